import { describe, expect, it } from 'vitest'
import { leftWords, monthWords, weekdayWords } from './words'

describe('days in words', () => {
  it('name month and weekday', () => {
    expect(monthWords('2027-01')).toBe('2027年1月')
    expect(['2026-11-20', '2026-11-22', '2026-11-23', '2028-02-29'].map(weekdayWords)).toEqual([
      '星期五',
      '星期日',
      '星期一',
      '星期二',
    ])
  })

  it.each([
    ['2026-11-20', '今天'],
    ['2026-11-21', '明天'],
    ['2026-11-22', '还有 2 天'],
    ['2027-11-20', '还有 365 天'],
    ['2026-11-19', '过了 1 天'],
  ])('say how far %s is', (day, words) => {
    expect(leftWords('2026-11-20', day)).toBe(words)
  })
})
