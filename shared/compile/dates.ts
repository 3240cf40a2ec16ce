import type { IsoDate, Period } from '../bundle'
import { isWithin } from '../period'

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Whether the day lies in one of the periods. */
export const insidePeriods = (periods: readonly Period[], on: IsoDate) => periods.some((period) => isWithin(period, on))

/** The days inside the periods on which something may change: each first day and every given day. */
export function daysOfChange(periods: readonly Period[], days: Iterable<IsoDate>): IsoDate[] {
  const inside = [...days].filter((day) => insidePeriods(periods, day))
  return [...new Set([...periods.map(({ from }) => from), ...inside])].sort()
}
