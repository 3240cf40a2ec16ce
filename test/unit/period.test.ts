/** What is in force on a day, at the edges of every period. */
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../shared'
import { RuleError } from '../../shared/errors'
import { clauseOn, paramOn, statusOn } from '../../shared/period'
import { policyOf } from '../properties/kit'

const policy = (parts: Partial<Policy>): Policy => policyOf('p', parts)
const LATER = { unverified: { from: '2025-01-01', note: 'ask' } }

describe('statusOn', () => {
  const once = policy({ valid: [{ from: '2023-01-01', to: '2024-12-31' }] })
  const twice = policy({
    valid: [
      { from: '2020-01-01', to: '2020-12-31' },
      { from: '2023-01-01', to: '2024-12-31' },
    ],
  })

  it.each([
    [once, '2022-12-31', 'not-yet'],
    [once, '2023-01-01', 'in-force'],
    [once, '2024-12-31', 'in-force'],
    [once, '2025-01-01', 'expired'],
    [twice, '2019-12-31', 'not-yet'],
    [twice, '2020-12-31', 'in-force'],
    [twice, '2021-01-01', 'not-yet'],
    [twice, '2023-01-01', 'in-force'],
    [twice, '2025-01-01', 'expired'],
    [policy({ valid: [{ from: '2023-01-01' }] }), '2099-12-31', 'in-force'],
    [policy({ valid: [] }), '2024-01-01', 'expired'],
    [{ ...once, ...LATER }, '2024-12-31', 'in-force'],
    [{ ...once, ...LATER }, '2025-01-01', 'unverified'],
    [{ ...once, ...LATER }, '2022-12-31', 'not-yet'],
    [{ ...once, unverified: { from: '2025-01-02', note: 'ask' } }, '2025-01-01', 'expired'],
    [{ ...once, kind: 'draft' }, '2023-06-30', 'draft'],
    [{ ...once, kind: 'draft' }, '2030-06-30', 'draft'],
  ] as const)('%#: %s', (of, on, status) => {
    expect(statusOn(of, on)).toBe(status)
  })
})

describe('paramOn', () => {
  const value = (from: string, n: number) => ({ from, value: [n, 1] as const, printed: String(n), clause: 'law#1' })
  const param = { label: 'cap', unit: 'yuan', values: [value('2020-01-01', 1), value('2023-01-01', 2)] } as const

  it('is the last value that has started', () => {
    expect(paramOn(param, '2020-01-01').printed).toBe('1')
    expect(paramOn(param, '2022-12-31').printed).toBe('1')
    expect(paramOn(param, '2023-01-01').printed).toBe('2')
  })

  it('is a fault before the first', () => {
    expect(() => paramOn(param, '2019-12-31')).toThrow(new RuleError('cap: no value on 2019-12-31'))
  })
})

describe('clauseOn', () => {
  const dated = [
    { from: '2020-01-01', clause: 'law#1' },
    { from: '2023-01-01', clause: 'law#2' },
  ]

  it('is the clause to cite that day', () => {
    expect(clauseOn(undefined, '2024-01-01')).toBeNull()
    expect(clauseOn('law#3', '1900-01-01')).toBe('law#3')
    expect(clauseOn(dated, '2019-12-31')).toBeNull()
    expect(clauseOn(dated, '2020-01-01')).toBe('law#1')
    expect(clauseOn(dated, '2022-12-31')).toBe('law#1')
    expect(clauseOn(dated, '2023-01-01')).toBe('law#2')
  })
})
