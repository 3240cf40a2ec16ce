/** What is kept of the owner, on this phone and on the server. */
import { refusalOf, type Asked } from '@/services/request'
import { today } from '@/services/clock'
import { draftStore, settingsStore } from '../app'
import { favouritesStore } from '../favourites'
import { record } from '../reading'
import { inboxStore } from '../reminders/inbox'
import { companyOf, isChanged } from './roster'
import { rosterStore } from './saved'
import { ask } from './session'

/** What this phone keeps, a line each. */
export function heldHere(): string[] {
  const { policies, year } = draftStore.get()
  const { large } = settingsStore.get()
  const counted = [
    [rosterStore.get().companies.length, '家单位'],
    [answersHere(), '项填过的情况'],
    [favouritesStore.get().length, '项收藏'],
    [inboxStore.get().length, '条提醒'],
  ] as const
  return [
    ...counted.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
    ...(policies.length > 0 ? [`税费年度：${year} 年`, '填到哪一题'] : []),
    ...(large === null ? [] : [`大字模式：${large ? '开' : '关'}`]),
  ]
}

/** Of every company, and of none: the answers on the screen are those of the current one. */
function answersHere(): number {
  const roster = rosterStore.get()
  const all = companyOf(roster, roster.current) ? roster.companies : [...roster.companies, draftStore.get()]
  return all.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0)
}

/** Names of companies with changes that the server does not have yet. */
export const unsavedNames = (): string[] =>
  rosterStore
    .get()
    .companies.filter(isChanged)
    .map(({ name }) => name)

/** Whether this phone is the only key to the account; null when the server cannot say. */
export async function isOnlyKey(): Promise<boolean | null> {
  const reply = await ask('GET', '/v1/me')
  const { logins, wechat } = record(reply?.ok ? reply.body : null) ?? {}
  return typeof logins === 'number' ? logins <= 1 && wechat !== true : null
}

export interface Exported {
  readonly name: string
  readonly text: string
}

/** Everything the server keeps, as a file to read. */
export async function exportAll(): Promise<Asked<Exported>> {
  const reply = await ask('GET', '/v1/me/export')
  if (!reply?.ok) return { ok: false, why: refusalOf(reply) }
  return { ok: true, value: { name: `青惠数据-${today()}.json`, text: JSON.stringify(reply.body, null, 2) } }
}
