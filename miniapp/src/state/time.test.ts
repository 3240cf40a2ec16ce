import { expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import type { Bundle, Fact } from '../../../shared/index'
import { isAhead, quartersOver, timeText } from './time'

const { facts } = bundle as unknown as Bundle
const fact = (id: string) => facts.find((one) => one.id === id) as Fact

it('names the year a question is about', () => {
  expect(timeText(fact('entity_type'), 2026)).toBe('2026年度')
  expect(timeText(fact('taxable_income'), 2026)).toBe('2026年度 · 全年')
  expect(timeText(fact('staff_employed'), 2026)).toBe('2026年度 · 上年（2025年）')
})

it('knows which figures of a year cannot be had before it ends', () => {
  expect(isAhead(fact('taxable_income'), '2026-11-21')).toBe(true)
  expect(isAhead(fact('taxable_income'), '2025-12-31')).toBe(false)
  expect(isAhead(fact('staff_employed'), '2026-11-21')).toBe(false)
  expect(isAhead({ ...fact('entity_type'), about: '全年' }, '2026-11-21')).toBe(false)
})

it.each([
  ['2026-01-01', 0],
  ['2026-03-31', 1],
  ['2026-11-21', 3],
  ['2025-12-31', 4],
])('on %s %d quarters are over', (on, count) => {
  expect(quartersOver(on)).toBe(count)
})
