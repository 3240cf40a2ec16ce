import { clauseOn, type ExplanationRow, type IsoDate, type Policy } from '../../../../shared/index'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { ClauseQuote } from './clause'

interface RemarksProps {
  readonly title: string
  readonly lines: readonly {
    readonly text: string
    readonly options?: readonly string[]
    readonly clause: string | null
  }[]
  readonly checkedOn: string
}

/** Words that leave a doubt, or that are good to know, each with its clause. */
export function Remarks({ title, lines, checkedOn }: RemarksProps) {
  if (lines.length === 0) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        {title}
      </Heading>
      <List className="panel">
        {lines.map((line) => (
          <Item className="remark" key={line.text}>
            <Para>{line.text}</Para>
            {line.options?.map((option) => (
              <Para className="remark__options" key={option}>
                {option}
              </Para>
            ))}
            {line.clause !== null && <ClauseQuote id={line.clause} checkedOn={checkedOn} />}
          </Item>
        ))}
      </List>
    </Box>
  )
}

export function noteLines(policy: Policy, on: IsoDate): RemarksProps['lines'] {
  return policy.notes.map((note) => ({ text: note.text, clause: clauseOn(note.cite, on) }))
}

export function readingLines(rows: readonly ExplanationRow[]): RemarksProps['lines'] {
  return rows.flatMap((row) =>
    row.kind === 'reading' ? [{ text: row.text, options: row.options, clause: row.clause }] : [],
  )
}
