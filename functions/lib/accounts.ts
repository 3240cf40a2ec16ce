/** The account item. An account has no name, no number, no address: it is what opens it. */
import {
  ABSENT,
  PRESENT,
  all,
  get,
  keyOfRef,
  put,
  query,
  remove,
  setLife,
  update,
  type Condition,
  type Item,
  type Key,
} from './table'
import { nowSeconds, today } from './today'

const DAY = 24 * 60 * 60
/** Days an account that only devices open is kept after its last use. */
const KEPT_DAYS = 400
/** Days between two looks at what to keep longer: writing each item daily would cost seven times as much. */
const TOUCH_DAYS = 7
export const MAX_LOGINS = 20

export interface Account {
  readonly id: string
  readonly createdOn: string
  /** A day of the last use, at most TOUCH_DAYS old. */
  readonly usedOn: string
  readonly generation: number
  /** Log-ins by id: how often each was renewed, and until when it can be. */
  readonly sessions: Readonly<Record<string, { readonly turn: number; readonly until: number }>>
  /** Companies there are, or are about to be. */
  readonly companies: ReadonlySet<string>
  readonly favourites: ReadonlySet<string>
  /** The LOGIN items that lead here. */
  readonly elsewhere: ReadonlySet<string>
  /** Of the person in WeChat, for messages. It never leaves the server but in the person's own export. */
  readonly openid: string | undefined
  /** It is being erased, or moved into another account. */
  readonly closing: boolean
  readonly movedTo: string | undefined
  /** All but its log-ins is in the other account. */
  readonly emptied: boolean
  readonly ttl: number | undefined
}

/** The partition of an account. */
export const partitionOf = (account: string): string => `ACCOUNT#${account}`
export const accountKey = (account: string): Key => ({ pk: partitionOf(account), sk: 'ACCOUNT' })

/** The account is there and stays. */
const OPEN = `${PRESENT} AND attribute_not_exists(#closing)`

/** The account, also one that is being closed; undefined when there is none. */
export async function readAccount(id: string): Promise<Account | undefined> {
  const item = await get(accountKey(id))
  return item && accountOf(item)
}

function accountOf(item: Item): Account {
  const { createdOn, usedOn, generation, sessions, companies, favourites, elsewhere, openid, ...rest } =
    item as Partial<Account> & Item
  return {
    id: item.pk.slice('ACCOUNT#'.length),
    createdOn: createdOn ?? '',
    usedOn: usedOn ?? '',
    generation: generation ?? 0,
    sessions: sessions ?? {},
    companies: companies ?? new Set(),
    favourites: favourites ?? new Set(),
    elsewhere: elsewhere ?? new Set(),
    openid,
    closing: rest.closing !== undefined,
    movedTo: rest.movedTo,
    emptied: rest.emptied === true,
    ttl: rest.ttl,
  }
}

/** The time to live of what an account keeps: none once WeChat opens it. */
export const lifeOf = (openid: string | undefined): number | undefined =>
  openid === undefined ? nowSeconds() + (KEPT_DAYS + TOUCH_DAYS) * DAY : undefined

/** Makes the account, unless it is there. */
export async function createAccount(id: string, login: string, openid: string | undefined): Promise<void> {
  const account = {
    createdOn: today(),
    usedOn: today(),
    generation: 0,
    sessions: {},
    elsewhere: new Set([login]),
    openid,
  }
  await put({ ...accountKey(id), ...account, follows: true, ttl: lifeOf(openid) }, { when: ABSENT })
}

/** Changes an account that is open. Undefined when it is not, or when the further condition does not hold. */
export async function changeAccount(
  id: string,
  change: string,
  values: Readonly<Record<string, unknown>> = {},
  when?: string,
  names?: Readonly<Record<string, string>>,
): Promise<Account | undefined> {
  const condition = when === undefined ? OPEN : `${OPEN} AND (${when})`
  const item = await update(accountKey(id), { change, values, when: condition, ...(names && { names }) })
  return item && accountOf(item)
}

/** Notes whom WeChat knows as the owner, unless somebody is noted. */
export async function setPerson(id: string, openid: string): Promise<void> {
  await changeAccount(id, 'SET #openid = :openid', { openid }, 'attribute_not_exists(#openid)')
}

/**
 * Writes an item of an account, or outside for it, and takes it back when the account is gone by then: false.
 * An item outside must have been named in an `elsewhere` before.
 */
export async function putOwned(account: string, item: Item, condition: Condition = { when: ABSENT }): Promise<boolean> {
  if (!(await put(item, condition))) return false
  const owner = await readAccount(account)
  if (owner && !owner.closing) return true
  await remove(item)
  return false
}

/** Whether `touch` has something to do. */
export function isStale({ usedOn, ttl, openid }: Account): boolean {
  const age = (Date.parse(today()) - Date.parse(usedOn)) / (DAY * 1000)
  return age >= TOUCH_DAYS || (ttl === undefined) !== (openid !== undefined)
}

/** The time to live of an item, where its account has that one. */
export function lifeOfItem({ follows, ends, ttl }: Item, account: number | undefined): number | undefined {
  if (!follows) return ttl
  return ends === undefined ? account : Math.min(ends, account ?? ends)
}

/** Keeps everything of the account for its time from now on. */
export async function touch({ id, openid, elsewhere }: Account): Promise<void> {
  const ttl = lifeOf(openid)
  for (const ref of elsewhere) await setLife(keyOfRef(ref), ttl)
  for (const item of await all(query(partitionOf(id)))) {
    const life = lifeOfItem(item, ttl)
    if (item.sk !== 'ACCOUNT' && item.ttl !== life) await setLife(item, life)
  }
  const used = ttl === undefined ? 'SET #usedOn = :today REMOVE #ttl' : 'SET #usedOn = :today, #ttl = :ttl'
  await changeAccount(id, used, { today: today(), ...(ttl !== undefined && { ttl }) })
}
