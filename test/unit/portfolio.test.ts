/** Totals: kinds apart, one award a topic, only what counts. */
import { describe, expect, it } from 'vitest'
import { isBenefit, portfolio, type Amount, type AmountKind, type Policy, type PolicyResult } from '../../shared'
import { policyOf } from '../properties/kit'

const amount = (kind: AmountKind, low: number, high = low): Amount => ({ id: kind, kind, label: kind, low, high })
const result = (
  amounts: readonly Amount[],
  policy: Partial<Policy> = {},
  parts: Partial<PolicyResult> = {},
): PolicyResult => ({
  policy: policyOf(policy.id ?? 'p', policy),
  status: 'in-force',
  verdict: 'eligible',
  amounts,
  needs: [],
  ...parts,
})

describe('portfolio', () => {
  it('adds policies of different topics, kinds apart', () => {
    const results = [
      result([amount('tax_saved', 100, 300), amount('refund', 5)], { id: 'a' }),
      result([amount('tax_saved', 10, 20)], { id: 'b' }),
    ]
    expect(portfolio(results)).toEqual([
      { kind: 'tax_saved', low: 110, high: 320 },
      { kind: 'refund', low: 5, high: 5 },
    ])
  })

  it('adds the amounts of one policy', () => {
    expect(portfolio([result([amount('award', 1, 2), amount('award', 10, 20)])])).toEqual([
      { kind: 'award', low: 11, high: 22 },
    ])
  })

  it('takes one of a topic: from the smallest certain to the largest possible', () => {
    const results = [
      result([amount('award', 30, 40)], { id: 'a', topic: 't' }),
      result([amount('award', 10, 90)], { id: 'b', topic: 't' }),
      result([amount('award', 0, 95)], { id: 'c', topic: 't' }, { verdict: 'unknown' }),
    ]
    expect(portfolio(results)).toEqual([{ kind: 'award', low: 10, high: 95 }])
  })

  it('nothing is certain while no policy of the topic is', () => {
    const open = result([amount('award', 7, 9)], {}, { verdict: 'unknown' })
    expect(portfolio([open])).toEqual([{ kind: 'award', low: 0, high: 9 }])
  })

  it.each<AmountKind>(['due', 'estimate', 'base'])('%s only informs', (kind) => {
    expect(portfolio([result([amount(kind, 5)])])).toEqual([])
    expect(isBenefit(kind)).toBe(false)
  })

  it.each<AmountKind>(['tax_saved', 'levy_saved', 'refund', 'award', 'deduction'])('%s counts', (kind) => {
    expect(portfolio([result([amount(kind, 5)])])).toEqual([{ kind, low: 5, high: 5 }])
    expect(isBenefit(kind)).toBe(true)
  })

  it.each<[string, Partial<Policy>, Partial<PolicyResult>]>([
    ['a draft', {}, { status: 'draft' }],
    ['an expired policy', {}, { status: 'expired' }],
    ['a policy to come', {}, { status: 'not-yet' }],
    ['a view', { role: 'view' }, {}],
    ['a helper', { role: 'helper' }, {}],
    ['what the firm does not get', {}, { verdict: 'ineligible' }],
    ['what is not in force', {}, { verdict: 'not-in-force' }],
  ])('%s never counts', (_, policy, parts) => {
    expect(portfolio([result([amount('refund', 5)], policy, parts)])).toEqual([])
  })

  it('what waits for confirmation may count', () => {
    const waiting = result([amount('refund', 0, 5)], {}, { status: 'unverified', verdict: 'unknown' })
    expect(portfolio([waiting])).toEqual([{ kind: 'refund', low: 0, high: 5 }])
  })

  it('of nothing is nothing', () => {
    expect(portfolio([])).toEqual([])
  })
})
