/** The only clock of the API. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000

/** Milliseconds since 1970. */
export const nowMs = (): number => Date.now()

/** Seconds since 1970, as times to live are written. */
export const nowSeconds = (): number => Math.floor(nowMs() / 1000)

/** The calendar date in China (UTC+8, no daylight saving). */
export const today = (): string => new Date(nowMs() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
