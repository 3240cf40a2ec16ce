/** Which policies read which facts, and what a policy is about. */
import { factsOf, type Engine, type Policy } from '../../../shared/index'
import { once } from './settled'

const BASICS = 'company'

/** Every fact the policy reads, under any law. */
function factsRead(engine: Engine, policy: Policy): ReadonlySet<string> {
  return once(engine, policy, 'facts', () => factsOf(policy))
}

/** Those of the policies that an answer to this fact can touch. */
export function readersOf(engine: Engine, ids: readonly string[], fact: string): string[] {
  return ids.filter((id) => {
    const policy = engine.policies.get(id)
    return policy !== undefined && factsRead(engine, policy).has(fact)
  })
}

/** The theme most of the policy's questions belong to; what kind of firm it is does not count unless it is all there is. */
export function themeOf(engine: Engine, policy: Policy): string {
  return once(engine, policy, 'theme', () => {
    const counts = new Map<string, number>()
    for (const id of factsRead(engine, policy)) {
      const theme = engine.facts.get(id)?.theme ?? BASICS
      if (theme !== BASICS) counts.set(theme, (counts.get(theme) ?? 0) + 1)
    }
    let most = BASICS
    for (const { id } of engine.bundle.themes) if ((counts.get(id) ?? 0) > (counts.get(most) ?? 0)) most = id
    return most
  })
}
