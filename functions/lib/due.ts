/** Accounts that are due: one item each, in the partition of the day and shard in which somebody looks after them. */
import { ABSENT, get, put, query, refOf, update, type Item, type Key } from './table'
import { chinaTime } from './today'

export const SHARDS = 8

/** When an account is due: a day, a time of the day in China, and before the others of that time the nearest deadline. */
export interface Moment {
  readonly day: string
  readonly time: string
  readonly deadline: string
}

/** Due at once. */
export const atOnce = (now: number): Moment => ({ day: chinaTime(now).day, time: '0000', deadline: '0000-00-00' })
export const NO_DEADLINE = '9999-12-31'

/** Account ids are random: their first byte spreads them evenly. */
const shardOf = (account: string): number => (Buffer.from(account, 'base64url')[0] ?? 0) % SHARDS

const partition = (day: string, shard: number): string => `DUE#${day}#${shard}`

export function dueItem(account: string, { day, time, deadline }: Moment): Item {
  return { pk: partition(day, shardOf(account)), sk: `${time}#${deadline}#${account}`, account }
}

export const dueRef = (account: string, moment: Moment): string => refOf(dueItem(account, moment))

const FIRST_LEASE_MS = 60_000
const LONGEST_LEASE_MS = 60 * 60_000

/**
 * Takes the item for a while: true for one of many that try. Each try takes it for longer, so that an account that
 * always fails does not hold up the others. A lease far in the future is from a clock that was wrong.
 */
export async function claim(item: Item, now: number): Promise<boolean> {
  const tries = typeof item.tries === 'number' ? item.tries : 0
  const until = now + Math.min(LONGEST_LEASE_MS, FIRST_LEASE_MS * 2 ** tries)
  const claimed = await update(item, {
    change: 'SET #leaseUntil = :until ADD #tries :one',
    when: 'attribute_exists(#pk) AND (attribute_not_exists(#leaseUntil) OR #leaseUntil <= :at OR #leaseUntil > :absurd)',
    values: { until, one: 1, at: now, absurd: now + LONGEST_LEASE_MS },
  })
  return claimed !== undefined
}

/** Gives the item back for the next run. */
export async function release(key: Key): Promise<void> {
  await update(key, { change: 'REMOVE #leaseUntil, #tries', when: 'attribute_exists(#pk)' })
}

/** What is due in a shard on a day up to now, in the order in which it should be done. */
export function dueOn(day: string, shard: number, now: number, pageSize: number): AsyncGenerator<Item> {
  const { day: today, time } = chinaTime(now)
  // '$' follows '#': everything of this minute is in.
  return query(partition(day, shard), { pageSize, ...(day === today && { until: `${time}$` }) })
}

/** Everything that waits in a shard on a day, from behind one of them on. */
export function waitingOn(day: string, shard: number, pageSize: number, after?: string): AsyncGenerator<Item> {
  return query(partition(day, shard), { pageSize, ...(after !== undefined && { after }) })
}

const cursorKey = (shard: number): Key => ({ pk: 'DUE', sk: `CURSOR#${shard}` })

/** The earliest day of a shard that may still hold something. */
export async function firstDay(shard: number): Promise<string | undefined> {
  return (await get(cursorKey(shard)))?.from as string | undefined
}

export async function setFirstDay(shard: number, from: string): Promise<void> {
  if (await update(cursorKey(shard), { change: 'SET #from = :from', values: { from } })) return
  await put({ ...cursorKey(shard), from }, { when: ABSENT })
}
