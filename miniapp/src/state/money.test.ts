import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import type { Bundle, NumberFact } from '../../../shared/index'
import { hundredths, parseNumber, readFigure, scaleFor, typed, type Scale } from './money'

const value = (text: string, scale: Scale = 'one', decimals = 2) => {
  const parsed = parseNumber(text, scale, decimals)
  return parsed.ok ? parsed.value : parsed.message
}

describe('parseNumber', () => {
  it.each([
    ['3000000', 'one', '3000000'],
    ['300', 'wan', '3000000'],
    ['300.000001', 'wan', '3000000.01'],
    ['0.5', 'wan', '5000'],
    ['.5', 'one', '0.5'],
    ['12.', 'one', '12'],
    ['007.10', 'one', '7.1'],
    ['-12', 'wan', '-120000'],
    ['−3', 'one', '-3'],
    ['-0', 'one', '0'],
    ['1,234,567.89', 'one', '1234567.89'],
    ['１２３．５', 'one', '123.5'],
    [' 3 000 ', 'one', '3000'],
    ['¥9999.99', 'one', '9999.99'],
    ['20', 'percent', '0.2'],
    ['100', 'percent', '1'],
    ['150.5', 'percent', '1.505'],
    ['1.6', 'percent', '0.016'],
    ['0.05', 'percent', '0.0005'],
    ['.5%', 'percent', '0.005'],
    ['１．５％', 'percent', '0.015'],
    ['0', 'percent', '0'],
  ] as const)('reads %s in %s as %s', (text, scale, expected) => {
    expect(value(text, scale, 4)).toBe(expected)
  })

  it('lets a typed unit win over the switch', () => {
    expect(value('300万', 'one')).toBe('3000000')
    expect(value('300万元', 'one')).toBe('3000000')
    expect(value('9999.99元', 'wan')).toBe('9999.99')
    expect(value('31人', 'one', 0)).toBe('31')
  })

  it('says what is wrong and how to put it right', () => {
    expect(value('')).toBe('还没有填数。请填一个数；说不准可以选“不清楚”。')
    expect(value('三百')).toBe('“三百”不是数字。请只填数字和小数点，例如 12.5。')
    expect(value('1.2.3')).toContain('不是数字')
    expect(value('1e9')).toContain('不是数字')
    expect(value('-')).toContain('不是数字')
    expect(value('1.005')).toBe('小数太多，最多到小数点后 2 位。请四舍五入后再填。')
    expect(value('1.0000001', 'wan')).toContain('最多到小数点后 6 位')
    expect(value('1.234', 'percent', 4)).toContain('最多到小数点后 2 位')
    expect(value('5%')).toContain('不是数字')
    expect(value('30.5', 'one', 0)).toBe('这里要填整数。请去掉小数部分。')
    expect(value('12345678901234')).toContain('太大')
  })

  it('gives back exactly what a field showed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom<Scale>('one', 'wan', 'percent'),
        (whole, cents, scale) => {
          const decimal = value(`${whole}.${String(cents).padStart(2, '0')}`)
          expect(value(typed(decimal, scale), scale)).toBe(decimal)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

const figures = (bundle as unknown as Bundle).facts.filter((fact) => fact.type === 'number')
const figure = (id: string) => figures.find((fact) => fact.id === id) as NumberFact

describe('the unit a field starts in', () => {
  it('is the percentage for shares, and 150 of them are too many', () => {
    expect(scaleFor(figure('local_quota'))).toBe('percent')
    expect(readFigure(figure('local_quota'), '1.6', 'percent')).toEqual({ ok: true, value: '0.016' })
    expect(readFigure(figure('local_quota'), '150', 'percent')).toMatchObject({
      message: expect.stringMatching(/^不能大于 100%，您填的是 150%/) as string,
    })
  })

  it('is 元 for small sums alone, of all there are', () => {
    const small = figures.filter((fact) => fact.unit === 'yuan' && scaleFor(fact) === 'one').map(({ id }) => id)
    expect(small).toEqual([
      'nev_parking_fee',
      'nev_parking_first_fee',
      'local_average_wage',
      'union_remitted',
      'other_relief',
      'six_taxes',
      'quarter_property_tax',
      'land_tax_rate',
      'land_tax_floor',
    ])
    expect(scaleFor(figure('staff_average'))).toBe('one')
  })

  it('is 万 for round sums of the others, 元 for odd ones', () => {
    const scale = (value: string) => scaleFor(figure('revenue'), value)
    expect(['3000000', '0'].map(scale)).toEqual(['wan', 'wan'])
    expect(['9999.99', '3000000.01'].map(scale)).toEqual(['one', 'one'])
    expect(scaleFor(figure('union_remitted'), '30000')).toBe('one')
  })
})

it.each<[string, string, Scale, string]>([
  ['nev_parking_fee', '10', 'wan', '不能大于 500元，您填的是 10万元。请检查单位和位数。'],
  ['nev_parking_fee', '-1', 'one', '不能小于 0元，您填的是 −1元。'],
  ['staff_average', '1e9', 'one', '“1e9”不是数字。请只填数字和小数点，例如 12.5。'],
])('says of %s why %s %s is no use', (id, text, scale, message) => {
  expect(readFigure(figure(id), text, scale)).toEqual({ ok: false, message })
})

describe('hundredths', () => {
  it('adds exactly', () => {
    expect(hundredths(['0.1', '0.2'])).toBe(30)
    expect(hundredths(['1000000000.01', '-0.02'])).toBe(99_999_999_999)
    expect(hundredths([])).toBe(0)
  })

  it('gives up on anything it cannot hold exactly', () => {
    expect(hundredths(['x'])).toBeNull()
    expect(hundredths(['1.005'])).toBeNull()
    expect(hundredths(['99999999999999', '1'])).toBeNull()
  })
})
