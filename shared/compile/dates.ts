import type { IsoDate, Period } from '../bundle'

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The last entry that starts on or before the day; entries are in the order of their dates. */
export function entryOn<T extends { readonly from: IsoDate }>(entries: readonly T[], on: IsoDate): T | undefined {
  return entries.filter((entry) => entry.from <= on).at(-1)
}

/** Whether the day lies in one of the periods, first and last day included. */
export const insidePeriods = (periods: readonly Period[], on: IsoDate) =>
  periods.some(({ from, to }) => from <= on && (to === undefined || on <= to))

/** The days inside the periods on which something may change: each first day and every given day. */
export function daysOfChange(periods: readonly Period[], days: Iterable<IsoDate>): IsoDate[] {
  const inside = [...days].filter((day) => insidePeriods(periods, day))
  return [...new Set([...periods.map(({ from }) => from), ...inside])].sort()
}
