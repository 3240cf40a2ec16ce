import type { RuleProblem } from '../errors'
import { problemAt, type LoweredPolicy } from '../rules'
import { nodesOf, type RuleNode } from '../../tree'

/** Lets, and the policy's own eligibility, must not lead back to themselves. */
export function findCycle(lowered: LoweredPolicy): RuleProblem | undefined {
  const { policy, file } = lowered
  const done = new Set<string>()
  const below = (name: string): string[] => {
    const start: RuleNode | undefined = name === 'eligible' ? policy.eligible : policy.lets[name]?.of
    if (start === undefined) return []
    return nodesOf(start).flatMap((node) =>
      node.op === 'let' ? [node.let] : node.op === 'eligible' ? ['eligible'] : [],
    )
  }
  const search = (name: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name]
    if (done.has(name)) return undefined
    for (const next of below(name)) {
      const cycle = search(next, [...trail, name])
      if (cycle) return cycle
    }
    done.add(name)
    return undefined
  }
  for (const name of ['eligible', ...Object.keys(policy.lets)]) {
    const cycle = search(name, [])
    if (!cycle) continue
    const [first = name] = cycle
    const path = first === 'eligible' ? ['eligible'] : ['let', first]
    return problemAt(file, path, `this leads back to itself: ${cycle.join(' → ')}`)
  }
  return undefined
}
