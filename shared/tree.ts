/** A policy's rules as a tree of conditions and quantities. */
import type { Policy, Quantity, Truth } from './bundle'

/** Conditions and quantities share no `op`, so one walk serves both. */
export type RuleNode = Truth | Quantity

function childrenOf(node: RuleNode): readonly RuleNode[] {
  switch (node.op) {
    case 'compare':
      return [node.left, node.right]
    case 'all':
    case 'any':
    case 'none':
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
      return node.of
    case 'floor':
      return [node.of]
    case 'table':
      return node.rows.flatMap((row) => (row.when ? [row.when, row.of] : [row.of]))
    case 'choice':
    case 'eligible':
    case 'reading':
    case 'verify':
    case 'number':
    case 'param':
    case 'fact':
    case 'let':
      return []
  }
}

/** The node and everything below it; lets are not followed. */
export function nodesOf(node: RuleNode): RuleNode[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)]
}

/** Everything the policy is made of, lets included. */
export function allNodes(policy: Policy): RuleNode[] {
  return [...Object.values(policy.lets).map((definition) => definition.of), ...roots(policy)].flatMap(nodesOf)
}

/** Where evaluation starts: eligibility, amounts, and the conditions of readings. */
export function roots(policy: Policy): RuleNode[] {
  const readings = policy.readings.flatMap((reading) => (reading.when ? [reading.when] : []))
  return [policy.eligible, ...policy.amounts.map((amount) => amount.of), ...readings]
}

/** The nodes that evaluation can reach from `start`, through lets and the policy's own eligibility. */
export function reachableFrom(policy: Policy, start: readonly RuleNode[]): RuleNode[] {
  const reached: RuleNode[] = []
  const seen = new Set<string>()
  const open = [...start]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const inner of nodesOf(node)) {
      reached.push(inner)
      const name = inner.op === 'let' ? `let ${inner.let}` : inner.op
      const target =
        inner.op === 'let' ? policy.lets[inner.let]?.of : inner.op === 'eligible' ? policy.eligible : undefined
      if (target === undefined || seen.has(name)) continue
      seen.add(name)
      open.push(target)
    }
  }
  return reached
}

/** Ids of the facts that evaluation can read from `start`; by default all the policy asks for. */
export function factsOf(policy: Policy, start: readonly RuleNode[] = roots(policy)): Set<string> {
  const facts = reachableFrom(policy, start).flatMap((node) =>
    node.op === 'fact' || node.op === 'choice' ? [node.fact] : [],
  )
  return new Set(facts)
}
