/** Days in words. */
import { daysBetween, type IsoDate } from '../../../../shared/index'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
/** A Monday long ago. */
const MONDAY = '1970-01-05'

/** 「2027年1月」, of a month or a day. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** 「1月15日」 */
export const dayWords = (day: IsoDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** 「2027年1月15日」 */
export const fullDayWords = (day: IsoDate): string => `${day.slice(0, 4)}年${dayWords(day)}`

/** 「星期五」, of any day since 1970. */
export const weekdayWords = (day: IsoDate): string => `星期${WEEKDAYS[daysBetween(MONDAY, day) % 7] ?? ''}`

/** 「还有 56 天」 */
export function leftWords(today: IsoDate, day: IsoDate): string {
  const left = daysBetween(today, day)
  if (left === 0) return '今天'
  if (left === 1) return '明天'
  return left > 0 ? `还有 ${left} 天` : `过了 ${-left} 天`
}
