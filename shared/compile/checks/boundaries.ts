import type { Fact, Quantity } from '../../bundle'
import { NOBODY, valueOf } from '../concrete'
import { insidePeriods } from '../dates'
import type { RuleProblem } from '../errors'
import { firmOf } from '../firm'
import * as exact from '../rational'
import type { Rational } from '../rational'
import { nameOf, problemAtNode, textOf, type Check, type LoweredPolicy, type Rules } from '../rules'
import { reachableFrom, roots, nodesOf } from '../../tree'
import type { Leaf } from '../decide'
import { daysFor } from './tables'
import { rangeOf } from './signs'

type Compare = Extract<Leaf, { op: 'compare' }>
type Side = 'just below' | 'exactly at' | 'just above'

const FIVE_PERCENT = exact.rational(1n, 20n)

/** Every limit of the law has a case exactly at it, one just below and one just above. */
export const checkBoundaries: Check = (rules) => rules.policies.flatMap((lowered) => boundaries(lowered, rules))

function boundaries(lowered: LoweredPolicy, { files, facts }: Rules): RuleProblem[] {
  const { policy } = lowered
  const cases = files.cases.filter(({ raw }) => raw.policy === policy.id).flatMap(({ raw }) => raw.cases)
  const compares = reachableFrom(policy, roots(policy)).filter(
    (node): node is Compare => node.op === 'compare' && hasParam(node.right, lowered),
  )
  const problems = new Map<string, RuleProblem>()
  for (const compare of compares) {
    const found = new Map<string, Set<Side>>(limitsOf(compare, lowered).map((limit) => [limit, new Set()]))
    for (const { on, answers } of cases) {
      const firm = firmOf(answers, facts)
      const [left, right] = [compare.left, compare.right].map((side) => valueOf(side, policy, on, firm))
      if (!left || !right) continue
      const side = sideOf(left, right, stepOf(compare.left, facts))
      const key = found.has('') ? '' : exact.show(right)
      if (side) found.get(key)?.add(side)
    }
    for (const [limit, sides] of found) {
      const missing = possibleSides(compare, limit, lowered, facts).filter((side) => !sides.has(side))
      if (missing.length === 0) continue
      const name = `\`${nameOf(compare.left)}\` against \`${textOf(lowered, compare.right)}\`${limit === '' ? '' : ` (${limit})`}`
      const hint = `write ${missing.length === 1 ? 'it' : 'them'} in ${policy.id}.cases.yaml`
      const message = `no case has ${name} ${missing.join(', ')}: ${hint}`
      problems.set(name, problemAtNode(lowered, compare, message))
    }
  }
  return [...problems.values()]
}

/** Whether the limit is a number of the law, directly or through lets. */
function hasParam(quantity: Quantity, { policy }: LoweredPolicy): boolean {
  return reachableFrom(policy, [quantity]).some((node) => node.op === 'param')
}

/** The values a constant limit has over time; `''` for one that hangs on the firm. */
export function limitsOf({ right }: Compare, { policy }: LoweredPolicy): string[] {
  if (nodesOf(right).some((node) => node.op === 'fact' || node.op === 'let')) return ['']
  const values = daysFor(policy)
    .filter((day) => insidePeriods(policy.valid, day))
    .flatMap((day) => valueOf(right, policy, day, NOBODY) ?? [])
  return [...new Set(values.map(exact.show))]
}

function sideOf(left: Rational, right: Rational, step: Rational | undefined): Side | undefined {
  const distance = exact.sub(left, right)
  if (distance.num === 0n) return 'exactly at'
  const reach = step ?? exact.mul(exact.max(right, exact.sub(exact.zero, right)), FIVE_PERCENT)
  const size = distance.num < 0n ? exact.sub(exact.zero, distance) : distance
  if (exact.compare(size, reach) > 0) return undefined
  return distance.num < 0n ? 'just below' : 'just above'
}

/** The smallest difference of a fact; lets are near a limit within five per cent. */
function stepOf(left: Quantity, facts: ReadonlyMap<string, Fact>): Rational | undefined {
  const fact = left.op === 'fact' ? facts.get(left.fact) : undefined
  if (fact?.type !== 'number') return undefined
  // Heads are counted in whole people even where an average may have decimals.
  const decimals = fact.unit === 'people' ? 0 : fact.decimals
  return exact.rational(1n, 10n ** BigInt(decimals))
}

/** Without the sides that the left value can never reach. */
function possibleSides(
  compare: Compare,
  limit: string,
  { policy }: LoweredPolicy,
  facts: ReadonlyMap<string, Fact>,
): Side[] {
  const all: Side[] = ['just below', 'exactly at', 'just above']
  const value = limit === '' ? undefined : exact.fromDecimal(limit)
  if (!value) return all
  const { low, high } = rangeOf(compare.left, policy, facts)
  return all.filter((side) => {
    if (side === 'just below') return exact.compare(low, value) < 0
    return side === 'just above' ? exact.compare(high, value) > 0 : true
  })
}
