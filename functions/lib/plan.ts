/** What an account was told, and when it is due next. One PLAN item and one DUE item a person, however many notices. */
import { partitionOf, putOwned, readAccount } from './accounts'
import { atOnce, dueItem, dueRef, type Moment } from './due'
import { ABSENT, get, keyOfRef, refOf, remove, update, type Item, type Key } from './table'
import { nowMs } from './today'
import type { Waiting } from './waiting'

export interface Plan {
  /** One more with every change: who computed from an older one computes again. */
  readonly version: number
  /** By company: everything up to this day was told. */
  readonly done: Readonly<Record<string, string>>
  readonly waiting: readonly Waiting[]
  /** The rules under which everything was told; undefined before anything was. */
  readonly bundle: string | undefined
  /** The DUE items there are, or may be. */
  readonly elsewhere: ReadonlySet<string>
}

const planKey = (account: string): Key => ({ pk: partitionOf(account), sk: 'PLAN' })

export async function readPlan(account: string): Promise<Plan | undefined> {
  const item = await get(planKey(account))
  return item && planOf(item)
}

function planOf(item: Item): Plan {
  const { version, done, waiting, bundle: rules, elsewhere } = item as unknown as Partial<Plan>
  return {
    version: version ?? 0,
    done: done ?? {},
    waiting: waiting ?? [],
    bundle: rules,
    elsewhere: elsewhere ?? new Set(),
  }
}

/** No request takes longer: what it was going to write is there by then, or never will be. */
const LONGEST_REQUEST_MS = 60_000

/**
 * Makes the account due at once. To be called **before** what it is to look at is written: then a crash in between
 * costs one look in vain, and none is ever forgotten. It stays due until that write must have ended, because who looks
 * at once may look too early.
 */
export async function wake(account: string, now: number = nowMs()): Promise<void> {
  const moment = atOnce(now)
  const refs = new Set([dueRef(account, moment)])
  const change = 'SET #version = #version + :one ADD #elsewhere :refs'
  for (let tries = 0; tries < TRIES; tries++) {
    const noted = await update(planKey(account), { change, values: { one: 1, refs } })
    const woken = noted ? planOf(noted).version : await begin(account, refs)
    if (woken === undefined) continue
    await putOwned(account, { ...dueItem(account, moment), woken, wokenAt: now }, {})
    return
  }
}

/** Between the two writes the plan may appear, or its account go. */
const TRIES = 3

/** The first version of a plan; undefined when there is one meanwhile, or no account. */
async function begin(account: string, elsewhere: ReadonlySet<string>): Promise<number | undefined> {
  const ttl = (await readAccount(account))?.ttl
  const plan = { version: 1, done: {}, waiting: [], elsewhere }
  const item = { ...planKey(account), ...plan, follows: true, ttl }
  return (await putOwned(account, item, { when: ABSENT })) ? plan.version : undefined
}

type Told = Pick<Plan, 'done' | 'waiting'> & { readonly bundle: string }

/**
 * Writes what was told and when the account is due next; `from` is what it was computed from. False when that is no
 * longer so. Every other DUE item is gone afterwards, but one that somebody woke meanwhile or just before.
 */
export async function settle(
  account: string,
  from: Plan,
  told: Told,
  next: Moment | undefined,
  now: number = nowMs(),
): Promise<boolean> {
  const item = next && dueItem(account, next)
  const refs = item && { refs: new Set([refOf(item)]) }
  const { done, waiting, bundle: rules } = told
  const version = from.version + 1
  const sets = 'SET #version = :version, #done = :done, #waiting = :waiting, #bundle = :rules'
  const settled = await update(planKey(account), {
    change: refs ? `${sets} ADD #elsewhere :refs` : sets,
    when: '#version = :seen',
    values: { version, done, waiting, rules, seen: from.version, ...refs },
  })
  if (!settled) return false
  // The plan names the next item before there is one: after a crash the old one is looked at again, and puts it there.
  if (item) await putOwned(account, item, {})
  const old = [...planOf(settled).elsewhere].filter((ref) => !item || ref !== refOf(item))
  const asleep = {
    when: 'attribute_not_exists(#woken) OR (#woken < :version AND NOT #wokenAt BETWEEN :early AND :late)',
    values: { version, early: now - LONGEST_REQUEST_MS, late: now + LONGEST_REQUEST_MS },
  }
  const gone: string[] = []
  for (const ref of old) if (await remove(keyOfRef(ref), asleep)) gone.push(ref)
  if (gone.length > 0) {
    const values = { old: new Set(gone), version }
    await update(planKey(account), { change: 'DELETE #elsewhere :old', when: '#version = :version', values })
  }
  return true
}
