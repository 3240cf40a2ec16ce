/** Why a policy does not apply, in one line a condition. */
import { describe, explain, type Answers, type Engine, type ExplanationRow, type IsoDate } from '../../../shared/index'

export interface Reason {
  readonly title: string
  readonly text: string
  /** The answer behind it, when it is one. */
  readonly fact: string | null
}

/** The failed conditions of a policy; empty when none failed. */
export function failedConditions(engine: Engine, answers: Answers, on: IsoDate, id: string): Reason[] {
  return explain(engine, answers, on, id).rows.flatMap((row) => {
    if (!('state' in row) || row.state !== 'no' || row.kind === 'case') return []
    const { title, value, rule } = describe(engine, row)
    return [{ title, text: `${value}，${rule}`, fact: factBehind(row) }]
  })
}

export function factBehind(row: ExplanationRow): string | null {
  return row.kind === 'compare' || row.kind === 'choice' ? row.fact : null
}

/** What nobody but the office can say: the open points with nothing to ask the user. */
export function openPoints(engine: Engine, answers: Answers, on: IsoDate, id: string): string[] {
  return explain(engine, answers, on, id).rows.flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}
