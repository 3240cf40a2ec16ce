import type { Truth } from '../bundle'

/** A condition without parts, other than the policy's own eligibility. */
export type Leaf = Extract<Truth, { op: 'compare' | 'choice' | 'reading' | 'verify' }>

/** Three-valued logic: undefined = unknown. `eligible` is what the word `eligible` stands for. */
export function decide(truth: Truth, eligible: Truth, leaf: (leaf: Leaf) => boolean | undefined): boolean | undefined {
  switch (truth.op) {
    case 'eligible':
      return decide(eligible, eligible, leaf)
    case 'all':
      return conjunction(truth.of.map((part) => decide(part, eligible, leaf)))
    case 'any':
      return not(conjunction(truth.of.map((part) => not(decide(part, eligible, leaf)))))
    case 'none':
      return conjunction(truth.of.map((part) => not(decide(part, eligible, leaf))))
    default:
      return leaf(truth)
  }
}

/** The leaves of a condition, those of the eligibility included where it is used. */
export function leavesOf(truth: Truth, eligible: Truth): Leaf[] {
  switch (truth.op) {
    case 'eligible':
      return leavesOf(eligible, eligible)
    case 'all':
    case 'any':
    case 'none':
      return truth.of.flatMap((part) => leavesOf(part, eligible))
    default:
      return [truth]
  }
}

const not = (value: boolean | undefined) => (value === undefined ? undefined : !value)

function conjunction(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false
  return values.includes(undefined) ? undefined : true
}
