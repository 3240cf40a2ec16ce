/** Which rows of an explanation are the policy's own conditions, and which belong to a table of amounts. */
import type { ExplanationRow, Policy, Truth } from '../../../shared/index'

export type ConditionRow = Extract<ExplanationRow, { kind: 'compare' | 'choice' | 'verify' }>

export function isConditionRow(row: ExplanationRow): row is ConditionRow {
  return row.kind === 'compare' || row.kind === 'choice' || row.kind === 'verify'
}

/** The rows that decide whether the policy applies at all. */
export function ownConditions(policy: Policy, rows: readonly ExplanationRow[]): ConditionRow[] {
  const leaves = leavesOf(policy.eligible)
  return rows.filter(isConditionRow).filter((row) => leaves.some((leaf) => isFrom(leaf, row)))
}

/** What comes after the conditions, in reading order: the row of a table that hits, steps, amounts. */
export function workings(policy: Policy, rows: readonly ExplanationRow[]): ExplanationRow[] {
  const own = new Set<ExplanationRow>(ownConditions(policy, rows))
  return rows.filter((row) => row.kind !== 'reading' && !own.has(row))
}

function leavesOf(truth: Truth): Truth[] {
  return truth.op === 'all' || truth.op === 'any' || truth.op === 'none' ? truth.of.flatMap(leavesOf) : [truth]
}

function isFrom(leaf: Truth, row: ConditionRow): boolean {
  switch (leaf.op) {
    case 'verify':
      return row.kind === 'verify' && row.text === leaf.text
    case 'choice':
      return row.kind === 'choice' && row.fact === leaf.fact && row.wanted.join() === leaf.in.join()
    case 'compare':
      return (
        row.kind === 'compare' && row.rel === leaf.rel && row.fact === (leaf.left.op === 'fact' ? leaf.left.fact : null)
      )
    default:
      return false
  }
}
