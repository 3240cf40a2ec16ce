import type { ReactNode } from 'react'
import type { PolicyResult } from '../../../../shared/index'
import { Box, Item, List, Tap, Txt } from '@/components/dom/index'
import { open } from '@/services/navigate'

interface PolicyRowsProps {
  readonly results: readonly PolicyResult[]
  /** One line under the title. */
  readonly hintOf: (result: PolicyResult) => string
  readonly tagOf?: (result: PolicyResult) => ReactNode
  /** Where a line leads; else to the page of the policy. */
  readonly onTap?: (result: PolicyResult) => void
}

/** Policies one line each. */
export function PolicyRows({ results, hintOf, tagOf, onTap = openPolicy }: PolicyRowsProps) {
  return (
    <List className="panel">
      {results.map((result) => {
        const { id, title } = result.policy
        return (
          <Item key={id}>
            <Tap
              className="row"
              onTap={() => {
                onTap(result)
              }}
            >
              <Box className="row__text">
                <Txt className="row__title">{title}</Txt>
                <Txt className="row__hint">{hintOf(result)}</Txt>
              </Box>
              {tagOf?.(result)}
              <Box className="row__arrow" decorative />
            </Tap>
          </Item>
        )
      })}
    </List>
  )
}

function openPolicy({ policy }: PolicyResult): void {
  open('policy', { id: policy.id })
}
