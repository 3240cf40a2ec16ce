/** `rate(…)` schedules by timer, with the event the cloud would send. */
import type { Schedule } from './config'
import { call, type Handlers } from './gateway'

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Milliseconds of `rate(5 minutes)`. Throws for anything else: a cron expression has no local stand-in. */
export function rateMs(rate: string): number {
  const parts = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate)
  if (!parts) throw new Error(`serverless.yml: cannot run the schedule ${rate} here, only rate(…)`)
  return Number(parts[1]) * UNIT_MS[parts[2] as keyof typeof UNIT_MS]
}

/** SCHEDULE_MS runs every schedule so often, for trying out what would take days. */
const everyMs = (rate: string): number => Number(process.env.SCHEDULE_MS ?? rateMs(rate))

/** Starts every schedule; returns how to stop them. A failed run is told to `failed` and the next one still comes. */
export function startSchedules(
  schedules: readonly Schedule[],
  handlers: Handlers,
  failed: (functionName: string) => void,
): () => void {
  const timers = schedules.map(({ functionName, rate, timeoutMs, input }) =>
    setInterval(() => {
      const event = input ?? { source: 'aws.events', 'detail-type': 'Scheduled Event', time: new Date().toISOString() }
      call(handlers[functionName], event, timeoutMs).catch(() => failed(functionName))
    }, everyMs(rate)),
  )
  return () => timers.forEach((timer) => clearInterval(timer))
}
