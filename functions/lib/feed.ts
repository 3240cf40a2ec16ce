/** The calendar feed of an account: a secret address that shows its deadlines, until it is ended. */
import { createHash, randomBytes } from 'node:crypto'
import { addDays, calendarEvents, calendarText, notices } from '../../shared/index'
import { partitionOf, putOwned, readAccount } from './accounts'
import { listCompanies, profileOf } from './companies'
import { unauthorized } from './problem'
import { engine } from './rules'
import { ABSENT, get, keyOfRef, put, refOf, remove, setLife, update, type Key } from './table'
import { chinaTime } from './today'
import { readSettings } from './wishes'

/** 256 random bits. Only its hash is kept: whoever reads the table cannot open a feed. */
const newToken = (): string => randomBytes(32).toString('base64url')
const FORM = /^[\w-]{43}$/

const feedKey = (token: string): Key => ({
  pk: `FEED#${createHash('sha256').update(`feed:${token}`).digest('base64url')}`,
  sk: 'FEED',
})
const ownKey = (account: string): Key => ({ pk: partitionOf(account), sk: 'FEED' })

/** The day the feed was made; null when there is none. */
export async function feedSince(account: string): Promise<string | null> {
  const own = await get(ownKey(account))
  return (own?.madeOn as string | undefined) ?? null
}

/** A new feed; an earlier one shows nothing from now on. Throws Problem (401). */
export async function makeFeed(account: string, ttl: number | undefined, now: number): Promise<string> {
  const token = newToken()
  const key = feedKey(token)
  const own = ownKey(account)
  await put({ ...own, follows: true, ttl, madeOn: chinaTime(now).day }, { when: ABSENT })
  const refs = new Set([refOf(key)])
  const change = 'SET #madeOn = :day ADD #elsewhere :refs'
  const noted = await update(own, { change, values: { day: chinaTime(now).day, refs } })
  const owner = await readAccount(account)
  if (!noted || !owner || owner.closing) {
    await endFeed(account)
    throw unauthorized()
  }
  const gone = new Set<string>()
  for (const ref of noted.elsewhere ?? []) {
    // One that is not there may yet be written by whoever named it: its name stays.
    if (ref !== refOf(key) && (await remove(keyOfRef(ref), { when: 'attribute_exists(#pk)' }))) gone.add(ref)
  }
  if (gone.size > 0) await update(own, { change: 'DELETE #elsewhere :gone', values: { gone } })
  if (!(await putOwned(account, { ...key, account, ttl }))) throw unauthorized()
  return token
}

/** Ends it. Nothing happens when there is none. */
export async function endFeed(account: string): Promise<void> {
  const own = await get(ownKey(account))
  for (const ref of own?.elsewhere ?? []) await remove(keyOfRef(ref))
  await remove(ownKey(account))
}

/** The account behind a feed's token; undefined for any other text. The feed lives as long as the account does. */
export async function accountOfFeed(token: string): Promise<string | undefined> {
  const item = FORM.test(token) ? await get(feedKey(token)) : undefined
  if (!item) return undefined
  const account = await readAccount(item.account as string)
  if (!account || account.closing) return undefined
  const { id, ttl } = account
  if (ttl !== item.ttl) await setLife(item, ttl)
  return id
}

const DAYS_BACK = 30
const DAYS_AHEAD = 366

/** The file: what the account's companies must not miss, from a month ago to a year ahead. */
export async function feedText(account: string, now: number): Promise<string> {
  const [companies, settings] = [await listCompanies(account), await readSettings(account)]
  const { day } = chinaTime(now)
  const from = addDays(day, -DAYS_BACK)
  const to = addDays(day, DAYS_AHEAD)
  const longest = Math.max(0, ...settings.filingLeads, ...settings.policyLeads)
  const found = companies.flatMap((company) =>
    notices(profileOf(company), engine, addDays(from, -longest), to, settings),
  )
  const names = new Map(companies.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => (companies.length > 1 ? (names.get(id) ?? '') : '')
  const events = calendarEvents(found, nameOf).filter((event) => event.day >= from && event.day <= to)
  return calendarText('青惠提醒', events, new Date(now).toISOString())
}
