/** The laws of evaluation on the policies as they ship. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { load } from '../../shared'
import { evaluateAll } from './laws'
import { answersTo } from './random-answers'
import { options } from './runs'
import { daysAround, SHIPPED } from './shipped'
import { lawsHold } from './suite'

const engine = load(SHIPPED)

lawsHold({
  name: 'shipped policies',
  sheet: SHIPPED,
  rules: fc.constant(SHIPPED.hash),
  engineOf: () => engine,
  days: daysAround(SHIPPED),
})

it('no shipped policy ever fails, whatever is answered', () => {
  fc.assert(
    fc.property(answersTo(SHIPPED), fc.constantFrom(...daysAround(SHIPPED)), (given, on) => {
      for (const { failure } of evaluateAll(engine, given, on)) expect(failure).toBeUndefined()
    }),
    options,
  )
})
