/** One property per law, for whatever rules it is given. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers, Bundle, Engine, NumberFact } from '../../shared'
import {
  evaluateAll,
  expectDeterministic,
  expectExplained,
  expectNeedsMatch,
  expectQuestionsEnd,
  expectRefines,
  expectTotals,
} from './laws'
import { answersTo, edgesOf, formsOf, refinementOf, stepsOf } from './random-answers'
import { replyFrom } from './replies'
import { options as allRuns } from './runs'

/** Rules to try, all of them over the facts of one sheet. */
export interface Subject<Rules> {
  readonly name: string
  readonly sheet: Bundle
  readonly rules: fc.Arbitrary<Rules>
  readonly engineOf: (rules: Rules) => Engine
  /** Around every day on which something changes. */
  readonly days: readonly string[]
  /** Cases per law. */
  readonly options?: typeof allRuns
}

export function lawsHold<Rules>({ name, sheet, rules, engineOf, days, options = allRuns }: Subject<Rules>): void {
  const edges = edgesOf(sheet)
  const answers = answersTo(sheet, edges)
  const day = fc.constantFrom(...days)
  const numbers = sheet.facts.filter((fact): fact is NumberFact => fact.type === 'number')
  /** What a firm says at first, and the same or more later. */
  const later = (how: Parameters<typeof refinementOf>[2]): fc.Arbitrary<[Answers, Answers]> =>
    answers.chain((first) => fc.tuple(fc.constant(first), refinementOf(sheet, first, how, edges)))

  /** Some policies ask for no number at all. */
  const itWithNumbers = (title: string, law: () => void): void => {
    if (numbers.length > 0) it(title, law)
  }

  describe(name, () => {
    it('settle more, never less, the more is answered', () => {
      fc.assert(
        fc.property(rules, day, later({}), (drawn, on, [before, after]) => {
          const engine = engineOf(drawn)
          expectRefines(evaluateAll(engine, before, on), evaluateAll(engine, after, on))
        }),
        options,
      )
    })

    it('reach every completion of what is still open', () => {
      fc.assert(
        fc.property(rules, day, later({ all: true }), (drawn, on, [before, after]) => {
          const engine = engineOf(drawn)
          const results = evaluateAll(engine, after, on)
          expectRefines(evaluateAll(engine, before, on), results)
          expectNeedsMatch(results, sheet, after)
        }),
        options,
      )
    })

    it('do not depend on a fact they do not need', () => {
      fc.assert(
        fc.property(rules, day, answers, fc.nat(), (drawn, on, given, seed) => {
          const engine = engineOf(drawn)
          const results = evaluateAll(engine, given, on)
          const at = seed % results.length
          const result = results[at]!
          if (result.failure !== undefined) return
          const idle = (fact: { id: string }): boolean => !result.needs.includes(fact.id)
          const [other] = fc.sample(refinementOf(sheet, given, { only: idle }, edges), { numRuns: 1, seed })
          expect(evaluateAll(engine, other!, on)[at]).toEqual(result)
        }),
        options,
      )
    })

    it('ask for something exactly as long as something is open', () => {
      fc.assert(
        fc.property(rules, day, answers, (drawn, on, given) => {
          expectNeedsMatch(evaluateAll(engineOf(drawn), given, on), sheet, given)
        }),
        options,
      )
    })

    itWithNumbers('narrow with a narrower answer to one single fact', () => {
      const narrowed = fc.tuple(answers, fc.constantFrom(...numbers)).chain(([given, { id }]) => {
        const { [id]: _, ...before } = given
        return fc.tuple(
          fc.constant<Answers>(before),
          refinementOf(sheet, before, { only: (fact) => fact.id === id }, edges),
        )
      })
      fc.assert(
        fc.property(rules, day, narrowed, (drawn, on, [before, after]) => {
          const engine = engineOf(drawn)
          expectRefines(evaluateAll(engine, before, on), evaluateAll(engine, after, on))
        }),
        options,
      )
    })

    it('depend on nothing but bundle, answers and day', () => {
      fc.assert(
        fc.property(rules, day, answers, fc.array(answers, { maxLength: 2 }), (drawn, on, given, others) => {
          expectDeterministic(engineOf(drawn), given, others, on)
        }),
        options,
      )
    })

    it('are explained as they are evaluated', () => {
      fc.assert(
        fc.property(rules, day, answers, (drawn, on, given) => {
          expectExplained(engineOf(drawn), given, on)
        }),
        options,
      )
    })

    it('are settled by asking what they ask', () => {
      fc.assert(
        fc.property(rules, day, answers, fc.nat(), (drawn, on, given, seed) => {
          const engine = engineOf(drawn)
          expectQuestionsEnd(engine, given, on, replyFrom(engine, edges, seed))
        }),
        options,
      )
    })

    it('add up to totals within their parts', () => {
      fc.assert(
        fc.property(rules, day, answers, (drawn, on, given) => {
          expectTotals(evaluateAll(engineOf(drawn), given, on))
        }),
        options,
      )
    })

    itWithNumbers('do not care how a value is written', () => {
      const value = fc
        .constantFrom(...numbers)
        .chain((fact) => fc.tuple(fc.constant(fact), stepsOf(fact, edges.get(fact.id) ?? [])))
      fc.assert(
        fc.property(rules, day, answers, value, (drawn, on, given, [fact, steps]) => {
          const engine = engineOf(drawn)
          const [first, ...others] = formsOf(fact, steps).map((form) =>
            evaluateAll(engine, { ...given, [fact.id]: form }, on),
          )
          for (const other of others) expect(other).toEqual(first)
        }),
        options,
      )
    })
  })
}
