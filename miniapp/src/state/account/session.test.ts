/** The account of a phone: opened, renewed, joined, left, and gone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { replyOf } from '@/services/request'
import { FakeServer, startPhone, type Phone } from './fake-server'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function withCompany(server: FakeServer, name = '店'): Promise<Phone> {
  const phone = await startPhone(server)
  await phone.saveAsCompany(name)
  await phone.sync()
  return phone
}

const openings = (server: FakeServer) => server.asked.filter((asked) => asked === 'POST /v1/session').length
const names = (phone: Phone) => phone.rosterStore.get().companies.map(({ name }) => name)

describe('a session', () => {
  it('is not opened before the owner saves anything', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    phone.toggleFavourite('union-refund')
    await phone.sync()
    expect(await phone.ask('GET', '/v1/me')).toBeNull()
    expect(server.asked).toEqual([])
  })

  it('is renewed once for all who ask at the same time', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.expire()
    const before = openings(server)
    const replies = await Promise.all(Array.from({ length: 5 }, () => phone.ask('GET', '/v1/me')))
    expect(replies.map((reply) => reply?.status)).toEqual([200, 200, 200, 200, 200])
    expect(openings(server) - before).toBe(1)
  })

  it('that has ended is begun anew with the key of the phone', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.expire(true)
    expect((await phone.ask('GET', '/v1/me'))?.status).toBe(200)
    expect(server.accounts.size).toBe(1)
    expect(phone.accountLost.get()).toBe(false)
  })

  it('goes on when the answer to a renewal was lost', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.expire()
    server.faults = ['none', 'lost']
    expect(await phone.ask('GET', '/v1/me')).toBeNull()
    server.faults = []
    expect((await phone.ask('GET', '/v1/me'))?.status).toBe(200)
    expect(server.accounts.size).toBe(1)
  })
})

/** What stands in the place of an answer behind a page to log in on: a browser reads none, WeChat hands out its text. */
const pages = [
  ['a browser reads as nothing', null],
  ['WeChat hands out as a text', '<html></html>'],
  ['is JSON of somebody else', { created: true }],
] as const

describe.each(pages)('a page in the place of a session that %s', (_, body) => {
  const page = replyOf(200, body)

  it('opens no account, and the company waits for a network', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    server.faults = [page, page]
    await phone.saveAsCompany('店')
    await phone.sync()
    expect(phone.syncStore.get()).toEqual({ now: 'waiting' })
    await phone.sync()
    expect(phone.syncStore.get()).toEqual({ now: 'done' })
    expect([...server.account.companies.values()].map(({ name }) => name)).toEqual(['店'])
  })

  it('costs the phone neither its account nor the key that opens the next session', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    const account = phone.accountStore.get()
    server.expire()
    server.faults = [replyOf(401, {}), page]
    expect(await phone.ask('GET', '/v1/me')).toBeNull()
    expect(phone.accountStore.get()).toEqual(account)
    expect((await phone.ask('GET', '/v1/me'))?.status).toBe(200)
  })

  it('does not count as an account that was erased', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.expire(true)
    server.faults = [replyOf(401, {}), replyOf(401, {}), page]
    expect(await phone.ask('GET', '/v1/me')).toBeNull()
    expect(phone.accountLost.get()).toBe(false)
    expect((await phone.ask('GET', '/v1/me'))?.status).toBe(200)
  })

  it('lets nobody join', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    server.faults = [page]
    expect(await phone.joinBy('CODE')).toBeNull()
    expect(phone.accountStore.get()).toBeNull()
  })

  it('in the place of the companies takes none away', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.faults = [page]
    await phone.sync()
    expect(phone.syncStore.get()).toEqual({ now: 'waiting' })
    expect(names(phone)).toEqual(['店'])
  })
})

