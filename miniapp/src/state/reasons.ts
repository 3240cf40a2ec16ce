/** Why a policy does not apply, in one line a condition. */
import { describe, explain, type Answers, type Engine, type IsoDate } from '../../../shared/index'
import { ownConditions } from './conditions'

export interface Reason {
  readonly title: string
  readonly text: string
}

/** The failed conditions of a policy; empty when none failed. */
export function failedConditions(engine: Engine, answers: Answers, on: IsoDate, id: string): Reason[] {
  return conditionsOf(engine, answers, on, id).flatMap((row) => {
    if (row.state !== 'no') return []
    const { title, value, rule } = describe(engine, row)
    return [{ title, text: `${value}，${rule}` }]
  })
}

/** What nobody but the office can say: the open points with nothing to ask the user. */
export function openPoints(engine: Engine, answers: Answers, on: IsoDate, id: string): string[] {
  return conditionsOf(engine, answers, on, id).flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}

function conditionsOf(engine: Engine, answers: Answers, on: IsoDate, id: string) {
  const { result, rows } = explain(engine, answers, on, id)
  return ownConditions(result.policy, rows)
}
