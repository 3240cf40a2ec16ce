import type { IsoDate } from '../../../shared/index'

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000

/** Today's date in China, whatever the phone's time zone. */
export function today(now = new Date()): IsoDate {
  return new Date(now.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}
