import { describe, type ExplanationRow } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Tag } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { ClauseQuote } from './clause'

/** The row of a table that counts, or may count. */
export function Case({ row, checkedOn }: { row: Extract<ExplanationRow, { kind: 'case' }>; checkedOn: string }) {
  const { title, value } = describe(engine, row)
  return (
    <Box className="rule">
      <Box className="rule__head">
        <Txt className="rule__title">{title}</Txt>
        <Tag tone={row.state === 'yes' ? 'good' : 'warn'}>{value}</Tag>
      </Box>
      {row.clause !== null && <ClauseQuote id={row.clause} checkedOn={checkedOn} />}
    </Box>
  )
}
