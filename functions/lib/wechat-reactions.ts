/** What we do about each code WeChat may answer to `subscribe/send`. */
import { CHINA_OFFSET_MS } from './today'

/**
 * `sent`: done · `spent`: the person has no credit left · `drop`: this message never · `forget`: this person never ·
 * `refresh`: a new token, then again at once · `retry`: again after a while · `pause`: nobody for a while ·
 * `disable`: not with this template for a while.
 */
export type Reaction = 'sent' | 'spent' | 'drop' | 'forget' | 'refresh' | 'retry' | 'pause' | 'disable'

interface Rule {
  readonly reaction: Reaction
  /** Somebody of ours must look. */
  readonly alarm?: true
}

const RULES: Readonly<Record<number, Rule>> = {
  0: { reaction: 'sent' },
  [-1]: { reaction: 'retry' },
  43101: { reaction: 'spent' },
  // A field breaks its type: the next one would too.
  47003: { reaction: 'drop', alarm: true },
  40003: { reaction: 'forget' },
  40001: { reaction: 'refresh' },
  40014: { reaction: 'refresh' },
  42001: { reaction: 'refresh' },
  // The template is gone, its page not released, or we may not send.
  40037: { reaction: 'disable', alarm: true },
  41030: { reaction: 'disable', alarm: true },
  48001: { reaction: 'disable', alarm: true },
  // The day's quota is used up.
  45009: { reaction: 'pause', alarm: true },
  // The minute's.
  45011: { reaction: 'retry' },
  // Our address, id or secret is not accepted: nothing will go out before somebody has mended that.
  40013: { reaction: 'pause', alarm: true },
  40125: { reaction: 'pause', alarm: true },
  40164: { reaction: 'pause', alarm: true },
}

/** Codes that are not listed: this message is not sent again, and somebody looks. */
export const reactionTo = (errcode: number): Rule => RULES[errcode] ?? { reaction: 'drop', alarm: true }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Until when nothing is sent, in milliseconds since 1970: the quota starts anew at midnight in China. */
export function pausedUntil(errcode: number, now: number): number {
  if (errcode !== 45009) return now + HOUR
  const china = now + CHINA_OFFSET_MS
  return china - (china % DAY) + DAY - CHINA_OFFSET_MS
}

/** Milliseconds to wait after so many tries: doubling from half a minute to half an hour, by chance up to half shorter. */
export function backoff(tries: number, chance: number): number {
  const longest = Math.min(30 * MINUTE, 30_000 * 2 ** Math.max(0, tries - 1))
  return Math.round(longest * (1 - chance / 2))
}
