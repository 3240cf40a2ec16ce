/** What the owner wants to be told, how long before, and through which channels. Kept by the server. */
import { NOTICE_KINDS, type Wishes } from '../../../../shared/index'
import { refusalOf, type Asked, type Reply } from '@/services/request'
import { ask } from '../account/session'
import { record } from '../reading'

export interface NoticeSettings extends Wishes {
  /** Also by WeChat. */
  readonly wechat: boolean
}

const PATH = '/v1/notices/settings'

export const readSettings = async (): Promise<Asked<NoticeSettings>> => asked(await ask('GET', PATH), settingsFrom)

export const saveSettings = async (settings: NoticeSettings): Promise<Asked<NoticeSettings>> =>
  asked(await ask('PUT', PATH, settings), settingsFrom)

/** A template of WeChat messages, and how many the owner has still allowed. */
export interface Subscription {
  readonly template: string
  readonly left: number
}

/** None where messages are not set up. */
export const readSubscriptions = async (): Promise<Asked<readonly Subscription[]>> =>
  asked(await ask('GET', '/v1/subscriptions'), subscriptionsFrom)

/** Tells what the owner answered WeChat; it counts once WeChat itself confirms it. */
export const noteAnswer = async (template: string, answer: string): Promise<Asked<readonly Subscription[]>> =>
  asked(await ask('POST', '/v1/subscriptions', { template, answer }), subscriptionsFrom)

/** The day since which a calendar address is in use; null when there is none. */
export const feedSince = async (): Promise<Asked<string | null>> =>
  asked(await ask('GET', '/v1/calendar'), (body) => {
    const since = record(body)?.since
    return typeof since === 'string' || since === null ? since : undefined
  })

/** A new calendar address, from the root of the server; an earlier one shows nothing from now on. */
export const makeFeed = async (): Promise<Asked<string>> =>
  asked(await ask('POST', '/v1/calendar'), (body) => {
    const path = record(body)?.path
    return typeof path === 'string' ? path : undefined
  })

export const endFeed = async (): Promise<Asked<null>> => asked(await ask('DELETE', '/v1/calendar'), () => null)

function asked<T>(reply: Reply | null, from: (body: unknown) => T | undefined): Asked<T> {
  const value = reply?.ok ? from(reply.body) : undefined
  return value === undefined ? { ok: false, why: refusalOf(reply) } : { ok: true, value }
}

function settingsFrom(body: unknown): NoticeSettings | undefined {
  const sent = record(body)
  if (!sent || typeof sent.wechat !== 'boolean') return undefined
  return {
    kinds: NOTICE_KINDS.filter((kind) => listOf(sent.kinds).includes(kind)),
    filingLeads: listOf(sent.filingLeads).filter((days): days is number => typeof days === 'number'),
    policyLeads: listOf(sent.policyLeads).filter((days): days is number => typeof days === 'number'),
    wechat: sent.wechat,
  }
}

function subscriptionsFrom(body: unknown): readonly Subscription[] {
  return listOf(record(body)?.subscriptions).flatMap((item) => {
    const { template, left } = record(item) ?? {}
    return typeof template === 'string' && typeof left === 'number' ? [{ template, left }] : []
  })
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
