/** The table: what its writes promise, what they cost, and that no order of events breaks either. */
import { describe, expect, it } from 'vitest'
import { removeExpired } from '../../functions/local/expire'
import { handler as tidy } from '../../functions/tidy'
import { ABSENT, all, documents, get, put, query, remove, update } from '../../functions/lib/table'
import { accountOf, as, call, logIn, newCompanyId, newSecret, openSession, save, type Company } from './client'
import { cutOffAfter, scanTable, TABLE, tableText } from './cloud'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

describe('one item', () => {
  it('is made once, however many try', async () => {
    const key = { pk: 'TEST#made', sk: 'A' }
    const made = await Promise.all(Array.from({ length: 20 }, (_, by) => put({ ...key, by }, { when: ABSENT })))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect((await get(key))?.by).toBe(made.indexOf(true))
  })

  it('is changed only while the condition holds, and given back as it then is', async () => {
    const key = { pk: 'TEST#changed', sk: 'A' }
    await put({ ...key, count: 1, lease: 'a' })
    const change = 'SET #lease = :by ADD #count :one'
    const taken = await update(key, { change, when: '#lease = :from', values: { from: 'a', by: 'b', one: 1 } })
    expect(taken).toMatchObject({ count: 2, lease: 'b' })
    const refused = await update(key, { change, when: '#lease = :from', values: { from: 'a', by: 'c', one: 1 } })
    expect(refused).toBeUndefined()
    expect(await get(key)).toMatchObject({ count: 2, lease: 'b' })
    expect(await remove(key, { when: '#lease = :from', values: { from: 'a' } })).toBe(false)
    expect(await remove(key, { when: '#lease = :from', values: { from: 'b' } })).toBe(true)
  })

  it('is not made by a change: what is gone stays gone', async () => {
    const key = { pk: 'TEST#gone', sk: 'A' }
    expect(await update(key, { change: 'SET #a = :a', values: { a: 1 } })).toBeUndefined()
    expect(await get(key)).toBeUndefined()
  })

  it('past its time is gone for reading and changing, and may be made again', async () => {
    const key = { pk: 'TEST#late', sk: 'A' }
    await put({ ...key, ttl: Math.floor(Date.now() / 1000) - 1, old: true })
    expect(await get(key)).toBeUndefined()
    expect(await all(query(key.pk))).toEqual([])
    expect(await all(query(key.pk, { expired: true }))).toHaveLength(1)
    expect(await update(key, { change: 'SET #a = :a', values: { a: 1 } })).toBeUndefined()
    expect(await put({ ...key, ttl: inAnHour() }, { when: ABSENT })).toBe(true)
    expect(await get(key)).not.toHaveProperty('old')
  })
})

describe('the embedded store', () => {
  it('removes what is past its time, and nothing else', async () => {
    const now = Math.floor(Date.now() / 1000)
    const keys = ['past', 'later', 'never'].map((sk) => ({ pk: 'TEST#expiry', sk }))
    await put({ ...keys[0]!, ttl: now - 1 })
    await put({ ...keys[1]!, ttl: now + 60 })
    await put({ ...keys[2]! })
    expect(await removeExpired(TABLE, now)).toBeGreaterThan(0)
    expect((await all(query('TEST#expiry', { expired: true }))).map(({ sk }) => sk)).toEqual(['later', 'never'])
    expect(await removeExpired(TABLE, now)).toBe(0)
  })
})

describe('a partition', () => {
  it('is read in order, by prefix, page by page, and from where one stopped', async () => {
    const pk = 'DUE#2026-12-01#3'
    for (let i = 0; i < 25; i++) await put({ pk, sk: `a${String(i).padStart(2, '0')}` })
    await put({ pk, sk: 'b' })
    const keys = async (part: Parameters<typeof query>[1]) => (await all(query(pk, part))).map(({ sk }) => sk)
    expect(await keys({})).toHaveLength(26)
    expect(await keys({ prefix: 'a', pageSize: 4 })).toEqual(
      Array.from({ length: 25 }, (_, i) => `a${String(i).padStart(2, '0')}`),
    )
    expect(await keys({ after: 'a23' })).toEqual(['a24', 'b'])
    const first: string[] = []
    for await (const { sk } of query(pk, { pageSize: 2 })) if (first.push(sk) === 3) break
    expect(first).toEqual(['a00', 'a01', 'a02'])
  })
})

