import { UNIT_LABELS, valueText, wan, yuan, type Fen, type NumberFact } from '../../../../shared/index'
import { hundredths, parseNumber, type Scale } from '@/state/money'

export function unitLabel(fact: NumberFact, scale: Scale): string {
  if (fact.unit === 'share') return '%'
  return fact.unit === 'yuan' && scale === 'wan' ? '万元' : UNIT_LABELS[fact.unit]
}

/** A sum of money both ways: 「300万元，即 3,000,000元」. */
function bothWays(fen: Fen): string {
  const short = wan(fen)
  return short.endsWith('万元') ? `${short}，即 ${yuan(fen).replace('¥', '')}元` : short
}

/** What a typed figure amounts to, while it is typed; empty when there is nothing to say. */
export function echo(fact: NumberFact, text: string, scale: Scale): string {
  if (fact.unit !== 'yuan' || text === '') return ''
  const parsed = parseNumber(text, scale, fact.decimals)
  const fen = parsed.ok ? hundredths([parsed.value]) : null
  return fen === null ? '' : `= ${bothWays(fen)}`
}

/** n ÷ d in the fact's unit. */
export function ratio(fact: NumberFact, n: number, d: number): string {
  return valueText({ low: [n, d], high: [n, d], unit: fact.unit })
}
