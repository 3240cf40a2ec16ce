/** Why a policy does not apply, in one line a condition. */
import { describe, explain, type Answers, type Engine, type IsoDate } from '../../../shared/index'
import { ownConditions, rowsOf } from './conditions'

export interface Reason {
  /** What the condition is about. */
  readonly title: string
  /** What the firm has. */
  readonly given: string
  /** What is wanted; alternatives together. */
  readonly wanted: string
  /** One of a list was chosen, not a figure given. */
  readonly isChoice: boolean
}

/** 「您是1万元，规定低于1万元」, 「您选的是「否」，须为「是」」. */
export function reasonText({ given, wanted, isChoice }: Reason): string {
  return isChoice ? `您选的是「${given}」，须为「${wanted}」` : `您是${given}，规定${wanted}`
}

/** The failed conditions of a policy, alternatives on one question together; empty when none failed. */
export function failedConditions(engine: Engine, answers: Answers, on: IsoDate, id: string): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const row of conditionsOf(engine, answers, on, id)) {
    if (row.state !== 'no') continue
    const { title, value, rule } = describe(engine, row)
    const known = reasons.get(title)
    const isChoice = row.kind === 'choice'
    const wanted = isChoice ? rule.replace(/^须为：/, '') : rule.replace(/ /g, '')
    reasons.set(title, { title, given: value, wanted: known ? joined(known, wanted) : wanted, isChoice })
  }
  return [...reasons.values()]
}

function joined({ wanted, isChoice }: Reason, another: string): string {
  return isChoice ? [...new Set([...wanted.split('、'), ...another.split('、')])].join('、') : `${wanted}，或${another}`
}

/** What nobody but the office can say: the open points with nothing to ask the user. */
export function openPoints(engine: Engine, answers: Answers, on: IsoDate, id: string): string[] {
  return conditionsOf(engine, answers, on, id).flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}

function conditionsOf(engine: Engine, answers: Answers, on: IsoDate, id: string) {
  const { result, rows } = explain(engine, answers, on, id)
  return rowsOf(ownConditions(result.policy, rows))
}
