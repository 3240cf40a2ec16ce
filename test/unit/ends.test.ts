/** Ranges that end only because an open question ends there. */
import { expect, it } from 'vitest'
import { evaluate, explain, load, portfolio, type Answers, type Policy, type Quantity, type Truth } from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const FACTS = [
  numberFact('sales', { unit: 'yuan', decimals: 2, max: 1e9 }),
  numberFact('profit', { unit: 'yuan', decimals: 2, min: -1e9, max: 1e9 }),
  numberFact('share', { unit: 'share', decimals: 2, max: 1, limited: true }),
  choiceFact('flag'),
]
const fact = (id: string): Quantity => ({ op: 'fact', fact: id })
const number = (value: number): Quantity => ({ op: 'number', value: [value, 1] })
const both = (op: 'add' | 'sub' | 'mul' | 'min' | 'max', ...of: [Quantity, Quantity]): Quantity => ({ op, of })
const flag: Truth = { op: 'choice', fact: 'flag', in: ['yes'], cite: [] }
const engineFor = (of: Quantity, parts: Partial<Policy> = {}) =>
  load(bundleOf(FACTS, [policyOf('p', { amounts: [{ id: 'x', kind: 'award', label: 'x', of }], ...parts })]))
const isUnbounded = (of: Quantity, answers: Answers = {}, parts: Partial<Policy> = {}): boolean =>
  evaluate(engineFor(of, parts), answers, '2024-06-30')[0]!.amounts[0]!.unbounded ?? false

it.each<[string, boolean, Quantity, Answers]>([
  ['an open figure', true, fact('sales'), {}],
  ['one that nobody knows', true, fact('sales'), { sales: null }],
  ['a band without an upper end', true, fact('sales'), { sales: { low: '5' } }],
  ['a band with one', false, fact('sales'), { sales: { low: '5', high: '7' } }],
  ['a known figure, however large', false, fact('sales'), { sales: '1000000000' }],
  ['a share of the whole', false, both('mul', fact('share'), number(500)), {}],
  ['a share of an open figure', true, both('mul', fact('share'), fact('sales')), {}],
  ['no share at all of an open figure', false, both('mul', fact('share'), fact('sales')), { share: '0' }],
  ['what a number caps', false, both('min', fact('sales'), number(800)), {}],
  ['what another figure caps', false, both('min', fact('sales'), fact('profit')), { profit: '800' }],
  ['what is at least a number', true, both('max', fact('sales'), number(800)), {}],
  ['what an open figure is taken from', false, both('max', number(0), both('sub', number(800), fact('sales'))), {}],
  ['what an open loss is taken from', true, both('max', number(0), both('sub', number(8), fact('profit'))), {}],
])('%s: %s', (_, expected, of, answers) => {
  expect(isUnbounded(of, answers)).toBe(expected)
})

it('a row that may hit counts, one that does not does not', () => {
  const table: Quantity = {
    op: 'table',
    hit: 'first',
    rows: [
      { when: flag, of: fact('sales'), cite: [] },
      { of: number(7), cite: [] },
    ],
  }
  expect(isUnbounded(table)).toBe(true)
  expect(isUnbounded(table, { flag: 'yes' })).toBe(true)
  expect(isUnbounded(table, { flag: 'no' })).toBe(false)
})

it('whatever reading of the law it takes', () => {
  const is = (option: string): Truth => ({ op: 'reading', reading: 'r', is: option })
  const table = (first: Quantity): Quantity => ({
    op: 'table',
    hit: 'first',
    rows: [
      { when: is('one'), of: first, cite: [] },
      { of: number(7), cite: [] },
    ],
  })
  const options = [
    { id: 'one', text: '' },
    { id: 'two', text: '' },
  ]
  const readings: Policy['readings'] = [{ id: 'r', text: '', options, cite: [] }]
  expect(isUnbounded(table(fact('sales')), {}, { readings })).toBe(true)
  expect(isUnbounded(table(number(9)), {}, { readings })).toBe(false)
})

it('shows in totals and in every figure of an explanation', () => {
  const engine = engineFor(
    { op: 'let', let: 'half' },
    {
      lets: {
        half: {
          label: 'half',
          unit: 'yuan',
          of: both('mul', fact('sales'), { op: 'number', value: [1, 2] }),
          cite: [],
        },
      },
    },
  )
  const { result, rows } = explain(engine, { sales: { low: '10' } }, '2024-06-30', 'p')
  expect(portfolio([result])).toEqual([{ kind: 'award', low: 500, high: 5e10, unbounded: true }])
  expect(rows.filter((row) => 'value' in row)).toMatchObject([
    { kind: 'step', value: { low: [1000, 200], unbounded: true } },
    { kind: 'amount', value: { low: [500, 100], unbounded: true } },
  ])
  const known = explain(engine, { sales: { low: '10', high: '20' } }, '2024-06-30', 'p')
  expect(portfolio([known.result])).toEqual([{ kind: 'award', low: 500, high: 1000 }])
  expect(JSON.stringify(known)).not.toContain('unbounded')
})

it('of alternatives and of sums one is enough', () => {
  const open = engineFor(fact('sales')).bundle.policies[0]!
  const closed = engineFor(number(3)).bundle.policies[0]!
  const engine = load(
    bundleOf(FACTS, [
      { ...closed, id: 'a', topic: 't' },
      { ...open, id: 'b', topic: 't' },
    ]),
  )
  expect(portfolio(evaluate(engine, {}, '2024-06-30'))[0]?.unbounded).toBe(true)
  const apart = load(
    bundleOf(FACTS, [
      { ...closed, id: 'a', topic: 'a' },
      { ...open, id: 'b', topic: 'b' },
    ]),
  )
  expect(portfolio(evaluate(apart, {}, '2024-06-30'))[0]?.unbounded).toBe(true)
  expect(portfolio(evaluate(apart, { sales: 1 }, '2024-06-30'))[0]?.unbounded).toBeUndefined()
})

it('a figure of an explanation that nothing bounds below counts too', () => {
  const of = both('min', number(0), fact('profit'))
  const lets: Policy['lets'] = { loss: { label: 'loss', unit: 'yuan', of } }
  const shown = (answers: Answers) => {
    const { rows } = explain(engineFor({ op: 'let', let: 'loss' }, { lets }), answers, '2024-06-30', 'p')
    return rows.flatMap((row) => (row.kind === 'step' ? [row.value] : []))
  }
  expect(shown({})).toMatchObject([{ low: [-1e11, 100], high: [0, 100], unbounded: true }])
  expect(shown({ profit: { low: '-5' } })).toEqual([{ low: [-500, 100], high: [0, 100], unit: 'yuan' }])
  expect(shown({ profit: { high: '-5' } })).toMatchObject([{ low: [-1e11, 100], high: [-500, 100], unbounded: true }])
})
