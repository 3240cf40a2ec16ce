/** Money for people: no figure that only says that nothing is known. */
import { moneyRange, valueText, yuan, type Fen, type Status, type Unit, type Value } from '../../../shared/index'

/** Beyond this an amount says only that nothing is known of the firm: it is small, the answers are missing. */
export const TOO_WIDE: Fen = 10_000_000_000

/** The same of other values: yuan, a share of ten times the whole. */
const TOO_LARGE: Partial<Readonly<Record<Unit, number>>> = { yuan: TOO_WIDE / 100, share: 10 }
const TOO_MANY = 100_000

export interface MoneyWords {
  readonly text: string
  /** False when there is no figure in it. */
  readonly known: boolean
}

/** An amount or its range; 「最多」 and 「以上」 where an end is open, 「最高」 for a ceiling of the law, words where both are. */
export function moneyWords(low: Fen, high: Fen, isCeiling = false): MoneyWords {
  if (isCeiling && high <= TOO_WIDE) return { text: `最高 ${yuan(high)}`, known: true }
  if (low === high) return { text: yuan(low), known: true }
  if (high > TOO_WIDE) return low > 0 ? { text: `${yuan(low)} 以上`, known: true } : { text: '还算不出', known: false }
  return { text: low === 0 ? `最多 ${yuan(high)}` : moneyRange(low, high), known: true }
}

/** A value of an explanation; words where its upper end only says that an answer is missing. */
export function valueWords(value: Value): string {
  const { low, high, unit } = value
  const isRange = low[0] !== high[0] || low[1] !== high[1]
  const farthest = Math.max(-low[0] / low[1], high[0] / high[1])
  return isRange && farthest > (TOO_LARGE[unit] ?? TOO_MANY) ? '还算不出' : valueText(value)
}

/** Why nothing was computed for a year. What came before a policy may have been another one that is not held. */
export function notInForceText(status: Status, year: number): string {
  if (status === 'not-yet') return `${year} 年还没有这项政策，或者当年的规定没有收录`
  return `${year} 年不在这项政策的有效期内`
}

/** Likewise of everything that was asked about at once. */
export function noRulesTexts(
  results: readonly { readonly status: Status }[],
  year: number,
): { readonly title: string; readonly text: string } {
  return results.some(({ status }) => status === 'not-yet')
    ? { title: `${year} 年的规定没有收录`, text: '也可能那一年还没有这样的政策。可以换一个年度再测。' }
    : { title: `${year} 年没有适用的规定`, text: '那一年不在这里政策的有效期内。可以换一个年度再测。' }
}
