import { addDays } from '../shared/index'
import { currentRules } from './lib/bundles'
import { waitingOn } from './lib/due'
import { faultOf, logTask } from './lib/log'
import { readPlan } from './lib/plan'
import { FARTHEST_DAYS, serve } from './lib/serve'
import { DAYS_BACK, forShard, PAGE } from './lib/shards'
import { chinaTime, nowMs } from './lib/today'
import { readWalk, saveWalk, type Walk } from './lib/walks'

/** Until nobody works under the earlier rules any more. */
const SETTLING_MS = 2 * 60_000

/**
 * Every five minutes, for each shard: after new rules were published, looks after every account once. Each waits on one
 * of the days to come, so a walk along the days meets all of them. A walk that is cut off goes on where it was.
 */
export const handler = forShard(async (shard, isOver) => {
  const now = nowMs()
  const rules = await currentRules(now)
  const { hash } = rules.engine.bundle
  if (now < rules.at + SETTLING_MS) return
  const today = chinaTime(now).day
  const known = await readWalk(shard)
  let walk: Walk =
    known?.hash === hash
      ? known
      : { hash, day: addDays(today, -DAYS_BACK), after: null, seen: 0, changed: 0, done: false }
  if (walk.done) return
  const last = addDays(today, FARTHEST_DAYS + 1)
  for (; walk.day <= last; walk = { ...walk, day: addDays(walk.day, 1), after: null }) {
    let page = 0
    for await (const { sk, account } of waitingOn(walk.day, shard, PAGE, walk.after ?? undefined)) {
      const changed = await reevaluated(account as string, hash, now, shard)
      walk = { ...walk, after: sk, seen: walk.seen + 1, changed: walk.changed + (changed ? 1 : 0) }
      if (++page % PAGE === 0) await saveWalk(shard, walk)
      if (isOver()) {
        await saveWalk(shard, walk)
        logTask({ task: 'reevaluate', shard, finished: walk.changed, stopped: true })
        return
      }
    }
  }
  await saveWalk(shard, { ...walk, done: true })
  logTask({ task: 'reevaluate', shard, finished: walk.changed })
})

/** Whether the account had still to be looked after under these rules. A failure is left to its own day. */
async function reevaluated(account: string, hash: string, now: number, shard: number): Promise<boolean> {
  try {
    const plan = await readPlan(account)
    if (!plan || plan.bundle === hash) return false
    return await serve(account, now)
  } catch (cause) {
    logTask({ task: 'reevaluate', shard, ...faultOf(cause) })
    return false
  }
}
