import { load, type Fact, type Policy } from '../../../shared/index'
import { rules } from './rules'

/** The rules on this phone. Ready as soon as the app starts, with or without a network. */
export const engine = load(rules)

/** A fact the rules are known to have. Throws on an id that the bundle does not contain. */
export function factOf(id: string): Fact {
  const fact = engine.facts.get(id)
  if (!fact) throw new Error(`no fact ${id}`)
  return fact
}

export function policyOf(id: string): Policy | undefined {
  return engine.policies.get(id)
}
