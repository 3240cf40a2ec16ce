/** Why a policy does not apply, in one line a condition. */
import { describe, explain, type Answers, type Engine, type IsoDate } from '../../../shared/index'
import { givenText, ownConditions, rowsOf, type ConditionRow, type Conditions } from './conditions'

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

export interface Failure {
  /** The failed conditions, alternatives on one question together; empty when none failed. */
  readonly reasons: readonly Reason[]
  /** Some are alternatives, each of which would have been enough. */
  readonly everyWay: boolean
}

export function failureOf(engine: Engine, answers: Answers, on: IsoDate, id: string): Failure {
  const conditions = conditionsOf(engine, answers, on, id)
  const reasonsIn = (some: Conditions) => reasonsOf(engine, answers, rowsOf(some))
  return {
    reasons: reasonsIn(conditions),
    everyWay: conditions.some((one) => 'oneOf' in one && fails(one) && reasonsIn([one]).length > 1),
  }
}

/**
 * The first condition that alone rules the policy out, in one line: 「单位类型：您选的是「公司等企业」，须为「个体工商户」」.
 * Of alternatives no single one does. Null when none failed.
 */
export function whyNot(engine: Engine, answers: Answers, on: IsoDate, id: string): string | null {
  const failed = conditionsOf(engine, answers, on, id).find(fails)
  if (!failed) return null
  const [reason, ...others] = reasonsOf(engine, answers, rowsOf([failed]))
  if (!reason) return null
  if (others.length === 0) return `${reason.title}：${reasonText(reason)}`
  return `几种情况都不符合：${[reason, ...others].map(({ title }) => `「${title}」`).join('')}`
}

function fails(condition: Conditions[number]): boolean {
  return 'oneOf' in condition ? condition.oneOf.every((one) => one.some(fails)) : condition.state === 'no'
}

function reasonsOf(engine: Engine, answers: Answers, rows: readonly ConditionRow[]): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const row of rows) {
    if (row.state !== 'no') continue
    const { title, rule } = describe(engine, row)
    const known = reasons.get(title)
    const isChoice = row.kind === 'choice'
    const wanted = isChoice ? rule.replace(/^须为：/, '') : rule.replace(/ /g, '')
    reasons.set(title, {
      title,
      given: givenText(engine, row, answers),
      wanted: known ? joined(known, wanted) : wanted,
      isChoice,
    })
  }
  return [...reasons.values()]
}

function joined({ wanted, isChoice }: Reason, another: string): string {
  return isChoice ? [...new Set([...wanted.split('、'), ...another.split('、')])].join('、') : `${wanted}，或${another}`
}

/** What nobody but the office can say: the open points with nothing to ask the user. */
export function openPoints(engine: Engine, answers: Answers, on: IsoDate, id: string): string[] {
  return rowsOf(conditionsOf(engine, answers, on, id)).flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}

function conditionsOf(engine: Engine, answers: Answers, on: IsoDate, id: string): Conditions {
  const { result, rows } = explain(engine, answers, on, id)
  return ownConditions(result.policy, rows)
}
