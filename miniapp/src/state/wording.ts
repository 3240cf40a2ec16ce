/** Money for people: no figure that only says that nothing is known. */
import { moneyRange, valueText, yuan, type Status, type Total, type Value } from '../../../shared/index'

export interface MoneyWords {
  readonly text: string
  /** False when there is no figure in it. */
  readonly known: boolean
}

/** An amount or its range; 「最多」 and 「以上」 where an end is open, 「最高」 for a ceiling of the law, words where both are. */
export function moneyWords(money: Omit<Total, 'kind'>, isCeiling = false): MoneyWords {
  const { low, high, unbounded } = money
  const known = !unbounded || low > 0
  const most = isCeiling ? '最高' : '最多'
  return { text: low === 0 && high > 0 && known ? `${most} ${yuan(high)}` : moneyRange(money), known }
}

/** Likewise a figure of the calculation, in its unit. */
export function figureWords(value: Value, isCeiling = false): string {
  const { low, high, unbounded } = value
  if (low[0] !== 0 || high[0] <= 0 || unbounded) return valueText(value)
  return `${isCeiling ? '最高' : '最多'} ${valueText({ ...value, low: high })}`
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
