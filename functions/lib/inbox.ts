/** Notices that were told: each once, whatever crashed meanwhile, because its id is its key. */
import type { Notice } from '../../shared/index'
import { lifeOfItem, partitionOf, type Account } from './accounts'
import { putDetail } from './companies'
import { ABSENT, all, query, update, type Item, type Key } from './table'
import { nowMs, nowSeconds } from './today'

/** How long a notice stays at most. */
export const KEPT_SECONDS = 400 * 24 * 60 * 60

export interface Told extends Omit<Notice, 'profile'> {
  readonly company: string
  /** When it was put here, and when the person opened it. */
  readonly toldAt: string
  readonly readAt: string | null
}

/** A notice's id begins with its company. */
function keyOf(account: string, { id, profile }: Pick<Notice, 'id' | 'profile'>): Key {
  return { pk: partitionOf(account), sk: `DETAIL#${profile}#INBOX#${id.slice(profile.length + 1)}` }
}

/** Tells it, unless it was told before, or account or company are gone. */
export async function tell({ id, ttl }: Account, notice: Notice): Promise<void> {
  const { profile, ...rest } = notice
  const toldAt = new Date(nowMs()).toISOString()
  const item = { ...keyOf(id, notice), ...rest, toldAt, follows: true, ends: nowSeconds() + KEPT_SECONDS }
  await putDetail(id, profile, { ...item, ttl: lifeOfItem(item, ttl) }, { when: ABSENT })
}

/** What a company was told, in no order. */
export async function listInbox(account: string, company: string): Promise<Told[]> {
  const items = await all(query(partitionOf(account), { prefix: `DETAIL#${company}#INBOX#` }))
  return items.map((item) => toldOf(company, item))
}

export const latestFirst = (a: Told, b: Told): number =>
  a.toldAt > b.toldAt || (a.toldAt === b.toldAt && a.id < b.id) ? -1 : 1

function toldOf(company: string, item: Item): Told {
  const { pk: _, sk: __, ttl: ___, ...told } = item as Item & Omit<Told, 'company'>
  const { id, kind, event, subject, on, day, lead, title, text, why, clause, toldAt, readAt } = told
  return {
    ...{ id, company, kind, event, subject, on, day, lead, title, text, why, clause },
    toldAt,
    readAt: readAt ?? null,
  }
}

/** Notes that the person opened it. Nothing happens for one that is not there. */
export async function markRead(account: string, id: string): Promise<void> {
  const profile = id.slice(0, id.indexOf('/'))
  const change = 'SET #readAt = if_not_exists(#readAt, :at)'
  await update(keyOf(account, { id, profile }), { change, values: { at: new Date(nowMs()).toISOString() } })
}
