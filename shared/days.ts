/** Calendar days as ISO dates. Reckoned in days since 1970-01-01, so no clock and no time zone has a say. */
import type { IsoDate } from './bundle'

const DAY_MS = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(day: IsoDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)
}

/** Days from the first to the second. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4))
}

/** The same day in another year; 29 February becomes the 28th where there is none. */
export function inYear(day: IsoDate, year: number): IsoDate {
  const date = `${year}${day.slice(4)}`
  return day.slice(5) === '02-29' && addDays(date, 0) !== date ? `${year}-02-28` : date
}

/** Last day of a month, 1 to 12. Months beyond belong to the years that follow. */
export function endOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** 「3月31日」 */
export function monthDay(day: IsoDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 「2027年3月31日」 */
export function fullDay(day: IsoDate): string {
  return `${yearOf(day)}年${monthDay(day)}`
}
