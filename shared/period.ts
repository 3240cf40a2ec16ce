/** What is in force on a day. Days are ISO dates and compare as strings. */
import type { Cite, IsoDate, Param, ParamValue, Period, Policy } from './bundle'
import type { Status } from './results'
import { RuleError } from './errors'

/** Where a policy stands on that day. A draft is never in force, whatever its dates say. */
export function statusOn(policy: Policy, on: IsoDate): Status {
  if (policy.kind === 'draft') return 'draft'
  if (policy.unverified && policy.unverified.from <= on) return 'unverified'
  if (isValid(policy, on)) return 'in-force'
  return policy.valid.some((period) => period.from > on) ? 'not-yet' : 'expired'
}

/** Whether the text itself says that it applies on that day. */
function isValid({ valid }: Policy, on: IsoDate): boolean {
  return valid.some((period) => isWithin(period, on))
}

/** First and last day included. */
export function isWithin({ from, to }: Period, on: IsoDate): boolean {
  return from <= on && (to === undefined || on <= to)
}

/** The last entry that starts on or before the day; entries are in the order of their dates. */
export function entryOn<T extends { readonly from: IsoDate }>(entries: readonly T[], on: IsoDate): T | undefined {
  let found: T | undefined
  for (const entry of entries) if (entry.from <= on) found = entry
  return found
}

/** Whether there are rules to compute with on that day. Those of a draft are the ones it announces. */
export function hasRules(policy: Policy, on: IsoDate): boolean {
  return isValid(policy, on) || statusOn(policy, on) === 'unverified'
}

/** The value in force on that day. Throws RuleError before the first one: no fallback. */
export function paramOn(param: Param, on: IsoDate): ParamValue {
  const found = entryOn(param.values, on)
  if (!found) throw new RuleError(`${param.label}: no value on ${on}`)
  return found
}

/** The clause to cite on that day. */
export function clauseOn(cite: Cite | undefined, on: IsoDate): string | null {
  if (cite === undefined || typeof cite === 'string') return cite ?? null
  return entryOn(cite, on)?.clause ?? null
}
