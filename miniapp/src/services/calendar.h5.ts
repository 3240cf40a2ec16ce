import { calendarText, type CalendarEvent } from '../../../shared/index'
import type { CalendarAnswer } from './calendar'

/** A browser has no settings of ours. */
export const openSettings = (): void => undefined

/** Downloads a calendar file of this one event. */
export function addToCalendar(event: CalendarEvent): Promise<CalendarAnswer> {
  const text = calendarText('青惠提醒', [event], new Date().toISOString())
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }))
  link.download = `qinghui-${event.day}.ics`
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, DOWNLOADED_BY_MS)
  return Promise.resolve({ text: '日历文件已下载，打开它就能加到日历。', settings: false })
}

const DOWNLOADED_BY_MS = 60_000

/** The feed's address, for the phone's calendar. */
export const feedAddress = (path: string): string => window.location.origin + path

/** Hands the address to the phone's calendar. */
export const opensFeeds: boolean = true
export function openFeed(address: string): void {
  window.location.href = address.replace(/^https?:/, 'webcal:')
}
