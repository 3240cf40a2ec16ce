/** The laws of evaluation on the policies as they ship: topic by topic, and from the first question to the last. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { load } from '../../shared'
import { evaluateAll, expectQuestionsEnd } from './laws'
import { answersTo, edgesOf } from './random-answers'
import { replyFrom } from './replies'
import { options, RUNS, SEED } from './runs'
import { bundlesByTopic, daysAround, SHIPPED } from './shipped'
import { lawsHold } from './suite'

const topics = bundlesByTopic(SHIPPED)
/** All topics together have as many cases as any other rules. */
const share = { ...options, numRuns: Math.ceil(RUNS / topics.length) }
/** A whole check has some hundred questions, so fewer of them will do. */
const PATHS = Math.ceil(RUNS / 200)

for (const sheet of topics) {
  const engine = load(sheet)
  const days = daysAround(sheet)
  const name = sheet.policies.map(({ id }) => id).join(', ')
  lawsHold({ name, sheet, rules: fc.constant(sheet.hash), engineOf: () => engine, days, options: share })

  it(`no policy of ${name} ever fails, whatever is answered`, () => {
    fc.assert(
      fc.property(answersTo(sheet), fc.constantFrom(...days), (given, on) => {
        for (const { failure } of evaluateAll(engine, given, on)) expect(failure).toBeUndefined()
      }),
      share,
    )
  })
}

describe('the full check', () => {
  const engine = load(SHIPPED)
  const edges = edgesOf(SHIPPED)

  it('ends on every path, and every settled policy has asked all it needs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...daysAround(SHIPPED)), fc.nat(), (on, seed) => {
        expectQuestionsEnd(engine, {}, on, replyFrom(engine, edges, seed))
      }),
      { numRuns: PATHS, seed: SEED },
    )
  })
})
