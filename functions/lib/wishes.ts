/** What a person wants to be told, how long before, and whether by WeChat too. */
import { LEADS, NOTICE_KINDS, USUAL_WISHES, type NoticeKind, type Wishes } from '../../shared/index'
import { partitionOf, putOwned } from './accounts'
import { fieldsOf, wrong } from './fields'
import { get, type Key } from './table'

export interface Settings extends Wishes {
  /** Also by WeChat, as far as the person allowed messages. */
  readonly wechat: boolean
}

const USUAL: Settings = { ...USUAL_WISHES, wechat: true }

const key = (account: string): Key => ({ pk: partitionOf(account), sk: 'WISHES' })

export async function readSettings(account: string): Promise<Settings> {
  const item = await get(key(account))
  return item ? (JSON.parse(item.settings as string) as Settings) : USUAL
}

export async function saveSettings(account: string, ttl: number | undefined, settings: Settings): Promise<void> {
  const item = { ...key(account), settings: JSON.stringify(settings), follows: true, ttl }
  await putOwned(account, item, {})
}

/** Reads a body. Throws Problem (400). */
export function settingsOf(body: unknown): Settings {
  const { kinds, filingLeads, policyLeads, wechat } = fieldsOf(body, ['kinds', 'filingLeads', 'policyLeads', 'wechat'])
  if (typeof wechat !== 'boolean') throw wrong('wechat', '请填写 true 或 false。')
  return {
    kinds: chosen('kinds', kinds, NOTICE_KINDS) as NoticeKind[],
    filingLeads: chosen('filingLeads', filingLeads, LEADS) as number[],
    policyLeads: chosen('policyLeads', policyLeads, LEADS) as number[],
    wechat,
  }
}

/** Each of them once, in the order in which they are offered. */
function chosen(path: string, given: unknown, offered: readonly unknown[]): unknown[] {
  if (!Array.isArray(given) || !given.every((one) => offered.includes(one)) || new Set(given).size !== given.length) {
    throw wrong(path, `请从 ${offered.join('、')} 中选择，不要重复。`)
  }
  return offered.filter((one) => given.includes(one))
}
