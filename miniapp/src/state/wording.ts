/** Money for people: no figure that only says that nothing is known. */
import { moneyRange, yuan, type Fen } from '../../../shared/index'

/** A range that reaches further is not worth printing: the firm is small, the answers are missing. */
const TOO_WIDE: Fen = 10_000_000_000

export interface MoneyWords {
  readonly text: string
  /** False when there is no figure in it. */
  readonly known: boolean
}

/** An amount or its range; 「最多」 and 「以上」 where an end is open, words where both are. */
export function moneyWords(low: Fen, high: Fen): MoneyWords {
  if (low === high) return { text: yuan(low), known: true }
  if (high > TOO_WIDE) return low > 0 ? { text: `${yuan(low)} 以上`, known: true } : { text: '还算不出', known: false }
  return { text: low === 0 ? `最多 ${yuan(high)}` : moneyRange(low, high), known: true }
}
