/** What an explanation tells, and what it leaves out. */
import { describe, expect, it } from 'vitest'
import {
  conditions,
  explain,
  explainAll,
  load,
  type Answers,
  type ExplanationRow,
  type Policy,
  type Quantity,
} from '../../shared'
import { RuleError } from '../../shared/errors'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const FACTS = [
  numberFact('income', { label: '所得', unit: 'yuan', decimals: 2, max: 1_000_000 }),
  numberFact('staff', { label: '人数', unit: 'people', max: 100 }),
  choiceFact('open', ['yes', 'no']),
  choiceFact('trade', ['shop', 'farm', 'bank']),
]

const LEVY: Policy = policyOf('levy', {
  params: {
    cap: {
      label: '人数上限',
      unit: 'people',
      values: [
        { from: '2020-01-01', value: [20, 1], printed: '20人', clause: 'law#1' },
        { from: '2023-01-01', value: [30, 1], printed: '30人', clause: 'law#2' },
      ],
    },
    rate: {
      label: '比例',
      unit: 'share',
      values: [{ from: '2020-01-01', value: [1, 100], printed: '1%', clause: 'law#3' }],
    },
  },
  lets: {
    base: {
      label: '应缴基数',
      unit: 'yuan',
      of: {
        op: 'mul',
        of: [
          { op: 'fact', fact: 'income' },
          { op: 'param', param: 'rate' },
        ],
      },
      cite: 'law#3',
    },
    quiet: { unit: 'yuan', of: { op: 'let', let: 'base' } },
  },
  eligible: {
    op: 'all',
    of: [
      {
        op: 'compare',
        left: { op: 'fact', fact: 'staff' },
        rel: 'at_most',
        right: { op: 'param', param: 'cap' },
        cite: [
          { from: '2020-01-01', clause: 'law#1' },
          { from: '2023-01-01', clause: 'law#2' },
        ],
      },
      {
        op: 'any',
        of: [
          { op: 'choice', fact: 'trade', in: ['shop', 'farm'], cite: 'law#1' },
          { op: 'choice', fact: 'open', in: ['no'] },
        ],
      },
      { op: 'none', of: [{ op: 'choice', fact: 'trade', in: ['bank'] }] },
    ],
  },
  amounts: [
    {
      id: 'due',
      kind: 'due',
      label: '应缴',
      of: {
        op: 'table',
        hit: 'first',
        rows: [
          { label: '免征', when: { op: 'eligible' }, of: { op: 'number', value: [0, 1] }, cite: 'law#2' },
          { label: '照缴', of: { op: 'let', let: 'quiet' }, cite: 'law#3' },
        ],
      },
    },
  ],
  readings: [
    { id: 'remark', text: '请留意', options: [], when: { op: 'choice', fact: 'trade', in: ['farm'] }, cite: 'law#1' },
    { id: 'always', text: '以公告为准', options: [] },
  ],
})

const engine = load(bundleOf(FACTS, [LEVY]))
const rows = (answers: Answers, on = '2024-06-30'): readonly ExplanationRow[] =>
  explain(engine, answers, on, 'levy').rows
const brief = (answers: Answers): string[] =>
  rows(answers).map((row) => {
    const name = 'label' in row ? row.label : 'fact' in row ? row.fact : row.text
    return `${row.kind} ${name}${'state' in row ? ` ${row.state}` : ''}`
  })

