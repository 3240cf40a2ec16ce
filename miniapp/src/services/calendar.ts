import Taro from '@tarojs/taro'
import type { CalendarEvent } from '../../../shared/index'

export { openSettings } from './subscribe'

/** What to say after the attempt, and whether WeChat's settings would help. */
export interface CalendarAnswer {
  readonly text: string
  readonly settings: boolean
}

const CHINA_OFFSET = '+08:00'
const MS = 1000
/** Nine in the morning of the day before, from the midnight at which the day begins. */
const ALARM_BEFORE_S = 15 * 60 * 60

/** Puts it into the phone's own calendar, all day, with an alarm the morning before. Only in a tap. Never rejects. */
export function addToCalendar({ day, title, text }: CalendarEvent): Promise<CalendarAnswer> {
  return new Promise((resolve) => {
    void Taro.addPhoneCalendar({
      title,
      description: text,
      startTime: Date.parse(`${day}T00:00:00${CHINA_OFFSET}`) / MS,
      allDay: true,
      alarm: true,
      alarmOffset: ALARM_BEFORE_S,
      success: () => {
        resolve({ text: '已加到手机日历，前一天上午 9 点提醒。', settings: false })
      },
      fail: ({ errMsg }) => {
        resolve(refusal(errMsg))
      },
    })
  })
}

function refusal(message: string): CalendarAnswer {
  if (/privacy/.test(message)) {
    return { text: '没有加上：要先同意隐私说明，才能写日历。可以再点一次。', settings: false }
  }
  if (/auth|permission|denied|scope/.test(message)) {
    return { text: '没有加上：没有写日历的权限。请到设置里打开，再点一次。', settings: true }
  }
  if (/cancel/.test(message)) return { text: '没有加上。', settings: false }
  return { text: '没能加到日历，请再点一次。', settings: false }
}

/** The feed's address, for the phone's calendar. */
export const feedAddress = (path: string): string => `${API_BASE}${path}`

/** Only a browser can hand an address to the calendar. */
export const opensFeeds: boolean = false
export const openFeed: (address: string) => void = () => undefined
