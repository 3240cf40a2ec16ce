import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { load, type Bundle } from '../../../shared/index'
import { readOutcome } from './remote'

const engine = load(bundle as unknown as Bundle)
const money = { kind: 'refund', low: '0.00', high: '9999.99' }
const result = {
  policy: 'union-refund',
  verdict: 'unknown',
  status: 'unverified',
  amounts: [{ id: 'refund', label: '可以退还的工会经费', ...money }],
  needs: ['union_remitted', 'a_newer_fact'],
}
const body = { bundle: 'newer', results: [result], totals: [money] }

describe("the server's results", () => {
  it('are read exactly, leaving out questions this phone does not know', () => {
    const outcome = readOutcome(engine, body, ['union-refund'])
    expect(outcome?.totals).toEqual([{ kind: 'refund', low: 0, high: 999_999 }])
    expect(outcome?.results[0]).toMatchObject({ verdict: 'unknown', needs: ['union_remitted'] })
    expect(outcome?.results[0]?.amounts[0]).toEqual({
      ...{ id: 'refund', label: '可以退还的工会经费', kind: 'refund' },
      ...{ low: 0, high: 999_999 },
    })
  })

  it('are marked where nothing bounds them', () => {
    const open = { ...money, unbounded: true }
    const results = [{ ...result, amounts: [{ ...result.amounts[0], ...open }] }]
    const outcome = readOutcome(engine, { ...body, results, totals: [open] }, ['union-refund'])
    expect([outcome?.totals[0]?.unbounded, outcome?.results[0]?.amounts[0]?.unbounded]).toEqual([true, true])
  })

  it.each([
    ['nothing', null],
    ['a missing policy', { ...body, results: [] }],
    ['an unknown policy', { ...body, results: [{ ...result, policy: 'other' }] }],
    ['an unknown verdict', { ...body, results: [{ ...result, verdict: 'maybe' }] }],
    ['money as a float', { ...body, totals: [{ ...money, high: 9999.99 }] }],
    ['an unknown kind of money', { ...body, totals: [{ ...money, kind: 'gift' }] }],
    [
      'a broken amount',
      { ...body, results: [{ ...result, amounts: [{ ...money, id: 'refund', label: '', low: 'x' }] }] },
    ],
  ])('are not believed with %s', (_, answer) => {
    expect(readOutcome(engine, answer, ['union-refund'])).toBeNull()
  })
})
