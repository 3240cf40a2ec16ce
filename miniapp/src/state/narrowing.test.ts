import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { evaluate, load, type Answers, type Bundle, type PolicyResult } from '../../../shared/index'
import { narrowingFact } from './narrowing'

const engine = load(bundle as unknown as Bundle)
const on = '2026-11-21'
const resultOf = (policy: string, answers: Answers) => evaluate(engine, answers, on, [policy])[0] as PolicyResult
const next = (policy: string, answers: Answers) => narrowingFact(engine, answers, on, resultOf(policy, answers))
const highest = (policy: string, answers: Answers) =>
  resultOf(policy, answers).amounts.find(({ kind }) => kind === 'levy_saved' || kind === 'tax_saved')

const unsure = (...facts: readonly string[]): Answers => Object.fromEntries(facts.map((fact) => [fact, null]))
const firm = { entity_type: 'company', high_tech: 'no', region: 'shandong' }
const levy = {
  ...firm,
  ...unsure('disabled_staff', 'disabled_severe', 'annual_payroll', 'wage_over_double', 'local_average_wage'),
  staff_employed: { high: '30' },
}
const tax = { ...firm, ...unsure('taxable_income', 'staff_average', 'assets_average'), industry_restricted: null }

describe('the one question that tells the most', () => {
  it('is the figure without which nothing bounds the sum, before a range given exactly', () => {
    expect(highest('disabled-levy', levy)?.unbounded).toBe(true)
    expect(next('disabled-levy', levy)).toBe('annual_payroll')
    expect(highest('disabled-levy', { ...levy, staff_employed: '20' })?.unbounded).toBe(true)
    expect(highest('disabled-levy', { ...levy, annual_payroll: '1000000' })?.unbounded).toBeUndefined()
  })

  it('is the one that narrows the sum, where none settles the verdict', () => {
    expect(next('small-profit-cit', tax)).toBe('taxable_income')
    const known = { ...tax, taxable_income: { low: '0.01', high: '1000000' } }
    expect(highest('small-profit-cit', known)?.high).toBeLessThan(highest('small-profit-cit', tax)?.high ?? 0)
  })

  it('is the one that settles the verdict, where one does', () => {
    const almost = { ...firm, staff_average: '10', assets_average: '1000000', industry_restricted: null }
    const band = { low: '0.01', high: '1000000' }
    expect(next('small-profit-cit', { ...almost, taxable_income: band })).toBe('industry_restricted')
    expect(next('small-profit-cit', { ...almost, taxable_income: band, industry_restricted: 'no' })).toBe(
      'taxable_income',
    )
  })

  it('is what was not asked yet, before anything once answered', () => {
    const asked = { ...firm, ...unsure('taxable_income', 'staff_average', 'assets_average') }
    expect(next('small-profit-cit', asked)).toBe('industry_restricted')
  })

  it('is none where nothing is open', () => {
    const all = { ...firm, industry_restricted: 'no', staff_average: '10', assets_average: '1000000' }
    expect(next('small-profit-cit', { ...all, taxable_income: '600000' })).toBeNull()
  })
})
