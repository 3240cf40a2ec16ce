/** Values and rows in a shopkeeper's words. No Intl: old phones lack it. */
import type { Fact, Fraction, NumberFact, Relation, Unit } from './bundle'
import type { Amount, Answer, ExplanationRow, Fen, Value } from './results'
import type { Engine } from './engine'
import { floorDiv, mul, roundDiv, toFloat } from './exact'

const FEN_PER_WAN = 1_000_000
/** Where plain numbers end, with room to round. */
const EXACT = 4e15

/** Fen as a plain decimal in yuan: '150000.00'. */
export function decimal(fen: Fen): string {
  const size = Math.abs(fen)
  const cents = size % 100
  return `${fen < 0 ? '-' : ''}${(size - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`
}

/** Fen as money: '¥150,000', '¥9,999.99'. */
export function yuan(fen: Fen): string {
  const [whole = '0', cents = '00'] = decimal(Math.abs(fen)).split('.')
  return `${fen < 0 ? '−' : ''}¥${grouped(whole)}${cents === '00' ? '' : `.${cents}`}`
}

/** Fen in 万元 where that is exact and shorter: '15万元', else '1,234.56元'. */
export function wan(fen: Fen): string {
  if (Math.abs(fen) >= FEN_PER_WAN && fen % (FEN_PER_WAN / 10_000) === 0) return `${trimmed(fen, FEN_PER_WAN, 6)}万元`
  return `${yuan(fen).replace('¥', '')}元`
}

/** What stands for a range that nothing bounds. */
const UNKNOWN_AMOUNT = '还算不出'

/** One amount, or the range between two. */
export function moneyRange({ low, high, unbounded }: Pick<Amount, 'low' | 'high' | 'unbounded'>): string {
  if (unbounded) return low > 0 ? `${yuan(low)} 以上` : UNKNOWN_AMOUNT
  return low === high ? yuan(low) : `${yuan(low)}–${yuan(high)}`
}

/** '1.5%', '30人', '300万元', or a range of them. */
export function valueText({ low, high, unit, unbounded }: Value): string {
  const from = fractionText(low, unit)
  if (unbounded) return low[0] > 0 ? `${from}以上` : UNKNOWN_AMOUNT
  return low[0] * high[1] === high[0] * low[1] ? from : `${from}–${fractionText(high, unit)}`
}

/** What stands behind a figure, typed or shown; nothing behind a share, which is shown as a percentage. */
export const UNIT_LABELS: Readonly<Record<Unit, string>> = {
  yuan: '元',
  people: '人',
  share: '',
  area: '平方米',
  days: '天',
  months: '个月',
  times: '次',
  none: '',
}

function fractionText([n, d]: Fraction, unit: Unit): string {
  // Ranges of products reach far beyond any firm: there the 万元 are fine enough.
  if (unit === 'yuan' && Math.abs(n / d) * 100 > EXACT) return `${trimmed(roundDiv(n, mul(d, 10_000)), 1, 0)}万元`
  if (unit === 'yuan') return wan(roundDiv(mul(n, 100), d))
  if (unit === 'share') return `${rounded(mul(n, 100), d, 4)}%`
  return `${rounded(n, d, 4)}${UNIT_LABELS[unit]}`
}

/** A decimal with at most that many places, trailing zeros dropped. */
function rounded(n: ReturnType<typeof mul>, d: number, places: number): string {
  if (places > 0 && Math.abs(toFloat(n) / d) * 10 ** places > EXACT) return rounded(n, d, places - 1)
  const unit = 10 ** places
  return trimmed(roundDiv(mul(n, unit), d), unit, places)
}

function trimmed(value: number, unit: number, places: number): string {
  const whole = floorDiv(Math.abs(value), unit)
  const rest = String(Math.abs(value) - whole * unit)
    .padStart(places, '0')
    .replace(/0+$/, '')
  return `${value < 0 ? '−' : ''}${grouped(String(whole))}${rest && `.${rest}`}`
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** An answer as the review page shows it. */
export function factAnswerText(fact: Fact, answer: Answer | undefined): string {
  if (answer === undefined) return '未回答'
  if (answer === null) return '不清楚'
  if (fact.type === 'choice') {
    const id = answer === true ? 'yes' : answer === false ? 'no' : answer
    return fact.options.find((option) => option.id === id)?.label ?? '未回答'
  }
  if (typeof answer !== 'object') return numberText(fact, answer as string | number)
  if ('quarters' in answer) return `按 ${answer.quarters.length} 个季度平均`
  if ('parts' in answer) return answer.parts.map((part) => numberText(fact, part)).join(' + ')
  const band = fact.bands?.find((one) => same(one.low, answer.low) && same(one.high, answer.high))
  if (band) return band.label
  if (answer.low === undefined || answer.high === undefined) {
    return answer.high === undefined
      ? `${numberText(fact, answer.low ?? fact.min)}以上`
      : `${numberText(fact, answer.high)}以下`
  }
  return `${numberText(fact, answer.low)}–${numberText(fact, answer.high)}`
}

function same(a: string | undefined, b: unknown): boolean {
  return (a === undefined && b === undefined) || (a !== undefined && b !== undefined && Number(a) === Number(b))
}

function numberText(fact: NumberFact, value: string | number): string {
  const precision = 10 ** fact.decimals
  return fractionText([Math.round(Number(value) * precision), precision], fact.unit)
}

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  at_most: '不超过',
  below: '低于',
  at_least: '达到',
  above: '超过',
}
const UNKNOWN_VALUE = '没有填'

/** One row of an explanation: what it is about, what the firm has, and what the rule wants. */
export function describe(engine: Engine, row: ExplanationRow): { title: string; value: string; rule: string } {
  switch (row.kind) {
    case 'compare':
      return {
        title: row.label,
        value: row.given ? valueText(row.given) : UNKNOWN_VALUE,
        rule: `${RELATION_WORDS[row.rel]} ${row.printed ?? valueText(row.limit)}`,
      }
    case 'choice':
      return {
        title: engine.facts.get(row.fact)?.label ?? row.fact,
        value: row.given ? optionLabels(engine, row.fact, row.given) : UNKNOWN_VALUE,
        rule: `须为：${optionLabels(engine, row.fact, row.wanted)}`,
      }
    case 'verify':
      return { title: row.text, value: '待核实', rule: '' }
    case 'reading':
      return { title: row.text, value: '', rule: row.options.join('；') }
    case 'case':
      return { title: row.label, value: row.state === 'yes' ? '适用' : '可能适用', rule: '' }
    default:
      return { title: row.label, value: valueText(row.value), rule: `= ${row.formula}` }
  }
}

function optionLabels(engine: Engine, id: string, options: readonly string[]): string {
  const fact = engine.facts.get(id)
  if (fact?.type !== 'choice') return options.join('、')
  return options.map((option) => fact.options.find((one) => one.id === option)?.label ?? option).join('、')
}
