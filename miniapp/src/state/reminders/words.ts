/** Days in words. */
import { daysBetween, fullDay, monthDay, type IsoDate } from '../../../../shared/index'
import { today } from '@/services/clock'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
/** A Monday long ago. */
const MONDAY = '1970-01-05'

/** 「2027年1月」, of a month or a day. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** The day of an instant: 「今天」, 「1月8日」 or, in another year, 「2025年11月20日」. */
export function sinceWords(instant: string): string {
  const [now, day] = [today(), today(new Date(instant))]
  if (day === now) return '今天'
  return day.slice(0, 4) === now.slice(0, 4) ? monthDay(day) : fullDay(day)
}

/** 「星期五」, of any day since 1970. */
export const weekdayWords = (day: IsoDate): string => `星期${WEEKDAYS[daysBetween(MONDAY, day) % 7] ?? ''}`

/** 「还有 56 天」 */
export function leftWords(from: IsoDate, day: IsoDate): string {
  const left = daysBetween(from, day)
  if (left === 0) return '今天'
  if (left === 1) return '明天'
  return left > 0 ? `还有 ${left} 天` : `过了 ${-left} 天`
}
