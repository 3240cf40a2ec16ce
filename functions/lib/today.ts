/** The only clock of the API: the calendar date in China (UTC+8, no daylight saving). */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000

export const today = (): string => new Date(Date.now() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
