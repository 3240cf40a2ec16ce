/** An amount that is not marked as unbounded would be the same if the questions reached twice as far. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { load, type Bundle, type NumberFact } from '../../shared'
import { evaluateAll } from './laws'
import { answersTo } from './random-answers'
import { options, RUNS } from './runs'
import { bundlesByTopic, daysAround, SHIPPED } from './shipped'

const topics = bundlesByTopic(SHIPPED)
const share = { ...options, numRuns: Math.ceil(RUNS / topics.length) }

/** What nears an end the farther a question reaches has all but come there: part of the amount, and fen. */
const NEARLY = 1e-4
const ROUNDING = 1

/** The same questions, those without a limit of their own reaching so many times as far; no share is more than all. */
function reaching(times: number, bundle: Bundle): Bundle {
  const ends = ({ min, max }: NumberFact) => ({ min: min < 0 ? times * min : min, max: Math.ceil(times * max) })
  const isLimited = (fact: NumberFact) => fact.limited || fact.unit === 'share'
  const facts = bundle.facts.map((fact) =>
    fact.type !== 'number' || isLimited(fact) ? fact : { ...fact, ...ends(fact) },
  )
  return { ...bundle, facts }
}

it.each(topics.map((sheet) => [sheet.policies.map(({ id }) => id).join(', '), sheet] as const))(
  '%s has no end that only the questions make, but for those that are marked',
  (_, sheet) => {
    const [engine, wider] = [load(sheet), load(reaching(2, sheet))]
    // What is said to lie near the end of a question would pass for its end.
    const answers = answersTo(reaching(1 / 16, sheet))
    fc.assert(
      fc.property(answers, fc.constantFrom(...daysAround(sheet)), (given, on) => {
        const far = evaluateAll(wider, given, on)
        evaluateAll(engine, given, on).forEach(({ verdict, amounts }, i) => {
          expect(far[i]!.verdict).toBe(verdict)
          amounts.forEach(({ low, high, unbounded }, j) => {
            const there = far[i]!.amounts[j]!
            expect(there.low).toBe(low)
            if (!unbounded) expect(Math.abs(there.high - high)).toBeLessThanOrEqual(ROUNDING + high * NEARLY)
          })
        })
      }),
      share,
    )
  },
)
