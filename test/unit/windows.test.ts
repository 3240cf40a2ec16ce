import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, endOfMonth, inYear } from '../../shared/days'
import type { Due, FilingWindow } from '../../shared'
import { lastDays, lawfulDays, unverifiedYears } from '../../shared/windows'

const said = { words: '', clause: 'law#1' }
const quarterly: Due = { ...said, after: 'quarter', days: 15 }
const yearly: Due = { ...said, after: 'year', months: 5 }
const springDay: Due = { ...said, after: 'year', day: '03-31' }

function windowOf(due: Due, parts: Partial<FilingWindow> = {}): FilingWindow {
  return {
    ...{ id: 'w', title: 'w', audience: '', place: '', who: { op: 'all', of: [] }, due },
    ...{ verifiedFor: [2026, 2027], verify: '请向税务机关核实', moved: {}, checkedOn: '2026-01-01', notes: [] },
    ...parts,
  }
}

describe('days of the law', () => {
  it.each<[Due, number, string[]]>([
    [quarterly, 2026, ['2026-01-15', '2026-04-15', '2026-07-15', '2026-10-15']],
    [yearly, 2026, ['2026-05-31']],
    [springDay, 2027, ['2027-03-31']],
    [{ ...said, after: 'year', months: 2 }, 2028, ['2028-02-29']],
    [{ ...said, after: 'quarter', months: 1 }, 2026, ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31']],
  ])('%j in %i', (due, year, days) => {
    expect(lawfulDays(due, year)).toEqual(days)
  })
})

describe('last days', () => {
  it('lie in verified years only', () => {
    const window = windowOf(quarterly, { verifiedFor: [2026] })
    expect(lastDays(window, '2025-01-01', '2027-12-31').map(({ day }) => day)).toEqual(lawfulDays(quarterly, 2026))
    expect(unverifiedYears(window, 2025, 2028)).toEqual([2025, 2027, 2028])
  })

  it('include both ends of the interval', () => {
    expect(lastDays(windowOf(yearly), '2026-05-31', '2026-05-31')).toEqual([{ day: '2026-05-31', clause: 'law#1' }])
    expect(lastDays(windowOf(yearly), '2026-06-01', '2027-05-30')).toEqual([])
  })

  it('follow a published calendar, also over the end of a year', () => {
    const due: Due = { ...said, after: 'year', months: 12 }
    const moved = { '2026-12-31': { to: '2027-01-04', clause: 'calendar#1' } }
    expect(lastDays(windowOf(due, { moved }), '2027-01-01', '2027-01-31')).toEqual([
      { day: '2027-01-04', instead: '2026-12-31', clause: 'calendar#1' },
    ])
    expect(lastDays(windowOf(due, { moved }), '2026-12-01', '2026-12-31')).toEqual([])
  })

  it('are none where nobody printed a day', () => {
    const { due: _, ...without } = windowOf(yearly)
    expect(lastDays(without, '2026-01-01', '2027-12-31')).toEqual([])
    expect(unverifiedYears(without, 2026, 2027)).toEqual([2026, 2027])
  })
})

describe('calendar days', () => {
  it('are reckoned without a time zone', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(endOfMonth(2026, 14)).toBe('2027-02-28')
    expect([inYear('2028-02-29', 2027), inYear('2028-02-29', 2032)]).toEqual(['2027-02-28', '2032-02-29'])
  })
})
