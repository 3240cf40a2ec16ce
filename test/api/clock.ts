/** The clock of the functions, moved at will, and the jobs that go by it. */
import { handler as remind } from '../../functions/remind'
import { handler as reevaluate } from '../../functions/reevaluate'
import { SHARDS } from '../../functions/lib/due'

/** It is that time in China now, `2027-01-08 09:00`, and goes on from there. */
export function setClock(china: string): void {
  const target = Date.parse(`${china.replace(' ', 'T')}:00+08:00`)
  process.env.CLOCK_OFFSET_MS = String(target - Date.now())
}

export function resetClock(): void {
  delete process.env.CLOCK_OFFSET_MS
}

export const shards = Array.from({ length: SHARDS }, (_, shard) => shard)

/** One run of the schedule that looks after who is due. */
export async function runReminders(): Promise<void> {
  for (const shard of shards) await remind({ shard })
}

/** One run of the schedule that follows new rules. */
export async function runReevaluation(): Promise<void> {
  for (const shard of shards) await reevaluate({ shard })
}
