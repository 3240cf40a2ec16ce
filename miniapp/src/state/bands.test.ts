import { expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { evaluate, load, type Answer, type Bundle } from '../../../shared/index'
import { openRanges } from './bands'

const engine = load(bundle as unknown as Bundle)
const union = { has_union: 'yes', state_owned: 'no', fiscally_funded: 'no' }

it.each<[string, Answer, string[]]>([
  ['across the limit', { low: '8000', high: '24000' }, ['union_remitted']],
  ['within it, which leaves the amount open', { low: '8000', high: '9000' }, ['union_remitted']],
  ['beyond it', { low: '10000', high: '24000' }, []],
  ['exactly', '8000', []],
  ['by a 不清楚', null, []],
])('a range given %s', (_, union_remitted, ranges) => {
  const answers = { ...union, union_remitted }
  expect(openRanges(answers, evaluate(engine, answers, '2024-12-31', ['union-refund']))).toEqual(ranges)
})
