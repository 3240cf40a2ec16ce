import { describe, type Answers, type State } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Tag, type Tone } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { useStore } from '@/services/store'
import { draftStore } from '@/state/app'
import { givenText, type ConditionRow } from '@/state/conditions'
import { ClauseQuote } from './clause'

const LABELS: Readonly<Record<State, { label: string; tone: Tone }>> = {
  yes: { label: '满足', tone: 'good' },
  no: { label: '不满足', tone: 'bad' },
  unknown: { label: '待确认', tone: 'warn' },
}

/** Open only because the question was never answered. */
function isUnanswered(row: ConditionRow, answers: Answers): boolean {
  if (row.state !== 'unknown' || row.kind === 'verify' || row.fact === null) return false
  return answers[row.fact] === undefined
}

interface ConditionProps {
  readonly row: ConditionRow
  readonly checkedOn: string
  /** Own conditions are good or bad news; those of a table just say which row of it counts. */
  readonly isOwn?: boolean
}

/** One condition: what the firm has, what is wanted, whether it fits, and the clause; unanswered just what is wanted. */
export function Condition({ row, checkedOn, isOwn = true }: ConditionProps) {
  const { answers } = useStore(draftStore)
  const { title, rule } = describe(engine, row)
  const isBare = isUnanswered(row, answers)
  const { label, tone } = LABELS[row.state]
  return (
    <Box className="rule">
      <Box className="rule__head">
        <Txt className="rule__title">{title}</Txt>
        {!isBare && <Tag tone={isOwn || row.state === 'unknown' ? tone : 'plain'}>{label}</Tag>}
      </Box>
      {isBare && <Box className="rule__value">{rule}</Box>}
      {!isBare && rule !== '' && (
        <Box className="rule__pair">
          <Box className="rule__side">
            <Box className="rule__label">您的情况</Box>
            <Box className="rule__value">{givenText(engine, row, answers)}</Box>
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
