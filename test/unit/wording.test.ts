/** Formulas in words. */
import { describe, expect, it } from 'vitest'
import { formulaOf } from '../../shared/wording'
import type { BinaryOp, Quantity } from '../../shared'
import { numberFact, policyOf } from '../properties/kit'

const FACTS = [numberFact('income', { label: '所得' }), numberFact('staff', { label: '人数' })]
const value = (from: string, printed: string, clause: string) => ({ from, value: [1, 4] as const, printed, clause })
const policy = policyOf('p', {
  params: {
    rate: {
      label: '税率',
      unit: 'share',
      values: [value('2020-01-01', '20%', 'law#1'), value('2023-01-01', '10%', 'law#2')],
    },
  },
  lets: {
    named: { label: '利润', unit: 'yuan', of: { op: 'fact', fact: 'income' } },
    bare: {
      unit: 'yuan',
      of: {
        op: 'add',
        of: [
          { op: 'fact', fact: 'income' },
          { op: 'fact', fact: 'staff' },
        ],
      },
    },
  },
})

const income: Quantity = { op: 'fact', fact: 'income' }
const staff: Quantity = { op: 'fact', fact: 'staff' }
const rate: Quantity = { op: 'param', param: 'rate' }
const number = (n: number, d = 1): Quantity => ({ op: 'number', value: [n, d] })
const bare: Quantity = { op: 'let', let: 'bare' }
const of = (op: BinaryOp, a: Quantity, b: Quantity): Quantity => ({
  op,
  of: [a, b],
})
const words = (source: Quantity, on = '2024-01-01'): string => formulaOf(policy, FACTS, source, on).text

describe('formulaOf', () => {
  it.each<[Quantity, string]>([
    [number(3), '3'],
    [number(1, 3), '1/3'],
    [rate, '10%'],
    [income, '所得'],
    [{ op: 'fact', fact: 'gone' }, 'gone'],
    [{ op: 'let', let: 'gone' }, 'gone'],
    [{ op: 'param', param: 'gone' }, 'gone'],
    [{ op: 'let', let: 'named' }, '利润'],
    [bare, '所得 + 人数'],
    [of('mul', bare, rate), '（所得 + 人数） × 10%'],
    [of('mul', rate, bare), '10% × （所得 + 人数）'],
    [of('add', income, staff), '所得 + 人数'],
    [of('sub', income, staff), '所得 − 人数'],
    [of('sub', income, of('sub', staff, rate)), '所得 − （人数 − 10%）'],
    [of('sub', of('sub', income, staff), rate), '所得 − 人数 − 10%'],
    [of('add', income, of('sub', staff, rate)), '所得 + 人数 − 10%'],
    [of('mul', income, of('mul', staff, rate)), '所得 × 人数 × 10%'],
    [of('div', income, of('mul', staff, rate)), '所得 ÷ （人数 × 10%）'],
    [of('div', of('mul', income, rate), staff), '所得 × 10% ÷ 人数'],
    [of('add', of('mul', income, rate), staff), '所得 × 10% + 人数'],
    [of('min', income, staff), '较小者（所得，人数）'],
    [of('max', income, staff), '较大者（所得，人数）'],
    [of('max', number(0), income), '所得（不足零按零）'],
    [of('max', income, number(1)), '所得'],
    [of('mul', of('max', number(0), of('sub', income, staff)), rate), '（所得 − 人数，不足零按零） × 10%'],
    [of('min', number(1), income), '较小者（1，所得）'],
    [{ op: 'floor', of: of('div', income, staff) }, '所得 ÷ 人数（取整）'],
    [
      {
        op: 'table',
        hit: 'first',
        rows: [{ label: '免征', when: { op: 'eligible' }, of: number(0) }, { of: of('mul', income, rate) }],
      },
      '免征／所得 × 10%',
    ],
  ])('%#: %s', (source, text) => {
    expect(words(source)).toBe(text)
  })

  it('takes the numbers of the day, each once, with its clause', () => {
    const twice = of('add', of('mul', income, rate), rate)
    expect(formulaOf(policy, FACTS, twice, '2022-12-31')).toEqual({
      text: '所得 × 20% + 20%',
      numbers: [{ param: 'rate', label: '税率', printed: '20%', clause: 'law#1' }],
    })
    expect(formulaOf(policy, FACTS, twice, '2023-01-01').numbers).toEqual([
      { param: 'rate', label: '税率', printed: '10%', clause: 'law#2' },
    ])
  })
})
