import { expect, it } from 'vitest'
import bundle from '../../../../shared/generated/bundle.json'
import { load, type AmountKind, type Bundle, type Total } from '../../../../shared/index'
import { countOf, outcomeOf, totalsOf } from '../outcome'
import type { Kept, KeptPolicy } from './kept'
import { pastTotals, wonIn } from './past'

const engine = load(bundle as unknown as Bundle)
const money = (kind: AmountKind, low: number, high = low): Total => ({ kind, low, high })
const result = (policy: string, amounts: readonly Total[], eligible = true): KeptPolicy => ({
  policy,
  eligible,
  amounts,
})
const kept = (policies: readonly KeptPolicy[]): Kept => ({
  ...{ keptOn: '2026-11-20', on: '2026-11-20', bundle: 'b' },
  policies,
})
const benefits = [...engine.policies.values()].filter(({ role, kind }) => role === 'benefit' && kind !== 'draft')
/** Two alternatives on one topic. */
const pair = benefits.flatMap(({ id, topic }) => {
  const other = benefits.find((one) => one.topic === topic && one.id !== id)
  return other ? [id, other.id] : []
}) as [string, string]

it('leaves out what is undecided, also where nothing is certain', () => {
  const maybe = result('gone-b', [money('award', 0, 700)], false)
  expect(pastTotals(engine, kept([result('gone-a', [money('award', 100)]), maybe]))).toEqual([money('award', 100)])
  expect(pastTotals(engine, kept([maybe]))).toEqual([])
})

it('takes what comes to exactly 0 for nothing certain', () => {
  const nil = kept([result('gone-a', [money('due', 0), money('refund', 0)])])
  expect(wonIn(engine, nil)).toEqual([])
  expect(pastTotals(engine, nil)).toEqual([])
})

it('adds up kind by kind, money in hand first, and nothing of what is owed', () => {
  const a = result('gone-a', [money('award', 5), money('due', 9), money('tax_saved', 1, 2), money('tax_saved', 10)])
  const b = result('gone-b', [money('award', 7)])
  expect(pastTotals(engine, kept([a, b]))).toEqual([money('tax_saved', 11, 12), money('award', 12)])
})

it('counts one of several alternatives', () => {
  const [one, other] = pair
  const past = kept([result(one, [money('award', 3)]), result(other, [money('award', 5), money('refund', 2)])])
  expect(pastTotals(engine, past)).toEqual([money('refund', 0, 2), money('award', 3, 5)])
})

it('counts neither proposals nor second views', () => {
  const others = [...engine.policies.values()].filter((policy) => !benefits.includes(policy))
  expect(others.length).toBeGreaterThan(0)
  const views = others.map(({ id }) => result(id, [money('award', 3)]))
  expect(pastTotals(engine, kept([...views, result('gone', [money('award', 1)])]))).toEqual([money('award', 1)])
})

it('says what the result page said', () => {
  const answers = {
    ...{ entity_type: 'company', industry_restricted: 'no', high_tech: 'no', staff_average: '10' },
    ...{ assets_average: '1000000', taxable_income: '2000000' },
    ...{ has_union: 'yes', state_owned: 'no', fiscally_funded: 'no', union_remitted: '5000' },
  }
  const outcome = outcomeOf(engine, answers, '2026-11-20', [...engine.policies.keys()])
  const policies = outcome.results
    .filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    .map(({ policy, verdict, amounts }) => result(policy.id, amounts, verdict === 'eligible'))
  const shown = totalsOf(outcome)
  expect(shown.length).toBeGreaterThan(0)
  expect(shown).not.toEqual(outcome.totals)
  const past = kept(policies)
  expect(pastTotals(engine, past)).toEqual(shown)
  expect(wonIn(engine, past)).toHaveLength(countOf(outcome.results, 'eligible'))
})
