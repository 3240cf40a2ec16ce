/** Policies whose further questions can wait: a 不清楚 in a list of situations may rule each of them out. */
import { evaluate, type Answers, type Engine, type IsoDate, type PolicyResult } from '../../../shared/index'

/**
 * Their ids, each with the first such situation. Until that is known, nothing asked about details could make the
 * policy certain.
 */
export function waiting(
  engine: Engine,
  answers: Answers,
  on: IsoDate,
  results: readonly PolicyResult[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const fact of engine.bundle.facts) {
    if (fact.type !== 'choice' || fact.group === undefined || answers[fact.id] !== null) continue
    const readers = results
      .filter(({ policy, needs }) => needs.includes(fact.id) && !found.has(policy.id))
      .map(({ policy }) => policy.id)
    if (readers.length === 0) continue
    for (const { id } of fact.options)
      for (const { policy, verdict } of evaluate(engine, { ...answers, [fact.id]: id }, on, readers))
        if (verdict === 'ineligible') found.set(policy.id, fact.id)
  }
  return found
}
