import { expect, it } from 'vitest'
import { choiceFact, numberFact } from '../../../test/properties/kit'
import { isAhead, quartersOver, timeText } from './time'

it('names the year a question is about', () => {
  const text = (about?: string) => timeText(numberFact('figure', about === undefined ? {} : { about }), 2026)
  expect([text(), text('全年'), text('上年')]).toEqual(['2026年度', '2026年度 · 全年', '2026年度 · 上年（2025年）'])
})

it('knows which figures of a year cannot be had before it ends', () => {
  const yearly = numberFact('figure', { about: '全年' })
  expect([isAhead(yearly, '2026-11-21'), isAhead(yearly, '2025-12-31')]).toEqual([true, false])
  expect(isAhead(numberFact('figure', { about: '上年' }), '2026-11-21')).toBe(false)
  expect(isAhead({ ...choiceFact('state'), about: '全年' }, '2026-11-21')).toBe(false)
})

it.each([
  ['2026-01-01', 0],
  ['2026-03-31', 1],
  ['2026-11-21', 3],
  ['2025-12-31', 4],
])('on %s %d quarters are over', (on, count) => {
  expect(quartersOver(on)).toBe(count)
})
