/** The laws of evaluation on random policies, random answers and days around every change of the law. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, explainAll, load, nextQuestions, type Answers, type PolicyResult } from '../../shared'
import { answersTo, edgesOf, formsOf, isOpen, refinementOf, stepsOf } from './random-answers'
import { brokenPolicies, days, engineOf, FACTS, rules } from './random-bundles'
import {
  evaluateAll,
  everyPolicy,
  expectDeterministic,
  expectExplained,
  expectNeedsMatch,
  expectQuestionsEnd,
  expectRefines,
  expectTotals,
} from './laws'
import { bundleOf } from './kit'
import { options } from './runs'
import { replyFrom } from './replies'

const sheet = bundleOf(FACTS, [])
const edges = edgesOf(sheet)
const answers = answersTo(sheet, edges)
/** What a firm says at first, and the same or more later. */
const moreAndMore = answers.chain((first) => fc.tuple(fc.constant(first), refinementOf(sheet, first, {}, edges)))
const completed = answers.chain((first) =>
  fc.tuple(fc.constant(first), refinementOf(sheet, first, { all: true }, edges)),
)

describe('random policies', () => {
  it('settle more, never less, the more is answered', () => {
    fc.assert(
      fc.property(rules, days, moreAndMore, (drawn, on, [before, after]) => {
        const engine = engineOf(drawn)
        expectRefines(evaluateAll(engine, before, on), evaluateAll(engine, after, on))
      }),
      options,
    )
  })

  it('reach every completion of what is still open', () => {
    fc.assert(
      fc.property(rules, days, completed, (drawn, on, [before, after]) => {
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
      fc.property(rules, days, answers, fc.nat(), (drawn, on, given, seed) => {
        const engine = engineOf(drawn)
        const [result] = evaluateAll(engine, given, on)
        if (result!.failure !== undefined) return
        const idle = (fact: { id: string }): boolean => !result!.needs.includes(fact.id)
        const [other] = fc.sample(refinementOf(sheet, given, { only: idle }, edges), { numRuns: 1, seed })
        expect(evaluateAll(engine, other as Answers, on)[0]).toEqual(result)
      }),
      options,
    )
  })

  it('ask for something exactly as long as something is open', () => {
    fc.assert(
      fc.property(rules, days, answers, (drawn, on, given) => {
        const engine = engineOf(drawn)
        expectNeedsMatch(evaluateAll(engine, given, on), sheet, given)
      }),
      options,
    )
  })

  it('narrow with a narrower band of one single fact', () => {
    const numbers = FACTS.filter((fact) => fact.type === 'number')
    const narrowed = fc.tuple(answers, fc.constantFrom(...numbers)).chain(([given, { id }]) => {
      const open = { ...given, [id]: {} }
      const { [id]: _, ...rest } = open
      return fc.tuple(
        fc.constant(rest as Answers),
        refinementOf(sheet, rest as Answers, { only: (fact) => fact.id === id }, edges),
      )
    })
    fc.assert(
      fc.property(rules, days, narrowed, (drawn, on, [before, after]) => {
        const engine = engineOf(drawn)
        expectRefines(evaluateAll(engine, before, on), evaluateAll(engine, after, on))
      }),
      options,
    )
  })

  it('depend on nothing but bundle, answers and day', () => {
    fc.assert(
      fc.property(rules, days, answers, fc.array(answers, { maxLength: 2 }), (drawn, on, given, others) => {
        const engine = engineOf(drawn)
        expectDeterministic(engine, given, others, on)
      }),
      options,
    )
  })

  it('are explained as they are evaluated', () => {
    fc.assert(
      fc.property(rules, days, answers, (drawn, on, given) => {
        const engine = engineOf(drawn)
        expectExplained(engine, given, on)
      }),
      options,
    )
  })

  it('are settled by asking what they ask', () => {
    fc.assert(
      fc.property(rules, days, answers, fc.nat(), (drawn, on, given, seed) => {
        const engine = engineOf(drawn)
        expectQuestionsEnd(engine, given, on, replyFrom(engine, edges, seed))
      }),
      options,
    )
  })

  it('add up to totals within their parts', () => {
    fc.assert(
      fc.property(rules, days, answers, (drawn, on, given) => {
        const engine = engineOf(drawn)
        expectTotals(evaluateAll(engine, given, on))
      }),
      options,
    )
  })

  it('are not touched by one that fails', () => {
    fc.assert(
      fc.property(
        rules,
        brokenPolicies('broken'),
        fc.nat({ max: 3 }),
        days,
        answers,
        (drawn, broken, at, on, given) => {
          const mixed = load(bundleOf(FACTS, [...drawn.slice(0, at), broken, ...drawn.slice(at)]))
          const alone = engineOf(drawn)
          const sound = (results: PolicyResult[]): PolicyResult[] => results.filter(({ policy }) => policy !== broken)
          expect(sound(evaluateAll(mixed, given, on))).toEqual(evaluateAll(alone, given, on))
          const ids = everyPolicy(alone)
          expect(nextQuestions(mixed, given, on, ['broken', ...ids])).toBeInstanceOf(Array)
          const explained = explainAll(mixed, given, on, ['broken', ...ids])
          expect(explained.slice(1)).toEqual(explainAll(alone, given, on, ids))
          expect(evaluate(mixed, given, on, ids)).toEqual(evaluateAll(alone, given, on))
        },
      ),
      options,
    )
  })

  it('do not care how a value is written', () => {
    const numbers = FACTS.filter((fact) => fact.type === 'number')
    const value = fc
      .constantFrom(...numbers)
      .chain((fact) => fc.tuple(fc.constant(fact), stepsOf(fact, edges.get(fact.id) ?? [])))
    fc.assert(
      fc.property(rules, days, answers, value, (drawn, on, given, [fact, steps]) => {
        const engine = engineOf(drawn)
        const [first, ...others] = formsOf(fact, steps).map((form) =>
          evaluateAll(engine, { ...given, [fact.id]: form }, on),
        )
        for (const other of others) expect(other).toEqual(first)
        expect(isOpen(fact, formsOf(fact, steps)[2])).toBe(false)
      }),
      options,
    )
  })
})
