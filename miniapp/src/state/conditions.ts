/** Which rows of an explanation are the policy's own conditions, and which belong to a table of amounts. */
import {
  describe,
  factAnswerText,
  isBenefit,
  type Answers,
  type Engine,
  type ExplanationRow,
  type Policy,
  type PolicyResult,
  type Truth,
} from '../../../shared/index'
import { isBand } from './bands'

export type ConditionRow = Extract<ExplanationRow, { kind: 'compare' | 'choice' | 'verify' }>

/** Alternatives: one of them will do, and nobody knows yet which one holds. Each has conditions of its own. */
export interface OneOf {
  readonly oneOf: readonly Conditions[]
}

/** Conditions that all have to be met. */
export type Conditions = readonly (ConditionRow | OneOf)[]

export function isConditionRow(row: ExplanationRow): row is ConditionRow {
  return row.kind === 'compare' || row.kind === 'choice' || row.kind === 'verify'
}

/** What the firm has: a range or 不清楚 as it was chosen. */
export function givenText(engine: Engine, row: ConditionRow, answers: Answers): string {
  const fact = row.kind === 'verify' ? undefined : engine.facts.get(row.fact ?? '')
  const answer = answers[fact?.id ?? '']
  if (fact && (answer === null || isBand(answer))) return factAnswerText(fact, answer)
  return describe(engine, row).value
}

/** What decides whether the policy applies; of alternatives only the one that holds, once one does. */
export function ownConditions(policy: Policy, rows: readonly ExplanationRow[]): Conditions {
  return select(policy, policy.eligible, rows.filter(isConditionRow))
}

/** All rows, whether each of them has to be met or one of several. */
export function rowsOf(conditions: Conditions): ConditionRow[] {
  return conditions.flatMap((one) => ('oneOf' in one ? one.oneOf.flatMap(rowsOf) : [one]))
}

/**
 * What comes after the conditions, in reading order: the row of a table that hits, steps, amounts.
 * What a firm would gain is left out where it gains nothing because it does not qualify; so is all of it where that
 * stands before the figures are known, which nobody is asked for then.
 */
export function workings({ policy, verdict }: PolicyResult, rows: readonly ExplanationRow[]): ExplanationRow[] {
  if (verdict === 'ineligible' && rows.some((row) => row.kind === 'amount' && row.value.unbounded)) return []
  const own = new Set<ExplanationRow>(rowsOf(ownConditions(policy, rows)))
  return rows.filter((row) => row.kind !== 'reading' && !own.has(row) && !(verdict === 'ineligible' && isNoGain(row)))

  function isNoGain(row: ExplanationRow): boolean {
    if (row.kind !== 'amount' || row.value.high[0] !== 0) return false
    const kind = policy.amounts.find(({ id }) => id === row.id)?.kind
    return kind !== undefined && isBenefit(kind)
  }
}

function isUnanswered(row: ConditionRow): boolean {
  return row.kind !== 'verify' && row.state === 'unknown' && row.given === null
}

function select(policy: Policy, truth: Truth, rows: readonly ConditionRow[]): Conditions {
  switch (truth.op) {
    case 'any': {
      const alternatives = truth.of.map((member) => select(policy, member, rows))
      const holds = alternatives.find((one) => one.length > 0 && rowsOf(one).every((row) => row.state === 'yes'))
      if (holds) return holds
      // What the office has to say matters only once the user's own answer does not settle it.
      return oneOf(alternatives.flatMap(rowsOf).some(isUnanswered) ? alternatives.map(withoutOffice) : alternatives)
    }
    case 'all':
    case 'none':
      return truth.of.flatMap((member) => select(policy, member, rows))
    default: {
      const row = rows.find((one) => isFrom(policy, truth, one))
      return row ? [row] : []
    }
  }
}

/** Alternatives among alternatives are as many more; of one there is nothing to choose. */
function oneOf(alternatives: readonly Conditions[]): Conditions {
  const flat = alternatives.flatMap((one) => {
    const [first, ...others] = one
    return first && 'oneOf' in first && others.length === 0 ? first.oneOf : [one]
  })
  const some = flat.filter((one) => one.length > 0)
  return some.length > 1 ? [{ oneOf: some }] : some.flat()
}

function withoutOffice(conditions: Conditions): Conditions {
  return conditions.flatMap((one): Conditions => {
    if ('oneOf' in one) return oneOf(one.oneOf.map(withoutOffice))
    return one.kind === 'verify' ? [] : [one]
  })
}

function isFrom(policy: Policy, leaf: Truth, row: ConditionRow): boolean {
  switch (leaf.op) {
    case 'verify':
      return row.kind === 'verify' && row.text === leaf.text
    case 'choice':
      return row.kind === 'choice' && row.fact === leaf.fact && row.wanted.join() === leaf.in.join()
    case 'compare':
      return row.kind === 'compare' && row.rel === leaf.rel && row.fact === factOf(leaf) && hasLimit(policy, leaf, row)
    default:
      return false
  }
}

type Comparison = Extract<Truth, { op: 'compare' }>

function factOf({ left }: Comparison): string | null {
  return left.op === 'fact' ? left.fact : null
}

/** Several conditions on one figure differ by the number that limits them. */
function hasLimit(
  { params }: Policy,
  { right }: Comparison,
  { printed }: { readonly printed: string | null },
): boolean {
  if (right.op !== 'param') return printed === null
  return params[right.param]?.values.some((value) => value.printed === printed) ?? false
}
