import { expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { evaluate, load, type Answer, type Answers, type Bundle } from '../../../shared/index'
import { choose, emptyDraft, withAnswer, type Draft } from './draft'
import { estimateAnswer, estimatesIn } from './estimate'

const engine = load(bundle as unknown as Bundle)
const on = '2024-12-31'
const POLICIES = ['union-refund', 'disabled-levy']

const answered = (has_union: string): Draft => ({
  ...choose(emptyDraft(engine, 2024), POLICIES),
  answers: { has_union, state_owned: 'no', fiscally_funded: 'no' },
})
const remitted = (answer: Answer, estimated = true) => withAnswer(answered('yes'), 'union_remitted', answer, estimated)
const marked = (draft: Draft) =>
  POLICIES.map((policy) => estimatesIn(engine, draft, on, policy).map(({ label }) => label))

it.each(['8000', '10000', { low: '8000', high: '24000' }])('is named where the result rests on it: %j', (answer) => {
  expect(marked(remitted(answer))).toEqual([['全年上缴的工会经费'], []])
})

it('is no longer named once the figure is known', () => {
  expect(marked(remitted('8000', false))).toEqual([[], []])
  expect(marked(withAnswer(remitted('8000'), 'union_remitted', '9999.99'))).toEqual([[], []])
})

it('is not named where it changes nothing: ruled out by something else, not in force, or answered no more', () => {
  const ruledOut = withAnswer(answered('no'), 'union_remitted', '8000', true)
  expect(marked(ruledOut)).toEqual([[], []])
  expect(estimatesIn(engine, remitted('8000'), '2019-12-31', 'union-refund')).toEqual([])
  expect(marked({ ...remitted('8000'), answers: answered('yes').answers })).toEqual([[], []])
})

it('is a figure, a band, or what is sure of it: never the most the question takes', () => {
  const estimate = (answers: Answers) => {
    const [result] = evaluate(engine, answers, on, ['union-remittance-estimate'])
    return result && estimateAnswer(result)
  }
  const payroll = (annual_payroll: Answer) => estimate({ has_union: 'yes', annual_payroll })
  // 2 % of the payroll, of which 40 % are remitted.
  expect(payroll('1000000')).toBe('8000.00')
  expect(payroll({ low: '1000000', high: '2000000' })).toEqual({ low: '8000.00', high: '16000.00' })
  expect(payroll({ low: '1000000' })).toEqual({ low: '8000.00' })
  expect(payroll(null)).toBeNull()
})
