/** Values in a shopkeeper's words. */
import { describe, expect, it } from 'vitest'
import { decimal, describe as describeRow, factAnswerText, load, moneyRange, valueText, wan, yuan } from '../../shared'
import type { Answer, ExplanationRow, Fact, Fraction, Unit } from '../../shared'
import { bundleOf, choiceFact, numberFact } from '../properties/kit'

it.each([
  [0, '0.00'],
  [1, '0.01'],
  [10, '0.10'],
  [100, '1.00'],
  [12_345, '123.45'],
  [-1, '-0.01'],
  [-12_345, '-123.45'],
  [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
])('decimal %d', (fen, text) => {
  expect(decimal(fen)).toBe(text)
})

it.each([
  [0, '¥0'],
  [5, '¥0.05'],
  [99_900, '¥999'],
  [100_000, '¥1,000'],
  [999_999, '¥9,999.99'],
  [15_000_000, '¥150,000'],
  [123_456_789_00, '¥123,456,789'],
  [-100_000, '−¥1,000'],
  [-1, '−¥0.01'],
])('yuan %d', (fen, text) => {
  expect(yuan(fen)).toBe(text)
})

it.each([
  [0, '0元'],
  [999_999, '9,999.99元'],
  [1_000_000, '1万元'],
  [1_000_001, '10,000.01元'],
  [1_000_100, '1.0001万元'],
  [1_234_500, '1.2345万元'],
  [15_000_000, '15万元'],
  [300_000_000, '300万元'],
  [500_000_000_000, '500,000万元'],
  [-15_000_000, '−15万元'],
  [-99_900, '−999元'],
])('wan %d', (fen, text) => {
  expect(wan(fen)).toBe(text)
})

it('moneyRange', () => {
  expect(moneyRange({ low: 100_000, high: 200_000 })).toBe('¥1,000–¥2,000')
  expect(moneyRange({ low: 100_050, high: 100_050 })).toBe('¥1,000.50')
  expect(moneyRange({ low: 100_000, high: 200_000, unbounded: true })).toBe('¥1,000 以上')
  expect(moneyRange({ low: 0, high: 200_000, unbounded: true })).toBe('还算不出')
})

it.each<[Fraction, Fraction, Unit, string]>([
  [[3, 200], [3, 200], 'share', '1.5%'],
  [[1, 3], [1, 3], 'share', '33.3333%'],
  [[1, 20], [1, 10], 'share', '5%–10%'],
  [[30, 1], [30, 1], 'people', '30人'],
  [[1201, 4], [1201, 4], 'people', '300.25人'],
  [[2, 3], [2, 3], 'people', '0.6667人'],
  [[100, 1], [100, 1], 'area', '100平方米'],
  [[9, 1], [9, 1], 'days', '9天'],
  [[12, 1], [12, 1], 'months', '12个月'],
  [[2, 1], [2, 1], 'times', '2次'],
  [[-1, 4], [-1, 4], 'none', '−0.25'],
  [[1_234_567, 1], [1_234_567, 1], 'none', '1,234,567'],
  [[3_000_000, 1], [3_000_000, 1], 'yuan', '300万元'],
  [[1, 1], [2, 2], 'people', '1人'],
  [[10, 3], [20, 6], 'yuan', '3.33元'],
  [[0, 1], [10_000, 1], 'yuan', '0元–1万元'],
  // Beyond any firm, yet never a failure.
  [[9e15, 1], [9e15, 1], 'yuan', '900,000,000,000万元'],
  [[-1e14, 1], [-1e14, 1], 'yuan', '−10,000,000,000万元'],
  [[9e15, 1], [9e15, 1], 'none', '9,000,000,000,000,000'],
  [[8e13, 1], [8e13, 1], 'share', '8,000,000,000,000,000%'],
])('valueText %j–%j %s', (low, high, unit, text) => {
  expect(valueText({ low, high, unit })).toBe(text)
})

it('valueText of what nothing bounds', () => {
  expect(valueText({ low: [30, 1], high: [1e6, 1], unit: 'people', unbounded: true })).toBe('30人以上')
  expect(valueText({ low: [0, 1], high: [1e6, 1], unit: 'people', unbounded: true })).toBe('还算不出')
  expect(valueText({ low: [-1e6, 1], high: [1e6, 1], unit: 'yuan', unbounded: true })).toBe('还算不出')
})

const PEOPLE = numberFact('people', {
  unit: 'people',
  max: 100,
  bands: [
    { label: '30人以内', high: '30' },
    { label: '31到50人', low: '31', high: '50.0' },
    { label: '更多', low: '51' },
  ],
})
const MONEY = numberFact('money', { unit: 'yuan', decimals: 2, max: 1_000_000_000 })
const KIND = choiceFact('kind', ['red', 'yes', 'no'])

it.each<[Fact, Answer | undefined, string]>([
  [PEOPLE, undefined, '未回答'],
  [PEOPLE, null, '不清楚'],
  [PEOPLE, 30, '30人'],
  [PEOPLE, '30', '30人'],
  [PEOPLE, { high: 30 }, '30人以内'],
  [PEOPLE, { high: '30.0' }, '30人以内'],
  [PEOPLE, { low: 31, high: 50 }, '31到50人'],
  [PEOPLE, { low: 51 }, '更多'],
  [PEOPLE, { low: 52 }, '52人以上'],
  [PEOPLE, { high: 29 }, '29人以下'],
  [PEOPLE, { low: 31, high: 49 }, '31人–49人'],
  [PEOPLE, { low: 30, high: 50 }, '30人–50人'],
  [
    PEOPLE,
    {
      quarters: [
        [1, 2],
        [3, 4],
      ],
    },
    '按 2 个季度平均',
  ],
  [MONEY, { parts: ['800000', 1_500_000] }, '80万元 + 150万元'],
  [MONEY, '9999.99', '9,999.99元'],
  [MONEY, { low: 1, high: 2 }, '1元–2元'],
  [KIND, 'red', 'red'],
  [KIND, true, 'yes'],
  [KIND, false, 'no'],
  [KIND, 'gone', '未回答'],
])('factAnswerText %#', (fact, answer, text) => {
  expect(factAnswerText(fact, answer)).toBe(text)
})

describe('rows of an explanation', () => {
  const options = [
    { id: 'red', label: '红' },
    { id: 'blue', label: '蓝' },
  ]
  const engine = load(bundleOf([{ ...KIND, label: '颜色', options }, PEOPLE], []))
  const value = (n: number) => ({ low: [n, 1] as const, high: [n, 1] as const, unit: 'people' as const })
  const compare = {
    kind: 'compare',
    label: '人数',
    fact: 'people',
    given: value(31),
    limit: value(30),
    printed: null,
    state: 'no',
    clause: null,
  } as const
  const choice = {
    kind: 'choice',
    fact: 'kind',
    given: ['red'],
    wanted: ['red', 'blue'],
    state: 'yes',
    clause: null,
  } as const
  const step = {
    kind: 'step',
    label: '应缴',
    formula: '人数 × 2',
    value: value(62),
    numbers: [],
    clause: null,
  } as const

  it.each<[ExplanationRow, { title: string; value: string; rule: string }]>([
    [
      { ...compare, rel: 'at_most' },
      { title: '人数', value: '31人', rule: '不超过 30人' },
    ],
    [
      { ...compare, rel: 'below', printed: '30人' },
      { title: '人数', value: '31人', rule: '低于 30人' },
    ],
    [
      { ...compare, rel: 'at_least', printed: '三十人' },
      { title: '人数', value: '31人', rule: '达到 三十人' },
    ],
    [
      { ...compare, rel: 'above', given: null },
      { title: '人数', value: '没有填', rule: '超过 30人' },
    ],
    [choice, { title: '颜色', value: '红', rule: '须为：红、蓝' }],
    [
      { ...choice, given: null },
      { title: '颜色', value: '没有填', rule: '须为：红、蓝' },
    ],
    [
      { ...choice, wanted: ['green'] },
      { title: '颜色', value: '红', rule: '须为：green' },
    ],
    [
      { ...choice, fact: 'gone' },
      { title: 'gone', value: 'red', rule: '须为：red、blue' },
    ],
    [
      { kind: 'verify', text: '请核实', state: 'unknown', clause: null },
      { title: '请核实', value: '待核实', rule: '' },
    ],
    [
      { kind: 'reading', text: '有歧义', options: ['甲', '乙'], clause: null },
      { title: '有歧义', value: '', rule: '甲；乙' },
    ],
    [
      { kind: 'case', label: '免征', state: 'yes', clause: null },
      { title: '免征', value: '适用', rule: '' },
    ],
    [
      { kind: 'case', label: '免征', state: 'unknown', clause: null },
      { title: '免征', value: '可能适用', rule: '' },
    ],
    [step, { title: '应缴', value: '62人', rule: '= 人数 × 2' }],
    [
      { ...step, kind: 'amount', id: 'due' },
      { title: '应缴', value: '62人', rule: '= 人数 × 2' },
    ],
  ])('%#', (row, words) => {
    expect(describeRow(engine, row)).toEqual(words)
  })
})
