import {
  decimal,
  evaluate,
  type Answer,
  type Engine,
  type Fact,
  type IsoDate,
  type PolicyResult,
} from '../../../shared/index'
import type { Draft } from './draft'
import { readersOf } from './facts'
import { without } from './flow'

/** An estimate of a fact: a figure, or a band when it rests on one; null when nothing can be said. */
export function estimateAnswer(result: PolicyResult): Answer {
  const amount = result.amounts[0]
  if (!amount || result.verdict === 'not-in-force' || result.failure !== undefined) return null
  const [low, high] = [decimal(amount.low), decimal(amount.high)]
  if (amount.unbounded) return amount.low > 0 ? { low } : null
  return low === high ? low : { low, high }
}

/** The answers taken over from an estimate that the result of a policy rests on: without one it would be asked for. */
export function estimatesIn(engine: Engine, draft: Draft, on: IsoDate, policy: string): Fact[] {
  return draft.estimated.flatMap((id) => {
    if (draft.answers[id] === undefined) return []
    const readers = readersOf(engine, [policy], id)
    const [result] = evaluate(engine, without(draft.answers, id), on, readers)
    return result?.needs.includes(id) ? (engine.facts.get(id) ?? []) : []
  })
}
