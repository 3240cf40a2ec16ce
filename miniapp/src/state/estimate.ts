import { decimal, type Answer, type PolicyResult } from '../../../shared/index'

/** An estimate of a fact: a figure, or a band when it rests on one; null when nothing can be said. */
export function estimateAnswer(result: PolicyResult): Answer {
  const amount = result.amounts[0]
  if (!amount || result.verdict === 'not-in-force' || result.failure !== undefined) return null
  const [low, high] = [decimal(amount.low), decimal(amount.high)]
  return low === high ? low : { low, high }
}