describe('explain', () => {
  it('of a yes: every condition that makes it', () => {
    expect(brief({ staff: 30, trade: 'shop', income: 100, open: 'yes' })).toEqual([
      'compare 人数 yes',
      'choice trade yes',
      'choice trade no',
      'reading 以公告为准',
      'case 免征 yes',
      'amount 应缴',
    ])
  })

  it('of a no: what fails, and the way to the amount', () => {
    expect(brief({ staff: 31, trade: 'shop', income: 100, open: 'yes' })).toEqual([
      'compare 人数 no',
      'reading 以公告为准',
      'case 照缴 yes',
      'step 应缴基数',
      'amount 应缴',
    ])
  })

  it('of an unknown: what is still open, and every row that may hit', () => {
    expect(brief({ staff: 30, income: 100 })).toEqual([
      'choice trade unknown',
      'choice open unknown',
      'choice trade unknown',
      'reading 请留意',
      'reading 以公告为准',
      'case 免征 unknown',
      'case 照缴 unknown',
      'step 应缴基数',
      'amount 应缴',
    ])
  })

  it('shows input, rule, number as printed and clause of a comparison', () => {
    const answers: Answers = { staff: 31, trade: 'shop', income: 100, open: 'yes' }
    expect(rows(answers)[0]).toEqual({
      kind: 'compare',
      label: '人数',
      fact: 'staff',
      given: { low: [31, 1], high: [31, 1], unit: 'people' },
      rel: 'at_most',
      limit: { low: [30, 1], high: [30, 1], unit: 'people' },
      printed: '30人',
      state: 'no',
      clause: 'law#2',
    })
    expect(rows({ ...answers }, '2022-12-31')[0]).toMatchObject({ printed: '20人', clause: 'law#1' })
  })

  it('shows the formula, its numbers and the value of a step', () => {
    const [step, amount] = rows({ staff: 31, trade: 'shop', income: '250.50', open: 'yes' }).slice(-2)
    expect(step).toMatchObject({
      kind: 'step',
      formula: '所得 × 1%',
      numbers: [{ param: 'rate', label: '比例', printed: '1%', clause: 'law#3' }],
      clause: 'law#3',
    })
    if (step?.kind !== 'step') throw new Error('no step')
    const { low, high, unit } = step.value
    expect([low[0] / low[1], high[0] / high[1], unit]).toEqual([2.505, 2.505, 'yuan'])
    expect(amount).toMatchObject({ kind: 'amount', id: 'due', formula: '应缴基数', clause: 'law#3' })
  })

  it('shows no value for what was not said, and the range of what was', () => {
    expect(rows({ trade: 'shop', income: 1, open: 'yes' })[0]).toMatchObject({
      fact: 'staff',
      given: null,
      state: 'unknown',
    })
    expect(rows({ staff: { low: 20, high: 40 }, trade: 'shop', income: 1, open: 'yes' })[0]).toMatchObject({
      given: { low: [20, 1], high: [40, 1], unit: 'people' },
    })
    expect(rows({ staff: 1, income: 1, open: 'yes' })[0]).toMatchObject({ kind: 'choice', fact: 'trade', given: null })
    expect(rows({ staff: 1, income: 1, trade: 'bank', open: 'yes' })[0]).toMatchObject({
      given: ['bank'],
      wanted: ['shop', 'farm'],
      state: 'no',
      clause: 'law#1',
    })
  })

  it('shows products beyond the exact range as finely as a number can', () => {
    const product = (...of: [Quantity, Quantity]): Quantity => ({ op: 'mul', of })
    const n: Quantity = { op: 'fact', fact: 'n' }
    const third = { op: 'number', value: [1, 3] } as const
    const shown = (of: Quantity, answer: string) => {
      const lets: Policy['lets'] = { x: { label: 'x', unit: 'yuan', of } }
      const amounts: Policy['amounts'] = [
        { id: 'a', kind: 'due', label: 'a', of: { op: 'min', of: [{ op: 'let', let: 'x' }, third] } },
      ]
      const engine = load(bundleOf([numberFact('n', { decimals: 2, max: 1e12 })], [policyOf('p', { lets, amounts })]))
      const { rows } = explain(engine, { n: answer }, '2024-06-30', 'p')
      return rows.flatMap((row) => (row.kind === 'step' ? [row.value.low] : []))
    }
    // 3,000,000.03² = 9,000,000,180,000.0009, kept exactly as 90000001800000009 ÷ 10⁴ cannot be: to 10⁻² it can.
    expect(shown(product(n, n), '3000000.03')).toEqual([[900_000_018_000_000, 100]])
    expect(shown(product(n, n), '1234.56')).toEqual([[15_241_383_936, 10_000]])
    expect(shown(product(n, n), '1000000000000')).toEqual([[1e24, 1]])
  })

  it('shows the range that readings leave, even where every fact is known', () => {
    const either: Policy = policyOf('either', {
      readings: [
        {
          id: 'words',
          text: '两说',
          options: [
            { id: 'a', text: '甲' },
            { id: 'b', text: '乙' },
          ],
        },
      ],
      eligible: { op: 'reading', reading: 'words', is: 'a' },
      amounts: [
        {
          id: 'x',
          kind: 'due',
          label: 'x',
          of: {
            op: 'table',
            hit: 'first',
            rows: [
              { when: { op: 'eligible' }, of: { op: 'number', value: [3, 1] } },
              { of: { op: 'number', value: [1, 1] } },
            ],
          },
        },
      ],
    })
    const { result, rows: told } = explain(load(bundleOf(FACTS, [either])), {}, '2024-06-30', 'either')
    expect(result).toMatchObject({ verdict: 'unknown', amounts: [{ low: 100, high: 300 }] })
    const amount = told.find((row) => row.kind === 'amount')!
    expect([amount.value.low, amount.value.high].map(([p, q]) => p / q)).toEqual([1, 3])
    expect(told[0]).toEqual({ kind: 'reading', text: '两说', options: ['甲', '乙'], clause: null })
  })

  it('tells a condition, a case and a step once, however often the rules name them', () => {
    const [{ of } = { of: { op: 'number', value: [0, 1] } as Quantity }] = LEVY.amounts
    const twice: Policy = {
      ...LEVY,
      eligible: { op: 'all', of: [LEVY.eligible, LEVY.eligible] },
      amounts: [...LEVY.amounts, { id: 'again', kind: 'due', label: '再算一遍', of }],
    }
    const told = explain(
      load(bundleOf(FACTS, [twice])),
      { staff: 31, trade: 'shop', income: 100 },
      '2024-06-30',
      'levy',
    )
    expect(told.rows.map((row) => ('label' in row ? row.label : row.kind))).toEqual([
      '人数',
      'reading',
      '照缴',
      '应缴基数',
      '应缴',
      '再算一遍',
    ])
  })

  it('tells a remark only where it applies', () => {
    expect(brief({ trade: 'farm', staff: 1, income: 1, open: 'no' })).toContain('reading 请留意')
    expect(brief({ trade: 'shop', staff: 1, income: 1, open: 'no' })).not.toContain('reading 请留意')
  })

  it('says nothing where nothing is in force', () => {
    expect(explain(engine, {}, '2030-01-01', 'levy')).toMatchObject({ rows: [], result: { status: 'expired' } })
  })

  it('is told anew each time, for any firm and day', () => {
    const answers: Answers = { staff: 31, trade: 'bank', income: 100, open: 'yes' }
    const first = explain(engine, answers, '2024-06-30', 'levy')
    explain(engine, { staff: 1, trade: 'farm' }, '2021-06-30', 'levy')
    expect(explain(engine, answers, '2024-06-30', 'levy')).toEqual(first)
    expect(explainAll(engine, answers, '2024-06-30')).toEqual([first])
    expect(explainAll(engine, answers, '2024-06-30', ['levy', 'levy'])).toEqual([first, first])
  })

  it('does not know policies that are not there', () => {
    expect(() => explain(engine, {}, '2024-06-30', 'gone')).toThrow(new RuleError('no policy gone'))
  })
})

describe('conditions', () => {
  it('are all that must hold; of alternatives those that count', () => {
    const all = conditions(engine, { staff: 31, trade: 'shop', open: 'yes' }, '2024-06-30', 'levy')
    expect(all.map((row) => [row.kind, 'state' in row ? row.state : null])).toEqual([
      ['compare', 'no'],
      ['choice', 'yes'],
      ['choice', 'no'],
    ])
    expect(conditions(engine, {}, '2019-06-30', 'levy')).toEqual([])
  })
})
