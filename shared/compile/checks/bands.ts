import type { NumberFact, Relation } from '../../bundle'
import { holds } from '../concrete'
import type { RuleProblem } from '../errors'
import { bandEnds } from '../lower-facts'
import * as exact from '../rational'
import type { Rational } from '../rational'
import { problemAtFact, type Check } from '../rules'
import { reachableFrom, roots } from '../../tree'
import { limitsOf } from './boundaries'

/** A band lies on one side of every limit its fact is compared with, so that choosing it decides the condition. */
export const checkBands: Check = ({ files, facts, policies }) => {
  const problems = policies.flatMap((lowered) =>
    reachableFrom(lowered.policy, roots(lowered.policy)).flatMap((node): RuleProblem[] => {
      const fact = node.op === 'compare' && node.left.op === 'fact' ? facts.get(node.left.fact) : undefined
      if (node.op !== 'compare' || fact?.type !== 'number') return []
      return limitsOf(node, lowered).flatMap((text) => {
        const limit = exact.fromDecimal(text)
        const band = limit && straddling(fact, node.rel, limit)
        if (band === undefined) return []
        const message = `fact \`${fact.id}\`: band 「${band}」 lies on both sides of ${text}, a limit of ${lowered.policy.id}: split it there`
        return [problemAtFact(files, fact.id, 'bands', message)]
      })
    }),
  )
  return problems
}

function straddling(fact: NumberFact, rel: Relation, limit: Rational): string | undefined {
  const end = (value: Rational | undefined, otherwise: number) =>
    value ?? exact.fromDecimal(String(otherwise)) ?? exact.zero
  return fact.bands?.find((band) => {
    const { low, high } = bandEnds(band)
    return holds(end(low, fact.min), rel, limit) !== holds(end(high, fact.max), rel, limit)
  })?.label
}
