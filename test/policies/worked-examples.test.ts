import { describe, expect, it } from 'vitest'
import bundle from '../../shared/generated/bundle.json'
import { conditions, evaluate, explain, load, type Answers, type Bundle, type PolicyResult } from '../../shared/index'
import data from './worked-examples.json'

/**
 * Published and derived computations for the headline checks, in their own words;
 * each is translated into our questions here. Example money is in yuan, ours in fen.
 */
interface Example {
  readonly id: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
}

const examples = data as readonly Example[]
const engine = load(bundle as unknown as Bundle)

const fen = (yuan: unknown): number => Math.round(numberOf(yuan) * 100)
/** Ten thousands of yuan, the unit of some examples, to yuan. */
const fromWan = (wan: unknown): number => numberOf(wan) * 10_000

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`not a number: ${JSON.stringify(value)}`)
  return value
}

function quartersOf(value: unknown, unit = 1): [number, number][] {
  if (!Array.isArray(value)) throw new TypeError('not a list of quarters')
  return value.map((pair: unknown) => {
    if (!Array.isArray(pair)) throw new TypeError('not a quarter')
    return [numberOf(pair[0]) * unit, numberOf(pair[1]) * unit]
  })
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value
}

function run(policy: string, answers: Answers, on: string): PolicyResult {
  const [result] = evaluate(engine, answers, on, [policy])
  if (!result) throw new Error(`no result of ${policy}`)
  expect(result.failure).toBeUndefined()
  return result
}

