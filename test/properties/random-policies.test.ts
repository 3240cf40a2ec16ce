/** The laws of evaluation on random policies, on days around every change of their law. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluate, explainAll, load, nextQuestions, type PolicyResult } from '../../shared'
import { bundleOf } from './kit'
import { evaluateAll, everyPolicy } from './laws'
import { answersTo } from './random-answers'
import { brokenPolicies, DAYS, engineOf, FACTS, rules } from './random-bundles'
import { options } from './runs'
import { lawsHold } from './suite'

const sheet = bundleOf(FACTS, [])

lawsHold({ name: 'random policies', sheet, rules, engineOf, days: DAYS })

it('a policy that fails leaves the others as they are', () => {
  const broken = brokenPolicies('broken')
  const day = fc.constantFrom(...DAYS)
  fc.assert(
    fc.property(rules, broken, fc.nat({ max: 3 }), day, answersTo(sheet), (drawn, fault, at, on, given) => {
      const alone = engineOf(drawn)
      const mixed = load(bundleOf(FACTS, [...drawn.slice(0, at), fault, ...drawn.slice(at)]))
      const sound = (results: PolicyResult[]): PolicyResult[] => results.filter(({ policy }) => policy !== fault)
      const expected = evaluateAll(alone, given, on)
      const ids = everyPolicy(alone)
      expect(sound(evaluateAll(mixed, given, on))).toEqual(expected)
      expect(evaluate(mixed, given, on, ids)).toEqual(expected)
      expect(explainAll(mixed, given, on, ['broken', ...ids]).slice(1)).toEqual(explainAll(alone, given, on, ids))
      expect(nextQuestions(mixed, given, on, [...ids, 'broken']).map(({ fact }) => fact)).toEqual(
        expect.arrayContaining(nextQuestions(alone, given, on, ids).map(({ fact }) => fact)),
      )
    }),
    options,
  )
})
