import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'

/** Place of 提醒 in the bottom bar. */
const REMINDERS = 1
const MOST_SHOWN = 99

/** Keeps the count of unread messages on WeChat's own bottom bar, which can be written to while one of its pages shows. */
export function useBadge(unread: number, isTab: boolean): void {
  useEffect(() => {
    if (isTab) show(unread)
  }, [unread, isTab])
  useDidShow(() => {
    if (isTab) show(unread)
  })
}

function show(unread: number): void {
  const shown =
    unread > 0
      ? Taro.setTabBarBadge({ index: REMINDERS, text: unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread) })
      : Taro.removeTabBarBadge({ index: REMINDERS })
  // Refused where no page of the bar is on the screen; the next one shows it.
  shown.catch(() => undefined)
}
