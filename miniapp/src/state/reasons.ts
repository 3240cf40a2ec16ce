/** Why a policy does not apply, in one line a condition. */
import { describe, explain, type Answers, type Engine, type IsoDate } from '../../../shared/index'
import { ownConditions } from './conditions'

export interface Reason {
  /** What the condition is about. */
  readonly title: string
  /** What the firm has. */
  readonly given: string
  /** What is wanted; alternatives together. */
  readonly wanted: string
}

/** The failed conditions of a policy, alternatives on one question together; empty when none failed. */
export function failedConditions(engine: Engine, answers: Answers, on: IsoDate, id: string): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const row of conditionsOf(engine, answers, on, id)) {
    if (row.state !== 'no') continue
    const { title, value, rule } = describe(engine, row)
    const known = reasons.get(title)
    reasons.set(title, { title, given: value, wanted: known ? `${known.wanted}，或${rule}` : rule })
  }
  return [...reasons.values()]
}

/** What nobody but the office can say: the open points with nothing to ask the user. */
export function openPoints(engine: Engine, answers: Answers, on: IsoDate, id: string): string[] {
  return conditionsOf(engine, answers, on, id).flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}

function conditionsOf(engine: Engine, answers: Answers, on: IsoDate, id: string) {
  const { result, rows } = explain(engine, answers, on, id)
  return ownConditions(result.policy, rows)
}