/** A settled amount in fen. */
function amount(result: PolicyResult, id: string): number {
  const found = result.amounts.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no amount ${id}`)
  expect(found.low).toBe(found.high)
  return found.low
}

/** The value a condition compares, e.g. the average that was worked out from quarter figures. */
function compared(policy: string, fact: string, answers: Answers, on: string): number {
  const row = conditions(engine, answers, on, policy).find((one) => one.kind === 'compare' && one.fact === fact)
  if (row?.kind !== 'compare' || !row.given) throw new Error(`${fact} is not compared`)
  expect(row.given.low).toEqual(row.given.high)
  return row.given.low[0] / row.given.low[1]
}

const smallCompany: Answers = {
  entity_type: 'company',
  industry_restricted: 'no',
  high_tech: 'no',
  taxable_income: 1_000_000,
  staff_average: 100,
  assets_average: 20_000_000,
}

function companyTax({ facts, expected }: Example): void {
  const answers: Answers = {
    ...smallCompany,
    industry_restricted: facts['restricted_industry'] === true,
    taxable_income: numberOf(facts['taxable_income_yuan']),
    staff_average: numberOf(facts['avg_employees']),
    assets_average: numberOf(facts['avg_assets_yuan']),
  }
  const result = run('small-profit-cit', answers, `${numberOf(facts['tax_year'])}-12-31`)
  expect(result.verdict).toBe(expected['is_small_low_profit'] === true ? 'eligible' : 'ineligible')
  expect(amount(result, 'tax_due')).toBe(fen(expected['cit_yuan']))
  expect(amount(result, 'tax_saved')).toBe(fen(expected['relief_vs_25pct_yuan']))
}

/** Head-count by quarters, every other test fulfilled. */
function headCount(quarters: [number, number][], average: unknown, qualifies: unknown): void {
  const answers: Answers = { ...smallCompany, staff_average: { quarters } }
  expect(compared('small-profit-cit', 'staff_average', answers, '2024-12-31')).toBe(average)
  const { verdict } = run('small-profit-cit', answers, '2024-12-31')
  expect(verdict).toBe(qualifies === true ? 'eligible' : 'ineligible')
}

/** Published for 2019; the limits and the averages are those of the years we hold. */
function cumulative({ facts, expected }: Example): void {
  const staff = quartersOf(facts['employees_start_end'])
  const assets = quartersOf(facts['assets_start_end_wan'], 10_000)
  const policy = 'small-profit-prepayment'
  ;['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31'].forEach((on, quarter) => {
    const answers: Answers = {
      entity_type: 'company',
      industry_restricted: 'no',
      high_tech: 'no',
      taxable_income_to_date: fromWan(listOf(facts['cum_taxable_income_wan'])[quarter]),
      staff_average_to_date: { quarters: staff.slice(0, quarter + 1) },
      assets_average_to_date: { quarters: assets.slice(0, quarter + 1) },
    }
    expect(compared(policy, 'staff_average_to_date', answers, on)).toBe(listOf(expected['avg_employees_cum'])[quarter])
    expect(compared(policy, 'assets_average_to_date', answers, on)).toBe(
      fromWan(listOf(expected['avg_assets_cum_wan'])[quarter]),
    )
    const qualifies = listOf(expected['qualifies_cum'])[quarter]
    expect(run(policy, answers, on).verdict).toBe(qualifies === true ? 'eligible' : 'ineligible')
  })
}

function individualTax({ facts, expected }: Example, answers: Answers): void {
  const year = numberOf(facts['tax_year'])
  const result = run('individual-halving', { entity_type: 'individual', other_relief: 0, ...answers }, `${year}-12-31`)
  expect(amount(result, 'tax_saved')).toBe(fen(expected['halving_relief_yuan']))
  const before = expected['tax_before_yuan']
  if (before !== undefined) expect(amount(result, 'tax_without')).toBe(fen(before))
  const payable = expected['tax_payable_yuan']
  if (payable !== undefined) expect(amount(result, 'tax_due')).toBe(fen(payable))
}

/** Payroll = head-count × average wage. Grade 1–2 workers are part of the counted ones, each standing for two. */
function levy({ facts, expected }: Example): void {
  const staff = numberOf(facts['avg_employees_prev_year'])
  const severe = facts['disabled_grade_1_2'] === undefined ? 0 : numberOf(facts['disabled_grade_1_2'])
  const answers: Answers = {
    entity_type: facts['is_enterprise'] === false ? 'institution' : 'company',
    region: 'shandong',
    staff_employed: staff,
    disabled_staff: numberOf(facts['disabled_counted']) - severe,
    disabled_severe: severe,
    annual_payroll: (staff * fen(facts['avg_annual_wage_yuan'])) / 100,
    wage_over_double: 'no',
  }
  const local = facts['local_avg_wage_yuan']
  const both: Answers[] = [answers]
  // At exactly twice the local average both answers must give the same sum.
  if (local !== undefined) both.push({ ...answers, wage_over_double: 'yes', local_average_wage: numberOf(local) })
  for (const one of both) {
    const result = run('disabled-levy', one, '2024-12-31')
    const due = expected['due_before_relief_yuan'] ?? expected['due_before_relief_yuan_rounded']
    expect(amount(result, 'levy_due')).toBe(fen(due))
    if (expected['payable_yuan'] === undefined) continue
    expect(amount(result, 'levy_payable')).toBe(fen(expected['payable_yuan']))
    expect(amount(result, 'levy_saved')).toBe(fen(expected['saving_yuan']))
  }
}

/** The dues, a step of the estimate, in fen; and the estimated remittance. */
function remittance(payroll: number): { dues: number; remitted: number } {
  const answers: Answers = { has_union: 'yes', annual_payroll: payroll }
  const { rows } = explain(engine, answers, '2024-12-31', 'union-remittance-estimate')
  const step = rows.find((row) => row.kind === 'step')
  if (step?.kind !== 'step') throw new Error('the dues are no step of the estimate')
  const dues = fen(step.value.low[0] / step.value.low[1])
  return { dues, remitted: amount(run('union-remittance-estimate', answers, '2024-12-31'), 'remitted') }
}

function unionRefund({ facts, expected }: Example): void {
  const { dues, remitted } = remittance(numberOf(facts['annual_payroll_yuan']))
  expect(dues).toBe(fen(expected['fund_2pct_yuan']))
  expect(remitted).toBe(fen(expected['remitted_yuan']))
  const answers: Answers = {
    has_union: facts['has_union'] === true,
    union_remitted: remitted / 100,
    state_owned: facts['state_owned'] === true,
    fiscally_funded: 'no',
  }
  const result = run('union-refund', answers, '2024-12-31')
  expect(result.verdict).toBe(expected['qualifies_refund'] === true ? 'eligible' : 'ineligible')
  expect(amount(result, 'refund')).toBe(fen(expected['refund_yuan']))
}

const translations: Readonly<Record<string, (example: Example) => void>> = {
  'cit-2019-pub-220': companyTax,
  'cit-2022-300': companyTax,
  'cit-2020-pub-80': companyTax,
  'cit-2026-zero-loss': companyTax,
  'cit-2019-pub-40': companyTax,
  'avg-pub-4q': cumulative,
  'avg-dispatch-workers': ({ facts, expected }) => {
    const dispatched = quartersOf(facts['dispatched_start_end'])
    const all = quartersOf(facts['employees_start_end_own']).map(([start, end], quarter): [number, number] => {
      const [moreAtStart, moreAtEnd] = dispatched[quarter] ?? [0, 0]
      return [start + moreAtStart, end + moreAtEnd]
    })
    headCount(all, expected['avg_employees'], expected['qualifies'])
  },
  'avg-opened-mid-year': ({ facts, expected }) => {
    const quarters = quartersOf(facts['employees_start_end'])
    expect(quarters).toHaveLength(numberOf(facts['quarters_counted']))
    headCount(quarters, expected['avg_employees'], expected['qualifies_on_headcount'])
  },
  'avg-boundary-over': ({ facts, expected }) =>
    headCount(quartersOf(facts['employees_start_end']), expected['avg_employees'], expected['qualifies']),
  'pit-1000000': (example) =>
    individualTax(example, { business_income: numberOf(example.facts['taxable_business_income_yuan']) }),
  'pit-band-90000': (example) =>
    individualTax(example, { business_income: numberOf(example.facts['taxable_business_income_yuan']) }),
  // The published tax before is before any relief; ours is what is due without the halving.
  'pit-wu-1200000-oldcap': ({ facts, expected, ...example }) => {
    const business_income = numberOf(facts['taxable_business_income_yuan'])
    const { tax_before_yuan: before, ...relieved } = expected
    individualTax(
      { ...example, facts, expected: relieved },
      { business_income, other_relief: numberOf(facts['other_relief_yuan']) },
    )
    const unrelieved = run(
      'individual-halving',
      { entity_type: 'individual', business_income, other_relief: 0 },
      '2021-12-31',
    )
    expect(amount(unrelieved, 'tax_without')).toBe(fen(before))
  },
  'pit-sole-prop-excluded': (example) =>
    individualTax(example, {
      entity_type: 'partnership',
      business_income: numberOf(example.facts['taxable_business_income_yuan']),
    }),
  'pit-zhang-two-shops': (example) =>
    individualTax(example, {
      business_income: { parts: listOf(example.facts['shops_taxable_income_yuan']).map(numberOf) },
    }),
  'dsf-200-2': levy,
  'dsf-severe-double': levy,
  'dsf-cap-equal': levy,
  'dsf-31-0': levy,
  'dsf-30-0': levy,
  'dsf-not-counted': levy,
  'dsf-pub-fractional': levy,
  'union-pub-monthly': ({ facts, expected }) => {
    const { dues, remitted } = remittance(numberOf(facts['monthly_payroll_yuan']))
    expect(dues).toBe(fen(expected['fund_2pct_yuan']))
    expect(remitted).toBe(fen(expected['remitted_40pct_yuan']))
    expect(dues - remitted).toBe(fen(expected['kept_60pct_yuan']))
  },
  'union-annual-5000000': unionRefund,
  'union-annual-1249999': unionRefund,
  'union-annual-600000': unionRefund,
}

describe('worked examples', () => {
  it('all have a translation', () => {
    expect(Object.keys(translations).sort()).toEqual(examples.map(({ id }) => id).sort())
  })

  it.each(examples)('$id', (example) => {
    const translate = translations[example.id]
    if (!translate) throw new Error(`no translation of ${example.id}`)
    translate(example)
  })
})