const CLIENTS = 50
const EDITS = 20

describe('many at once', () => {
  it(`${CLIENTS} clients make ${CLIENTS * EDITS} edits of one company, and none is lost`, async () => {
    const device = newSecret()
    const first = await logIn({ device })
    const id = newCompanyId()
    await save(first, id, { answers: { business_income: 0 } })
    let conflicts = 0
    const read = async () => (await as(first, 'GET', `/v1/profiles/${id}`)).json() as Company
    /** As a client does: it makes its change to what there is; after a conflict, and a moment, to what there is then. */
    async function edit(client: number, current: Company, tries = 1): Promise<Company> {
      const business_income = (current.answers.business_income as number) + 1
      const draft = { name: `第${client}台`, answers: { business_income }, version: current.version }
      const answer = await save(first, id, draft)
      if (answer.status === 200) return answer.json() as Company
      expect(answer.status).toBe(409)
      conflicts++
      await pause(Math.random() * 150 * 2 ** Math.min(tries, 6))
      return edit(client, await read(), tries + 1)
    }
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        let current = await read()
        for (let i = 0; i < EDITS; i++) current = await edit(client, current)
      }),
    )
    const last = await read()
    console.log(`${CLIENTS * EDITS} edits, ${conflicts} conflicts`)
    expect(last).toMatchObject({ answers: { business_income: CLIENTS * EDITS }, version: 1 + CLIENTS * EDITS })
    expect(conflicts).toBeGreaterThan(0)
  }, 300_000)

  it('whatever is written while an account is erased, nothing of it stays', async () => {
    for (let round = 0; round < 25; round++) {
      const device = newSecret()
      const session = await logIn({ device })
      const id = newCompanyId()
      await save(session, id)
      const writes = [
        () => save(session, newCompanyId()),
        () => save(session, id, { name: '改名', version: 1 }),
        () => as(session, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' }),
        () => as(session, 'POST', '/v1/links'),
        () => as(session, 'PUT', '/v1/favourites/union-refund'),
        () => openSession({ refresh: session.refresh }),
        () => openSession({ device }),
        () => as(session, 'DELETE', `/v1/profiles/${id}`),
      ]
      const erase = async () => {
        await pause(round % 10)
        return as(session, 'DELETE', '/v1/me')
      }
      const [erased, ...answers] = await Promise.all([erase(), ...writes.map((write) => write())])
      expect(erased.status).toBe(204)
      for (const { status, text } of answers) expect(status, text).toBeLessThan(500)
      const opened = answers[6]!
      // Whoever opened a session after that has a new account: erased too, nothing at all is left.
      if (opened.status === 200) await as(opened.json() as { access: string }, 'DELETE', '/v1/me')
      const again = await logIn({ device })
      await as(again, 'DELETE', '/v1/me')
      const left = await tableText()
      expect([accountOf(session), id, device].filter((trace) => left.includes(trace))).toEqual([])
    }
  })

  it('two devices that join each other end in one account with all companies', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [newSecret(), newSecret()]
      const [first, second] = [await logIn({ device: a }), await logIn({ device: b })]
      const [one, two] = [newCompanyId(), newCompanyId()]
      await Promise.all([save(first, one), save(second, two)])
      const [linkA, linkB] = await Promise.all(
        [first, second].map(async (by) => ((await as(by, 'POST', '/v1/links')).json() as { code: string }).code),
      )
      const joins = await Promise.all([
        openSession({ device: a, link: linkB }),
        openSession({ device: b, link: linkA }),
      ])
      for (const { status, text } of joins) expect(status, text).toBeLessThan(500)
      const [here, there] = [await logIn({ device: a }), await logIn({ device: b })]
      const companies = async (by: { access: string }) =>
        ((await as(by, 'GET', '/v1/profiles')).json() as { profiles: Company[] }).profiles.map(({ id }) => id)
      const found = new Set([...(await companies(here)), ...(await companies(there))])
      expect([...found].sort()).toEqual([one, two].sort())
    }
  })
})

