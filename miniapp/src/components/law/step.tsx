import { describe, type ExplanationRow } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { engine } from '@/services/engine'
import { figureWords } from '@/state/wording'
import { ClauseQuote } from './clause'

interface StepProps {
  readonly row: Extract<ExplanationRow, { kind: 'step' | 'amount' }>
  readonly checkedOn: string
  /** Whether the law names a ceiling only. */
  readonly isCeiling: boolean
}

/** One figure of the calculation: how it comes about, and the clause of every number of the law in it. */
export function Step({ row, checkedOn, isCeiling }: StepProps) {
  const { title, value, rule } = describe(engine, row)
  const repeats = rule === `= ${value}`
  const quoted = new Set(row.numbers.map((number) => number.clause))
  return (
    <Box className={`rule rule--${row.kind}`}>
      <Box className="rule__head">
        <Txt className="rule__title">{title}</Txt>
        <Txt className="rule__figure">{figureWords(row.value, isCeiling)}</Txt>
      </Box>
      {!repeats && <Box className="rule__formula">{rule}</Box>}
      {row.numbers.map((number) => (
        <ClauseQuote
          key={number.param}
          id={number.clause ?? ''}
          mark={number.printed}
          about={`${number.label} ${number.printed}`}
          checkedOn={checkedOn}
        />
      ))}
      {row.clause !== null && !quoted.has(row.clause) && <ClauseQuote id={row.clause} checkedOn={checkedOn} />}
    </Box>
  )
}
