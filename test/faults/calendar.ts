/** The days of the story: from one on which somebody is told something to the next, with hours in between. */
const MINUTE = 60_000

export interface Calendar {
  /** The day it is, in China. */
  readonly day: string
  /** What the clock of the stack is to be ahead of the machine's. */
  readonly offset: number
  pass(minutes: number): void
  /** Half past eight on the next such day. */
  nextOf(days: readonly string[]): void
  /** Back for as long as the work takes, as a clock that is wrong; then it is right again. */
  wrongBy<T>(minutes: number, work: () => Promise<T>): Promise<T>
}

const chinaDay = (ms: number): string => new Date(ms + 480 * MINUTE).toISOString().slice(0, 10)
const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)

export function newCalendar(first: string): Calendar {
  let now = at(first, '08:30')
  return {
    get day() {
      return chinaDay(now)
    },
    get offset() {
      return now - Date.now()
    },
    pass(minutes) {
      now += minutes * MINUTE
    },
    nextOf(days) {
      const next = days.find((day) => day > chinaDay(now))
      if (next !== undefined) now = at(next, '08:30')
    },
    async wrongBy(minutes, work) {
      now += minutes * MINUTE
      try {
        return await work()
      } finally {
        now -= minutes * MINUTE
      }
    },
  }
}