describe('erasing that was cut off', () => {
  const DELETE_CALLS = 12

  async function accountToErase() {
    const device = newSecret()
    const session = await logIn({ device })
    const id = newCompanyId()
    await save(session, id)
    await as(session, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
    return { device, session, id, erase: () => as(session, 'DELETE', '/v1/me') }
  }

  it('is finished by the same request, by a log-in, or by the hourly job', async () => {
    for (const by of ['request', 'log-in', 'job']) {
      for (let step = 1; step < DELETE_CALLS; step++) {
        const { device, session, id, erase } = await accountToErase()
        const { status } = await cutOffAfter(step, erase)
        expect([by, step, status]).toEqual([by, step, 500])
        if (by === 'request') expect([204, 401]).toContain((await erase()).status)
        if (by === 'log-in') await as(await logIn({ device }), 'DELETE', '/v1/me')
        await tidy()
        // Cut off before it was marked, the account goes on, and the person is told that it does.
        if (by === 'job' && step <= 2) expect((await erase()).status).toBe(204)
        const left = await tableText()
        const found = [accountOf(session), id].filter((trace) => left.includes(trace))
        expect([by, step, found]).toEqual([by, step, []])
      }
    }
  })

  it('takes as many calls as were cut off above', async () => {
    const { erase } = await accountToErase()
    expect((await cutOffAfter(DELETE_CALLS, erase)).status).toBe(204)
  })
})

describe('costs', () => {
  interface Units {
    reads: number
    writes: number
  }

  /** Capacity units the work takes: reads of 4 kB, strongly consistent, and writes of 1 kB. */
  async function unitsOf(work: () => Promise<{ status: number }>): Promise<Units> {
    const units = { reads: 0, writes: 0 }
    documents.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const }
          const result = await next({ ...args, input })
          const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } }
          const spent = ConsumedCapacity?.CapacityUnits ?? 0
          if (/Get|Query/.test(commandName ?? '')) units.reads += spent
          else units.writes += spent
          return result
        },
      { name: 'count', step: 'initialize', priority: 'high' },
    )
    try {
      expect((await work()).status).toBeLessThan(300)
    } finally {
      documents.middlewareStack.remove('count')
    }
    return units
  }

  it('stay within what the description of the table says', async () => {
    const device = newSecret()
    const id = newCompanyId()
    const session = await logIn({ device })
    const answers = { business_income: { parts: Array.from({ length: 20 }, () => '12345.67') } }
    const company = `/v1/profiles/${id}`
    const budget: [what: string, work: () => Promise<{ status: number }>, reads: number, writes: number][] = [
      ['log in', () => openSession({ device }), 2, 2],
      ['renew', () => openSession({ refresh: session.refresh }), 0, 2],
      ['make a company', () => save(session, id, { answers }), 5, 5],
      ['save it', () => save(session, id, { answers, name: '乙', version: 1 }), 2, 3],
      ['list', () => as(session, 'GET', '/v1/profiles'), 2, 0],
      ['show one', () => as(session, 'GET', company), 3, 0],
      ['keep a result', () => as(session, 'POST', `${company}/results`, { on: '2024-12-31' }), 8, 15],
      ['add a favourite', () => as(session, 'PUT', '/v1/favourites/union-refund'), 1, 1],
      ['export', () => as(session, 'GET', '/v1/me/export'), 12, 0],
      ['make a link', () => as(session, 'POST', '/v1/links'), 4, 2],
      ['delete a company', () => as(session, 'DELETE', company), 6, 20],
      ['erase', () => as(session, 'DELETE', '/v1/me'), 5, 13],
    ]
    for (const [what, work, reads, writes] of budget) {
      const units = await unitsOf(work)
      console.log(`${what}: ${units.reads} r, ${units.writes} w`)
      expect([what, units.reads <= reads, units.writes <= writes]).toEqual([what, true, true])
    }
    expect((await scanTable()).some(({ pk }) => pk.includes(accountOf(session)))).toBe(false)
  })

  it('none arise where nobody logs in', async () => {
    expect(await unitsOf(() => call('GET', '/v1/policies'))).toEqual({ reads: 0, writes: 0 })
  })
})
