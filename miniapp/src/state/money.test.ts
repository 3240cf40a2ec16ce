import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hundredths, niceScale, parseNumber, typed, type Scale } from './money'

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
  ] as const)('reads %s in %s as %s', (text, scale, expected) => {
    expect(value(text, scale)).toBe(expected)
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
    expect(value('30.5', 'one', 0)).toBe('这里要填整数。请去掉小数部分。')
    expect(value('12345678901234')).toContain('太大')
  })

  it('gives back exactly what a field showed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom<Scale>('one', 'wan'),
        (whole, cents, scale) => {
          const decimal = value(`${whole}.${String(cents).padStart(2, '0')}`)
          expect(value(typed(decimal, scale), scale)).toBe(decimal)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

it('shows round sums in 万, others in 元', () => {
  expect(niceScale('3000000')).toBe('wan')
  expect(niceScale('0')).toBe('wan')
  expect(niceScale('9999.99')).toBe('one')
  expect(niceScale('3000000.01')).toBe('one')
  expect(niceScale(undefined)).toBe('wan')
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
