/** Log-ins: by device, by WeChat, and from one to the other. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  accountOf,
  as,
  logIn,
  newCompanyId,
  newSecret,
  openSession,
  save,
  type Company,
  type ProblemJson,
  type Session,
} from './client'
import { runReminders } from './clock'
import { cutOffAfter, scanTable, tableText, wechat } from './cloud'
import { openApi, violations } from './schema'

const CODE2SESSION = '/sns/jscode2session'
const wechatCode = (openid = `o${newSecret().slice(0, 27)}`) => wechat.sessions.issue(openid)
const opening = openApi.paths['/v1/session']!.post!

const companiesOf = async (session: { access: string }) =>
  ((await as(session, 'GET', '/v1/profiles')).json() as { profiles: Company[] }).profiles
const linkOf = async (session: { access: string }) =>
  ((await as(session, 'POST', '/v1/links')).json() as { code: string }).code

describe('a device', () => {
  it('makes its account the first time and finds it again', async () => {
    const device = newSecret()
    const first = await logIn({ device })
    const again = await logIn({ device })
    expect([first.created, again.created]).toEqual([true, false])
    expect(accountOf(again)).toBe(accountOf(first))
    expect(accountOf(await logIn())).not.toBe(accountOf(first))
  })

  it('makes one account when it knocks twice at once', async () => {
    const device = newSecret()
    const sessions = await Promise.all(Array.from({ length: 8 }, () => logIn({ device })))
    expect(new Set(sessions.map(accountOf)).size).toBe(1)
    const id = accountOf(sessions[0]!)
    expect((await scanTable()).filter(({ account, sk }) => account === id && sk === 'LOGIN')).toHaveLength(1)
    for (const session of sessions) expect((await as(session, 'GET', '/v1/me')).status).toBe(200)
  })

  it('keeps its secret: the table has only a hash', async () => {
    const device = newSecret()
    await logIn({ device })
    expect(await tableText()).not.toContain(device)
  })
})

describe('WeChat', () => {
  afterEach(() => wechat.faults.clear())

  it('opens the same account for the same person', async () => {
    const first = await logIn({ code: wechatCode('o-person-one') })
    const again = await logIn({ code: wechatCode('o-person-one') })
    expect([first.created, first.wechat, again.created]).toEqual([true, true, false])
    expect(accountOf(again)).toBe(accountOf(first))
    expect(accountOf(await logIn({ code: wechatCode('o-person-two') }))).not.toBe(accountOf(first))
  })

  it('never hands out or keeps the session key, nor the openid in an answer', async () => {
    const keys: string[] = []
    const spy = vi.spyOn(Response.prototype, 'json').mockImplementation(async function (this: Response) {
      const body = JSON.parse(await this.text()) as { session_key?: string }
      if (body.session_key !== undefined) keys.push(body.session_key)
      return body
    })
    const answer = await openSession({ code: wechatCode('o-person-three') })
    spy.mockRestore()
    expect(keys).toHaveLength(1)
    expect(answer.text).not.toContain(keys[0])
    expect(answer.text).not.toContain('o-person-three')
    expect(await tableText()).not.toContain(keys[0])
  })

  it('takes a code once, and for five minutes', async () => {
    const code = wechatCode()
    expect((await openSession({ code })).status).toBe(200)
    const again = await openSession({ code })
    expect([again.status, (again.json() as ProblemJson).title]).toEqual([401, '请重新登录'])
    expect((await openSession({ code: 'no-such-code' })).status).toBe(401)
    const late = wechatCode()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 })
    expect((await openSession({ code: late })).status).toBe(401)
    vi.useRealTimers()
  })

  it.each([
    ['a code that is wrong', 40029, 401],
    ['a code that was used', 40163, 401],
    ['too many log-ins', 45011, 429],
    ['a person at risk', 40226, 403],
    ['a wrong app secret', 40125, 503],
    ['a server error', 'http500', 503],
    ['a page instead of JSON', 'garbage', 503],
    ['a broken line', 'closed', 503],
    ['silence', 'silent', 503],
  ] as const)('%s is answered as documented', async (_, fault, status) => {
    wechat.faults.plan(CODE2SESSION, fault, 2)
    const answer = await openSession({ code: wechatCode() })
    expect(answer.status).toBe(status)
    expect(violations(opening, answer)).toEqual([])
    if (status === 429) expect(answer.headers['retry-after']).toBe('60')
  })

  it('is asked once more when it is busy, and no more than that', async () => {
    wechat.faults.plan(CODE2SESSION, -1)
    expect((await openSession({ code: wechatCode() })).status).toBe(200)
    wechat.faults.plan(CODE2SESSION, -1, 2)
    expect((await openSession({ code: wechatCode() })).status).toBe(503)
    expect((await openSession({ code: wechatCode() })).status).toBe(200)
  })
})

describe('a session', () => {
  it('is renewed, each time with a new pair', async () => {
    const first = await logIn()
    const second = await logIn({ refresh: first.refresh })
    const third = await logIn({ refresh: second.refresh })
    expect(new Set([first.refresh, second.refresh, third.refresh]).size).toBe(3)
    expect((await as(third, 'GET', '/v1/me')).status).toBe(200)
  })

  it('ends as a whole when a token is used twice', async () => {
    const device = newSecret()
    const other = await logIn({ device })
    const first = await logIn({ device })
    const second = await logIn({ refresh: first.refresh })
    expect((await openSession({ refresh: first.refresh })).status).toBe(401)
    expect((await openSession({ refresh: second.refresh })).status).toBe(401)
    expect((await as(second, 'GET', '/v1/me')).status).toBe(401)
    expect((await as(other, 'GET', '/v1/me')).status).toBe(200)
  })

  it('is renewed by one of many that ask at once, at most', async () => {
    const { refresh } = await logIn()
    const answers = await Promise.all(Array.from({ length: 8 }, () => openSession({ refresh })))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true)
  })

  it('ends at log-out, the others do not', async () => {
    const device = newSecret()
    const [here, there] = [await logIn({ device }), await logIn({ device })]
    expect((await as(here, 'DELETE', '/v1/session')).status).toBe(204)
    expect((await as(here, 'GET', '/v1/me')).status).toBe(401)
    expect((await openSession({ refresh: here.refresh })).status).toBe(401)
    expect((await as(there, 'GET', '/v1/me')).status).toBe(200)
  })

  it('ends everywhere at once', async () => {
    const device = newSecret()
    const sessions = [await logIn({ device }), await logIn({ device }), await logIn({ device })]
    expect((await as(sessions[0]!, 'DELETE', '/v1/session?everywhere=true')).status).toBe(204)
    for (const session of sessions) {
      expect((await as(session, 'GET', '/v1/me')).status).toBe(401)
      expect((await openSession({ refresh: session.refresh })).status).toBe(401)
    }
    expect((await as(await logIn({ device }), 'GET', '/v1/me')).status).toBe(200)
  })

  it('that ends everywhere takes the link code along', async () => {
    for (const login of [{ device: newSecret() }, { code: wechatCode() }]) {
      const session = await logIn(login)
      const link = await linkOf(session)
      await as(session, 'DELETE', '/v1/session?everywhere=true')
      expect((await openSession({ device: newSecret(), link })).status).toBe(404)
      const mine = (await scanTable()).filter(({ pk, account }) =>
        `${pk}${String(account)}`.includes(accountOf(session)),
      )
      expect(mine.map(({ sk }) => sk)).not.toContain('LINK')
    }
  })

  it.each(['false', 'TRUE', '1', ''])('goes on when it is to end everywhere=%s', async (value) => {
    const session = await logIn()
    const refused = await as(session, 'DELETE', `/v1/session?everywhere=${value}`)
    expect([refused.status, (refused.json() as ProblemJson).path]).toEqual([400, 'query.everywhere'])
    expect(violations(openApi.paths['/v1/session']!.delete!, refused)).toEqual([])
    expect((await as(session, 'GET', '/v1/me')).status).toBe(200)
  })

  it('ends everywhere for good where WeChat opens the account: devices do not any more', async () => {
    const device = newSecret()
    const first = await logIn({ device })
    await save(first, newCompanyId())
    const inWechat = await logIn({ code: wechatCode('o-everywhere'), link: await linkOf(first) })
    expect((await as(inWechat, 'DELETE', '/v1/session?everywhere=true')).status).toBe(204)
    expect((await openSession({ refresh: first.refresh })).status).toBe(401)
    const stranger = await logIn({ device })
    expect([stranger.created, await companiesOf(stranger)]).toEqual([true, []])
    const again = await logIn({ code: wechatCode('o-everywhere') })
    expect(await companiesOf(again)).toHaveLength(1)
    expect((await as(again, 'GET', '/v1/me')).json()).toMatchObject({ logins: 1 })
  })

  it('is one of ten at most: the oldest ends', async () => {
    const device = newSecret()
    const sessions = []
    for (let i = 0; i < 11; i++) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 })
      sessions.push(await logIn({ device }))
    }
    expect((await as(sessions[0]!, 'GET', '/v1/me')).status).toBe(401)
    expect((await as(sessions[1]!, 'GET', '/v1/me')).status).toBe(200)
    expect((await as(sessions[10]!, 'GET', '/v1/me')).status).toBe(200)
    vi.useRealTimers()
  })
})

describe('a link code', () => {
  it('brings a second device to the account', async () => {
    const [first, device] = [await logIn(), newSecret()]
    const id = newCompanyId()
    await save(first, id)
    const code = await linkOf(first)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
    const second = await logIn({ device, link: ` ${code.toLowerCase().replace('-', ' ')}` })
    expect(accountOf(second)).toBe(accountOf(first))
    expect((await companiesOf(second)).map((company) => company.id)).toEqual([id])
    expect(accountOf(await logIn({ device }))).toBe(accountOf(first))
    expect((await as(first, 'GET', '/v1/me')).json()).toMatchObject({ logins: 2, profiles: 1, wechat: false })
  })

  it('moves what the second device had, and leaves nothing behind', async () => {
    const [first, device] = [await logIn(), newSecret()]
    const before = await logIn({ device })
    const [mine, theirs] = [newCompanyId(), newCompanyId()]
    await save(first, mine)
    await save(before, theirs, { answers: { entity_type: 'company' } })
    await as(before, 'POST', `/v1/profiles/${theirs}/results`, { on: '2024-12-31' })
    await as(before, 'PUT', '/v1/favourites/union-refund')
    await linkOf(before)
    const second = await logIn({ device, link: await linkOf(first) })
    expect((await companiesOf(second)).map(({ id }) => id).sort()).toEqual([mine, theirs].sort())
    const moved = (await as(second, 'GET', `/v1/profiles/${theirs}`)).json() as Company & { history: object[] }
    expect(moved).toMatchObject({ answers: { entity_type: 'company' }, version: 1 })
    expect(moved.history).toHaveLength(1)
    expect((await as(first, 'GET', '/v1/me')).json()).toMatchObject({ favourites: ['union-refund'], profiles: 2 })
    expect((await as(before, 'GET', '/v1/me')).status).toBe(401)
    expect(await tableText()).not.toContain(accountOf(before))
  })

  it('connects WeChat to a device account, which then has no end', async () => {
    const first = await logIn()
    const id = newCompanyId()
    await save(first, id)
    const inWechat = await logIn({ code: wechatCode('o-linked'), link: await linkOf(first) })
    expect([accountOf(inWechat), inWechat.wechat]).toEqual([accountOf(first), true])
    expect(accountOf(await logIn({ code: wechatCode('o-linked') }))).toBe(accountOf(first))
    const items = (await scanTable()).filter(({ pk, account }) => `${pk}${String(account)}`.includes(accountOf(first)))
    const due = items.filter(({ pk }) => pk.startsWith('DUE#')).map(({ sk }) => sk)
    expect(due).toHaveLength(1)
    expect(items.map(({ sk }) => sk).sort()).toEqual([...due, 'ACCOUNT', `COMPANY#${id}`, 'LOGIN', 'LOGIN', 'PLAN'])
    expect(items.every(({ ttl }) => ttl === undefined)).toBe(true)
  })

  it('connects WeChat by another code where the first try was cut off', async () => {
    for (let calls = 1, cut = true; cut; calls++) {
      const [first, openid, ip] = [await logIn(), `o-cut-${newSecret().slice(0, 20)}`, `10.4.0.${calls}`]
      const id = newCompanyId()
      await save(first, id)
      const link = await linkOf(first)
      cut = (await cutOffAfter(calls, () => openSession({ code: wechatCode(openid), link }, ip))).status !== 200
      // The app starts again before its owner types another code.
      const started = await logIn({ code: wechatCode(openid) })
      expect([calls, started.wechat]).toEqual([calls, true])
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })
      const again = await openSession({ code: wechatCode(openid), link: await linkOf(first) }, ip)
      vi.useRealTimers()
      expect([calls, again.status]).toEqual([calls, 200])
      const joined = again.json() as Session
      expect([accountOf(joined), joined.wechat]).toEqual([accountOf(first), true])
      expect((await companiesOf(joined)).map((company) => company.id)).toEqual([id])
      const mine = (await scanTable()).filter((item) => item.openid === openid)
      expect(mine.map(({ pk, ttl }) => [pk, ttl])).toEqual([[`ACCOUNT#${accountOf(first)}`, undefined]])
    }
  })

  it('works once', async () => {
    const first = await logIn()
    const link = await linkOf(first)
    const answers = await Promise.all(Array.from({ length: 5 }, () => openSession({ device: newSecret(), link })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404])
    expect((await as(first, 'GET', '/v1/me')).json()).toMatchObject({ logins: 2 })
  })

  it('works for ten minutes, and a newer one ends it', async () => {
    const first = await logIn()
    const old = await linkOf(first)
    const soon = await as(first, 'POST', '/v1/links')
    expect([soon.status, soon.headers['retry-after']]).toEqual([429, '10'])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })
    const link = await linkOf(first)
    const unknown = await openSession({ device: newSecret(), link: old })
    expect([unknown.status, (unknown.json() as ProblemJson).path]).toEqual([404, 'link'])
    vi.setSystemTime(Date.now() + 600_000)
    expect((await openSession({ device: newSecret(), link })).status).toBe(404)
    vi.useRealTimers()
  })

  it('does not join two people, nor more companies than there may be', async () => {
    const one = await logIn({ code: wechatCode('o-one') })
    const link = await linkOf(one)
    expect((await openSession({ code: wechatCode('o-two'), link })).status).toBe(409)
    await logIn({ code: wechatCode('o-three') })
    expect((await openSession({ code: wechatCode('o-three'), link })).status).toBe(409)
    const device = newSecret()
    const many = await logIn({ device })
    for (let i = 0; i < 10; i++) expect((await save(many, newCompanyId())).status).toBe(200)
    await save(one, newCompanyId())
    expect((await openSession({ device, link })).status).toBe(409)
    expect(await companiesOf(many)).toHaveLength(10)
    // Nothing of this has used the code up.
    expect((await openSession({ device: newSecret(), link })).status).toBe(200)
  })
})

describe('a favourite', () => {
  const me = openApi.paths['/v1/me']!.get!
  const mark = (session: { access: string }, id: string, method = 'PUT') =>
    as(session, method, `/v1/favourites/${encodeURIComponent(id)}`)

  it('is a policy or an item of any document there is', async () => {
    const session = await logIn()
    const ids = ['union-refund', '000#35', '001#二.12', '003#市财政局.4', 'sta-2023-6#3.1']
    for (const id of ids) expect((await mark(session, id)).status).toBe(204)
    const answer = await as(session, 'GET', '/v1/me')
    expect(violations(me, answer)).toEqual([])
    expect((answer.json() as { favourites: string[] }).favourites.sort()).toEqual([...ids].sort())
    expect((await mark(session, '000#35', 'DELETE')).status).toBe(204)
    const { favourites } = (await as(session, 'GET', '/v1/me')).json() as { favourites: string[] }
    expect(favourites.sort()).toEqual(ids.filter((id) => id !== '000#35').sort())
  })

  it.each(['#35', '000#', '000#35#1', '京', 'A', '000#<b>', `000#${'1'.repeat(41)}`, '000#.1', '000 #1'])(
    '%s is none',
    async (id) => {
      expect((await mark(await logIn(), id)).status).toBe(404)
    },
  )
})

describe('retention', () => {
  const DAY = 86_400_000
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  const itemsOf = async (id: string) =>
    (await scanTable()).filter(
      // What is due goes when its day comes.
      ({ pk, account }) => pk === `ACCOUNT#${id}` || (account === id && !pk.startsWith('DUE#')),
    )
  const daysLeft = (ttl: number | undefined) => Math.round((ttl! * 1000 - Date.now()) / DAY)

  it('keeps everything of a device account 400 days from its last use, writing at most once a week', async () => {
    const device = newSecret()
    const session = await logIn({ device })
    await save(session, newCompanyId())
    const id = accountOf(session)
    expect((await itemsOf(id)).map(({ ttl }) => daysLeft(ttl))).toEqual([407, 407, 407, 407])
    const ends = async () => [...new Set((await itemsOf(id)).map(({ ttl }) => ttl))]
    const before = await ends()
    vi.setSystemTime(Date.now() + 6 * DAY)
    await logIn({ device })
    expect(await ends()).toEqual(before)
    vi.setSystemTime(Date.now() + 2 * DAY)
    await logIn({ device })
    expect((await itemsOf(id)).map(({ ttl }) => daysLeft(ttl))).toEqual([407, 407, 407, 407])
  })

  it('keeps no notice longer than that, and each 400 days at most', async () => {
    const device = newSecret()
    const session = await logIn({ device })
    await save(session, newCompanyId(), { answers: { entity_type: 'company' } })
    const id = accountOf(session)
    const noticesEnd = async () =>
      (await itemsOf(id)).filter(({ sk }) => sk.includes('#INBOX#')).map(({ ttl }) => daysLeft(ttl))
    await runReminders()
    vi.setSystemTime(Date.now() + 300 * DAY)
    await runReminders()
    const [first, ...later] = (await noticesEnd()).sort((a, b) => a - b)
    expect([first, new Set(later)]).toEqual([100, new Set([107])])
    await logIn({ device })
    expect(new Set(await noticesEnd())).toEqual(new Set([100, 400]))
    await logIn({ code: wechatCode('o-keeps-notices'), link: await linkOf(await logIn({ device })) })
    expect(new Set(await noticesEnd())).toEqual(new Set([100, 400]))
  })

  it('ends it after that, and the same secret begins anew', async () => {
    const device = newSecret()
    const session = await logIn({ device })
    await save(session, newCompanyId())
    vi.setSystemTime(Date.now() + 408 * DAY)
    const again = await logIn({ device })
    expect(again.created).toBe(true)
    expect(await companiesOf(again)).toEqual([])
  })

  it('does not end an account that WeChat opens', async () => {
    const session = await logIn({ code: wechatCode('o-forever') })
    await save(session, newCompanyId())
    vi.setSystemTime(Date.now() + 4000 * DAY)
    expect(await companiesOf(await logIn({ code: wechatCode('o-forever') }))).toHaveLength(1)
  })
})
