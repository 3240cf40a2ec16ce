/** The last days of filing windows. A year nobody has verified has none. */
import type { Due, FilingWindow, IsoDate } from './bundle'
import { addDays, endOfMonth, yearOf } from './days'

export interface LastDay {
  readonly day: IsoDate
  /** Set when a published calendar moved the day: the day of the law. */
  readonly instead?: IsoDate
  readonly clause: string
}

/** Last days from `from` to `to`, both included, in their order. Only such whose year is verified. */
export function lastDays(window: FilingWindow, from: IsoDate, to: IsoDate): LastDay[] {
  const { due, verifiedFor, moved } = window
  if (!due) return []
  const days: LastDay[] = []
  // A calendar may move a day over the end of its year.
  for (let year = yearOf(from) - 1; year <= yearOf(to); year++) {
    if (verifiedFor.indexOf(year) < 0) continue
    for (const day of lawfulDays(due, year)) {
      const move = moved[day]
      const last = move ? { day: move.to, instead: day, clause: move.clause } : { day, clause: due.clause }
      if (last.day >= from && last.day <= to) days.push(last)
    }
  }
  return days
}

/** The days of the law that fall into the year. */
export function lawfulDays(due: Due, year: number): IsoDate[] {
  const days: IsoDate[] = []
  for (let end = year - 1; end <= year; end++) {
    const months = due.after === 'quarter' ? [3, 6, 9, 12] : [12]
    for (const month of months) {
      const day = lastDayAfter(due, end, month)
      if (yearOf(day) === year) days.push(day)
    }
  }
  return days
}

/** Of the period that ends with that month. */
function lastDayAfter(due: Due, year: number, month: number): IsoDate {
  if ('days' in due) return addDays(endOfMonth(year, month), due.days)
  if ('months' in due) return endOfMonth(year, month + due.months)
  return `${year + 1}-${due.day}`
}

/** Years from `from` to `to` for which the window has no verified day. */
export function unverifiedYears({ due, verifiedFor }: FilingWindow, from: number, to: number): number[] {
  const years: number[] = []
  for (let year = from; year <= to; year++) if (!due || verifiedFor.indexOf(year) < 0) years.push(year)
  return years
}
