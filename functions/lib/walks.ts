/** How far the walk along the due days has come that follows new rules. */
import { get, put, type Key } from './table'

export interface Walk {
  /** The rules it is for. */
  readonly hash: string
  readonly day: string
  /** The sk of the last account of that day that was looked after. */
  readonly after: string | null
  /** Accounts met, and of them those that had still to be looked after. */
  readonly seen: number
  readonly changed: number
  readonly done: boolean
}

const keyOf = (shard: number): Key => ({ pk: 'DUE', sk: `WALK#${shard}` })

export async function readWalk(shard: number): Promise<Walk | undefined> {
  const item = await get(keyOf(shard))
  return item && (item as unknown as Walk)
}

export async function saveWalk(shard: number, { hash, day, after, seen, changed, done }: Walk): Promise<void> {
  await put({ ...keyOf(shard), hash, day, after, seen, changed, done })
}
