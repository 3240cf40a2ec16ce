import { addDays } from '../shared/index'
import { claim, dueOn, firstDay, release, setFirstDay } from './lib/due'
import { faultOf, logTask } from './lib/log'
import { serve } from './lib/serve'
import { DAYS_BACK, forShard, PAGE } from './lib/shards'
import { remove, type Item } from './lib/table'
import { chinaTime, nowMs } from './lib/today'

/** Every five minutes, for each shard: looks after the accounts that are due. */
export const handler = forShard(async (shard, isOver) => {
  const now = nowMs()
  const today = chinaTime(now).day
  const latest = addDays(today, -DAYS_BACK)
  const known = await firstDay(shard)
  const from = known === undefined || known > latest ? latest : known
  let finished = 0
  let empty = from
  for (let day = from; day <= today; day = addDays(day, 1)) {
    let left = 0
    for await (const item of dueOn(day, shard, now, PAGE)) {
      if (isOver()) {
        logTask({ task: 'remind', shard, finished, stopped: true })
        return
      }
      if (await lookAfter(item, shard)) finished++
      else left++
    }
    if (left === 0 && day === empty && day < latest) empty = addDays(day, 1)
  }
  if (empty !== known) await setFirstDay(shard, empty)
  logTask({ task: 'remind', shard, finished })
})

/** False when it was not done: somebody else is at it, or it failed. */
async function lookAfter(item: Item, shard: number): Promise<boolean> {
  const now = nowMs()
  try {
    if (!(await claim(item, now))) return false
    if (!(await serve(item.account as string, now))) await remove(item)
    else await release(item)
    return true
  } catch (cause) {
    logTask({ task: 'remind', shard, ...faultOf(cause) })
    return false
  }
}
