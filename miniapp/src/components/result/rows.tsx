import type { ReactNode } from 'react'
import type { PolicyResult } from '../../../../shared/index'
import { Box, Item, List, Tap, Txt } from '@/components/dom/index'
import { open } from '@/services/navigate'

interface PolicyRowsProps {
  readonly results: readonly PolicyResult[]
  /** One line under the title. */
  readonly hintOf: (result: PolicyResult) => string
  readonly tagOf?: (result: PolicyResult) => ReactNode
}

/** Policies one line each, leading to their pages. */
export function PolicyRows({ results, hintOf, tagOf }: PolicyRowsProps) {
  return (
    <List className="panel">
      {results.map((result) => {
        const { id, title } = result.policy
        return (
          <Item key={id}>
            <Tap
              className="row"
              onTap={() => {
                open('policy', { id })
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
