import { describe, type ExplanationRow, type State } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Tag, type Tone } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { ClauseQuote } from './clause'

const STATES: Readonly<Record<State, { label: string; tone: Tone }>> = {
  yes: { label: '满足', tone: 'good' },
  no: { label: '没满足', tone: 'bad' },
  unknown: { label: '待确认', tone: 'warn' },
}

interface ConditionProps {
  readonly row: Extract<ExplanationRow, { kind: 'compare' | 'choice' | 'verify' }>
  readonly checkedOn: string
}

/** One condition: what the firm has, what is wanted, whether it fits, and the clause. */
export function Condition({ row, checkedOn }: ConditionProps) {
  const { title, value, rule } = describe(engine, row)
  const { label, tone } = STATES[row.state]
  return (
    <Box className="rule">
      <Box className="rule__head">
        <Txt className="rule__title">{title}</Txt>
        <Tag tone={tone}>{label}</Tag>
      </Box>
      {rule !== '' && (
        <Box className="rule__pair">
          <Box className="rule__side">
            <Box className="rule__label">您的情况</Box>
            <Box className="rule__value">{value}</Box>
          </Box>
          <Box className="rule__side">
            <Box className="rule__label">规定</Box>
            <Box className="rule__value">{rule}</Box>
          </Box>
        </Box>
      )}
      {row.clause !== null && (
        <ClauseQuote
          id={row.clause}
          mark={row.kind === 'compare' ? (row.printed ?? undefined) : undefined}
          checkedOn={checkedOn}
        />
      )}
    </Box>
  )
}
