/** What the scheduled jobs have in common that look after the accounts of one shard. */
import { SHARDS } from './due'

/** What the schedule of each shard says. */
interface Shard {
  readonly shard: number
}

/** A job begins so many days back: a clock that was wrong for less loses nothing. */
export const DAYS_BACK = 3
/** Accounts read at a time. */
export const PAGE = 25
/** Time for one run; the next goes on where it stopped. */
const BUDGET_MS = 45_000

/** A job for one shard, which may ask whether the time of its run is over. Throws for a shard there is not. */
export function forShard(run: (shard: number, isOver: () => boolean) => Promise<void>) {
  return async ({ shard }: Shard): Promise<void> => {
    if (!Number.isInteger(shard) || shard < 0 || shard >= SHARDS) throw new Error('no such shard')
    const start = performance.now()
    await run(shard, () => performance.now() - start > BUDGET_MS)
  }
}