describe('a phone that keeps nothing', () => {
  it('opens no account that nothing could open again, and the owner is told', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server, new Map(), true)
    await phone.saveAsCompany('店')
    await phone.sync()
    expect(server.asked).toEqual([])
    expect(phone.syncStore.get()).toEqual({ now: 'refused', why: expect.stringMatching(/^没有保存：/) as string })
    expect(names(phone)).toEqual(['店'])
  })

  it('joins no other account either', async () => {
    const server = new FakeServer()
    await withCompany(server)
    const phone = await startPhone(server, new Map(), true)
    const before = server.asked.length
    const joined = await phone.joinBy(server.link())
    expect(joined?.ok).toBe(false)
    expect(server.asked).toHaveLength(before)
    expect(phone.accountStore.get()).toBeNull()
  })

  it('goes on with the key it has from before', async () => {
    const server = new FakeServer()
    const { storage } = await withCompany(server)
    const phone = await startPhone(server, storage, true)
    phone.renameCompany(phone.rosterStore.get().companies[0]?.id ?? '', '新店')
    await phone.sync()
    expect([...server.account.companies.values()].map(({ name }) => name)).toEqual(['新店'])
  })
})

describe('an account erased elsewhere', () => {
  it('is not made again: the companies stay on this phone, and the owner is told', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.erase()
    await phone.sync()
    expect(phone.accountLost.get()).toBe(true)
    expect(phone.accountStore.get()).toBeNull()
    expect(server.accounts.size).toBe(0)
    expect(names(phone)).toEqual(['店'])
    const before = server.asked.length
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.asked).toHaveLength(before)
  })

  it('is replaced by a new one when the owner wants to go on', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    phone.toggleFavourite('union-refund')
    await phone.sync()
    server.erase()
    await phone.sync()
    phone.keepOnServer()
    await phone.sync()
    expect([...server.account.companies.values()].map(({ name }) => name)).toEqual(['店'])
    expect([...server.account.favourites]).toEqual(['union-refund'])
    expect(phone.accountLost.get()).toBe(false)
  })

  it('counts as erased when the owner erases it here too', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.erase()
    expect((await phone.eraseAll())?.ok).toBe(true)
    expect(names(phone)).toEqual([])
    expect(phone.accountLost.get()).toBe(false)
  })
})

describe('joining', () => {
  it('brings what both have together, and shows it where nothing was on the screen', async () => {
    const server = new FakeServer()
    await withCompany(server, '一店')
    const phone = await startPhone(server)
    expect((await phone.joinBy(server.link()))?.ok).toBe(true)
    expect(names(phone)).toEqual(['一店'])
    expect(phone.rosterStore.get().current).toBe(phone.rosterStore.get().companies[0]?.id)
  })

  it('leaves the answers on the screen alone', async () => {
    const server = new FakeServer()
    await withCompany(server, '一店')
    const phone = await startPhone(server)
    const draft = phone.draftStore.get()
    phone.draftStore.set({ ...draft, answers: { annual_payroll: '5' } })
    await phone.joinBy(server.link())
    expect(phone.draftStore.get().answers).toEqual({ annual_payroll: '5' })
    expect(phone.rosterStore.get().current).toBeNull()
  })

  it('by a wrong code changes nothing', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    expect((await phone.joinBy('WRONG'))?.status).toBe(404)
    expect(phone.accountStore.get()).toBeNull()
    const saved = await withCompany(server)
    expect((await saved.joinBy('WRONG'))?.status).toBe(404)
    expect(saved.accountStore.get()).not.toBeNull()
    expect((await saved.ask('GET', '/v1/me'))?.status).toBe(200)
  })
})

describe('leaving', () => {
  it('nothing comes back with an answer that was still on its way', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    for (let ticks = 0; ticks < 12; ticks++) {
      const again = await startPhone(server, phone.storage)
      const syncing = again.sync()
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      again.forgetAll()
      await syncing
      expect(names(again)).toEqual([])
      expect(again.accountStore.get()).toBeNull()
      await withCompany(server, '别家')
    }
  })

  it('erases nothing here that could not be erased there', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.faults = ['down']
    expect(await phone.eraseAll()).toBeNull()
    expect(names(phone)).toEqual(['店'])
    phone.storage.set('file', 'an export that was never sent')
    expect((await phone.eraseAll())?.ok).toBe(true)
    expect(server.accounts.size).toBe(0)
    expect([...phone.storage.keys()]).toEqual([])
  })

  it('works without a network for this phone, not for all of them', async () => {
    const server = new FakeServer()
    const phone = await withCompany(server)
    server.faults = ['down']
    expect(await phone.logOut(true)).toBeNull()
    expect(names(phone)).toEqual(['店'])
    server.faults = ['down']
    await phone.logOut()
    expect([...phone.storage.keys()]).toEqual([])
    expect(server.account.companies.size).toBe(1)
  })
})
