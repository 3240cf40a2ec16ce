/** What the server has told this account. The last copy stays on the phone, for times without a network. */
import { MOST_READ, NOTICE_KINDS, type NoticeKind } from '../../../../shared/index'
import { read, remove, write } from '@/services/storage'
import { createStore } from '@/services/store'
import { ask } from '../account/session'
import { record, textsIn } from '../reading'

export interface Told {
  readonly id: string
  /** Id of the company. */
  readonly company: string
  readonly kind: NoticeKind
  readonly event: string
  /** The policy or filing window; empty for figures that grew old. */
  readonly subject: string
  /** The day it is about; null where nobody has verified one. */
  readonly day: string | null
  readonly title: string
  readonly text: string
  readonly why: string
  readonly clause: string | null
  /** When it came and when it was opened, as instants. */
  readonly toldAt: string
  readonly readAt: string | null
}

const KEY = 'qinghui.inbox'
const UNSENT_KEY = 'qinghui.inbox.unsent'

/** The latest first. */
export const inboxStore = createStore<readonly Told[]>(toldFrom(read(KEY)), (told) => {
  if (told.length > 0) write(KEY, told)
  else remove(KEY)
})

export const unreadOf = (told: readonly Told[]): number => told.filter(({ readAt }) => readAt === null).length

/** What was opened and the server has not been told; it may take until the next run of the app. */
const unsentStore = createStore<readonly string[]>(textsIn(read(UNSENT_KEY)), (ids) => {
  if (ids.length > 0) write(UNSENT_KEY, ids)
  else remove(UNSENT_KEY)
})

/** Opened in this run of the app, told or not. */
const opened = new Set(unsentStore.get())

/** Fetches it; whether that was possible. */
export async function fetchInbox(): Promise<boolean> {
  if (!(await sendRead())) return false
  const reply = await ask('GET', '/v1/notices')
  if (!reply?.ok) return false
  // An answer may be older than what was opened meanwhile.
  const now = new Date().toISOString()
  const told = toldFrom(record(reply.body)?.notices)
  inboxStore.set(told.map((one) => (opened.has(one.id) ? { ...one, readAt: one.readAt ?? now } : one)))
  return true
}

/** Marks as read: here at once, there as soon as it can be told. */
export async function markRead(ids: readonly string[]): Promise<void> {
  const unread = ids.filter((id) => inboxStore.get().some((one) => one.id === id && one.readAt === null))
  if (unread.length === 0) return
  for (const id of unread) opened.add(id)
  unsentStore.set([...unsentStore.get(), ...unread])
  const now = new Date().toISOString()
  inboxStore.set(inboxStore.get().map((one) => (unread.includes(one.id) ? { ...one, readAt: now } : one)))
  await sendRead()
}

/** Whether the server could be told. */
async function sendRead(): Promise<boolean> {
  while (unsentStore.get().length > 0) {
    const ids = unsentStore.get().slice(0, MOST_READ)
    const reply = await ask('POST', '/v1/notices/read', { ids })
    if (!reply?.ok) return false
    unsentStore.set(unsentStore.get().filter((id) => !ids.includes(id)))
  }
  return true
}

/** Without a trace. */
export function forgetInbox(): void {
  unsentStore.set([])
  inboxStore.set([])
}

function toldFrom(sent: unknown): readonly Told[] {
  return (Array.isArray(sent) ? sent : []).filter(isTold)
}

function isTold(item: unknown): item is Told {
  const told = record(item)
  const texts = [told?.id, told?.company, told?.event, told?.subject, told?.title, told?.text, told?.why, told?.toldAt]
  return texts.every((text) => typeof text === 'string') && NOTICE_KINDS.some((kind) => kind === told?.kind)
}
