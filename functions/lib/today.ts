/** The only clock of the API. */
export const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000

/** Milliseconds since 1970. CLOCK_OFFSET_MS shifts the clock of the local stack, for trying out other days. */
export const nowMs = (): number => Date.now() + Number(process.env.CLOCK_OFFSET_MS ?? 0)

/** Seconds since 1970, as times to live are written. */
export const nowSeconds = (): number => Math.floor(nowMs() / 1000)

/** The calendar date in China (UTC+8, no daylight saving). */
export const today = (): string => chinaTime(nowMs()).day

/** Day and time of the day, `0830`, in China. */
export function chinaTime(ms: number): { readonly day: string; readonly time: string } {
  const iso = new Date(ms + CHINA_OFFSET_MS).toISOString()
  return { day: iso.slice(0, 10), time: iso.slice(11, 13) + iso.slice(14, 16) }
}
