import { calendarText, type CalendarEvent } from '../../../shared/index'
import type { CalendarAnswer } from './calendar'
import { download } from './download.h5'

/** A browser has no settings of ours. */
export const openSettings = (): void => undefined

/** Downloads a calendar file of this one event. */
export function addToCalendar(event: CalendarEvent): Promise<CalendarAnswer> {
  const text = calendarText('青惠提醒', [event], new Date().toISOString())
  download(`qinghui-${event.day}.ics`, 'text/calendar;charset=utf-8', text)
  return Promise.resolve({ text: '日历文件已下载，打开它就能加到日历。', settings: false })
}

/** The feed's address, for the phone's calendar. */
export const feedAddress = (path: string): string => window.location.origin + path

/** Hands the address to the phone's calendar. */
export const opensFeeds: boolean = true
export function openFeed(address: string): void {
  window.location.href = address.replace(/^https?:/, 'webcal:')
}
