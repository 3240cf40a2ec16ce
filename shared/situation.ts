/** How one firm stands to one policy or filing window on a day, and in which words to tell it. */
import type { IsoDate, Policy } from './bundle'
import type { ExplanationRow, PolicyResult } from './results'
import type { Engine, Program } from './engine'
import { isBenefit, isOpen, resultOf } from './evaluate'
import { describe, moneyRange } from './format'
import { tellerOf } from './tell'

/**
 * `applies`: eligible. `may`: nothing speaks against it, and at most one answer is missing.
 * `near`: everything is fulfilled but one figure. `far`: not worth a notice.
 */
type Nearness = 'applies' | 'may' | 'near' | 'far'

export interface Situation {
  readonly policy: Policy
  readonly relation: Nearness
  readonly result: PolicyResult
  /** The deciding rows. */
  readonly reasons: readonly ExplanationRow[]
  /** Its conditions, deciding or not. */
  readonly conditions: readonly ExplanationRow[]
  /** The figure that is missing to a near miss. */
  readonly missing: ExplanationRow | null
}

/** On the answers filled in last. */
export function situationOn(engine: Engine, program: Program, on: IsoDate): Situation {
  const { policy } = program
  const result = resultOf(engine, program, on)
  const linked = result.failure === undefined ? program.on(on).linked : null
  if (!linked) return { policy, relation: 'far', result, reasons: [], conditions: [], missing: null }
  const teller = tellerOf(engine, policy, linked, on)
  const open = isOpen(engine, linked)
  const reasons = teller.reasons(open, result.amounts)
  const conditions = teller.conditions(open)
  const told = { policy, result, reasons, conditions }
  if (result.verdict === 'eligible') return { ...told, relation: 'applies', missing: null }
  if (result.verdict === 'unknown') {
    return { ...told, relation: result.needs.length <= 1 ? 'may' : 'far', missing: null }
  }
  const missing = oneMissing(conditions)
  return { ...told, relation: missing ? 'near' : 'far', missing }
}

/** The one condition that fails while others hold, if a figure of the firm can mend it. */
function oneMissing(rows: readonly ExplanationRow[]): ExplanationRow | null {
  const failing = rows.filter((row) => 'state' in row && row.state !== 'yes')
  const [only] = failing
  if (failing.length !== 1 || rows.length < 2 || only?.kind !== 'compare') return null
  return only.state === 'no' && only.given ? only : null
}

/** 「还差一步：从业人数现在是 305人，须不超过 300人」 */
export function missingText(engine: Engine, row: ExplanationRow): string {
  const { title, value, rule } = describe(engine, row)
  return `还差一步：${title}现在是${value}，须${rule.replace(' ', '')}。`
}

/** What a relation short of certainty still wants. */
export function openText(engine: Engine, { result }: Situation): string {
  const [fact] = result.needs
  if (fact === undefined) return '能不能享受，还要向主管部门核实。'
  return `还差一个答案：${engine.facts.get(fact)?.label ?? fact}。`
}

/** The benefits that are known to the fen: 「全年少缴的税 ¥5,000」 */
export function benefitText({ result }: Situation): string {
  const sure = result.amounts.filter(({ kind, low, high }) => isBenefit(kind) && low === high && high > 0)
  return sure.map((amount) => `${amount.label} ${moneyRange(amount)}。`).join('')
}

/** A condition on what the firm answered. */
export type ConditionRow = Extract<ExplanationRow, { readonly kind: 'compare' | 'choice' }>

export const isCondition = (row: ExplanationRow): row is ConditionRow => row.kind === 'compare' || row.kind === 'choice'

const SHOWN_REASONS = 2

/** Why it came: the answers that speak for it. */
export function whyOf(engine: Engine, { conditions, relation }: Situation): string {
  const fulfilled = conditions.filter((row) => isCondition(row) && row.state === 'yes')
  if (fulfilled.length === 0) {
    return relation === 'applies' ? '因为它不挑单位，您也适用。' : '因为您的答案里没有不符合的。'
  }
  const told = fulfilled.slice(0, SHOWN_REASONS).map((row) => {
    const { title, value } = describe(engine, row)
    return `${title}：${value}`
  })
  return `因为您填了${told.join('，')}。`
}

/** The clause of the missing figure, or the first that decided. */
export function clauseOf({ policy, reasons, missing }: Situation): string | null {
  if (missing?.clause) return missing.clause
  return reasons.find(({ clause }) => clause !== null)?.clause ?? policy.clauses[0] ?? null
}
