import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '@/services/request'
import { fetchInbox, inboxStore, markRead, unreadOf, type Told } from './inbox'

const server = vi.hoisted(() => ({
  told: [] as object[],
  read: [] as string[][],
  isThere: true,
  /** What happens between the question and the answer. */
  meanwhile: (): unknown => undefined,
}))

vi.mock('@/services/storage', () => ({ read: () => undefined, write: () => undefined, remove: () => undefined }))
vi.mock('../account/session', () => ({
  ask: (method: string, _path: string, body?: { ids: string[] }): Promise<Reply | null> => {
    if (!server.isThere) return Promise.resolve(null)
    if (method === 'GET') {
      const notices = [...server.told]
      server.meanwhile()
      return Promise.resolve({ ok: true, status: 200, body: { notices } })
    }
    server.read.push(body?.ids ?? [])
    return Promise.resolve({ ok: true, status: 204, body: null })
  },
}))

let run = 0
/** What was opened once stays so: every test has messages of its own. */
const own = (name: string) => `${name}${run}`
const one = (id: string): Told => ({
  ...{ id, company: 'a', kind: 'filing', event: 'due', subject: 's', day: null, title: 't', text: 'x', why: 'y' },
  ...{ clause: null, toldAt: '2027-01-08T00:10:00.000Z', readAt: null },
})
const readIds = () => inboxStore.get().flatMap(({ id, readAt }) => (readAt === null ? [] : [id]))

beforeEach(async () => {
  run += 1
  Object.assign(server, { told: [one(own('a')), one(own('b'))], isThere: true, meanwhile: () => undefined })
  await fetchInbox()
  server.read = []
})

describe('the inbox', () => {
  it('takes what is a notice and leaves out what is not', async () => {
    server.told = [one(own('a')), { id: own('b') }, { ...one(own('c')), kind: 'advertisement' }]
    await fetchInbox()
    expect(inboxStore.get().map(({ id }) => id)).toEqual([own('a')])
    expect(unreadOf(inboxStore.get())).toBe(1)
  })

  it('keeps its last copy without a network', async () => {
    server.isThere = false
    expect(await fetchInbox()).toBe(false)
    expect(inboxStore.get()).toHaveLength(2)
  })

  it('tells the server what was opened, once', async () => {
    await markRead([own('a')])
    await markRead([own('a')])
    expect([readIds(), server.read]).toEqual([[own('a')], [[own('a')]]])
  })

  it('tells it later what was opened without a network, before it asks anew', async () => {
    server.isThere = false
    await markRead([own('b')])
    server.isThere = true
    await fetchInbox()
    expect(server.read).toEqual([[own('b')]])
  })

  it('does not forget what was opened while an answer was on its way', async () => {
    server.meanwhile = () => markRead([own('b')])
    await fetchInbox()
    expect(readIds()).toEqual([own('b')])
  })
})
