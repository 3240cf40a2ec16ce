/** What does not open, and what is never told. */
import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newCode, newId, readCode } from '../../functions/lib/secrets'
import {
  accountOf,
  as,
  call,
  hearWechat,
  logIn,
  newCompanyId,
  newSecret,
  openSession,
  save,
  type Company,
} from './client'
import { resetClock, runReminders, setClock } from './clock'
import { SESSION_KEY, wechat } from './cloud'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
const hs256 = (head: string, key: string) => `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`
const withKey = (claims: object, key = SESSION_KEY, header: object = { alg: 'HS256', typ: 'JWT' }) =>
  hs256(`${part(header)}.${part(claims)}`, key)

describe('a token', () => {
  const statusOf = async (access: string) => (await as({ access }, 'GET', '/v1/me')).status

  it('made as ours opens: the forgeries below fail for what is wrong with them', async () => {
    const { access } = await logIn()
    expect(await statusOf(withKey(claimsOf(access)))).toBe(200)
  })

  it('is refused when it is forged', async () => {
    const { access, refresh } = await logIn()
    const claims = claimsOf(access)
    const [head, body, signature] = access.split('.') as [string, string, string]
    const now = Math.floor(Date.now() / 1000)
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const rs256 = `${part({ alg: 'RS256' })}.${body}`
    const forged = {
      'no signature': `${head}.${body}.`,
      'two parts': `${head}.${body}`,
      'alg none': `${part({ alg: 'none', typ: 'JWT' })}.${body}.`,
      'alg NONE with the old signature': `${part({ alg: 'NONE' })}.${body}.${signature}`,
      'another key': withKey(claims, newSecret()),
      'an empty key': withKey(claims, ''),
      HS512: hs256(`${part({ alg: 'HS512' })}.${body}`, SESSION_KEY),
      RS256: `${rs256}.${signWith('sha256', Buffer.from(rs256), privateKey).toString('base64url')}`,
      'critical extension': withKey(claims, SESSION_KEY, { alg: 'HS256', crit: ['x'], x: 1 }),
      'other claims, old signature': `${head}.${part({ ...claims, sub: newId() })}.${signature}`,
      'a changed signature': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      'a refresh token': refresh,
      'another audience': withKey({ ...claims, aud: 'refresh' }),
      'no audience': withKey({ ...claims, aud: undefined }),
      'no end': withKey({ ...claims, exp: undefined }),
      'past its end': withKey({ ...claims, exp: now - 1 }),
      'no session': withKey({ ...claims, sid: undefined }),
      'another session': withKey({ ...claims, sid: newId() }),
      'a session named like a method': withKey({ ...claims, sid: 'constructor' }),
      'an earlier generation': withKey({ ...claims, gen: -1 }),
      'an account there is not': withKey({ ...claims, sub: newId() }),
      'an account that is a path': withKey({ ...claims, sub: '../ACCOUNT' }),
      nothing: '',
      words: 'undefined',
      'very long': `${head}.${'A'.repeat(5000)}.${signature}`,
    }
    for (const [what, token] of Object.entries(forged)) expect([what, await statusOf(token)]).toEqual([what, 401])
    expect(await statusOf(access)).toBe(200)
  })

  it('is refused after fifteen minutes; the one that renews it after sixty days', async () => {
    const { access, refresh } = await logIn()
    const again = await logIn()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 14 * 60_000 })
    expect(await statusOf(access)).toBe(200)
    vi.setSystemTime(Date.now() + 2 * 60_000)
    expect(await statusOf(access)).toBe(401)
    vi.setSystemTime(Date.now() + 59 * 86_400_000)
    expect((await openSession({ refresh })).status).toBe(200)
    vi.setSystemTime(Date.now() + 2 * 86_400_000)
    expect((await openSession({ refresh: again.refresh })).status).toBe(401)
  })

  it('that renews is refused when it is forged, or used as the other', async () => {
    const { access, refresh } = await logIn()
    const claims = claimsOf(refresh)
    const forged = [access, withKey(claims, newSecret()), withKey({ ...claims, turn: 1 })]
    for (const token of [...forged, withKey({ ...claims, sid: newId() }), withKey({ ...claims, turn: '0' })]) {
      expect((await openSession({ refresh: token })).status).toBe(401)
    }
    expect((await openSession({ refresh })).status).toBe(200)
  })

  it('of an account that was erased or joined to another opens nothing', async () => {
    const device = newSecret()
    const [gone, moved, into] = [await logIn(), await logIn({ device }), await logIn()]
    await as(gone, 'DELETE', '/v1/me')
    const { code: link } = (await as(into, 'POST', '/v1/links')).json() as { code: string }
    await logIn({ device, link })
    for (const { access, refresh } of [gone, moved]) {
      expect(await statusOf(access)).toBe(401)
      expect((await as({ access }, 'DELETE', '/v1/me')).status).toBe(401)
      expect((await openSession({ refresh })).status).toBe(401)
    }
    expect(await statusOf(into.access)).toBe(200)
  })
})

describe('the company of somebody else', () => {
  it('is not there, whatever is asked of it', async () => {
    const [owner, stranger] = [await logIn(), await logIn()]
    const id = newCompanyId()
    await save(owner, id, { name: '青岛他人公司' })
    const ask = [
      await as(stranger, 'GET', `/v1/profiles/${id}`),
      await save(stranger, id, { version: 1 }),
      await as(stranger, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' }),
      await as(stranger, 'DELETE', `/v1/profiles/${id}`),
    ]
    expect(ask.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    const exported = await as(stranger, 'GET', '/v1/me/export')
    const list = await as(stranger, 'GET', '/v1/profiles')
    // The same id may be made by anybody: it is another company.
    expect((await save(stranger, id, { name: '我的公司' })).status).toBe(200)
    for (const { text } of [...ask, exported, list]) expect(text).not.toContain('青岛他人公司')
    expect((await as(owner, 'GET', `/v1/profiles/${id}`)).json()).toMatchObject({ name: '青岛他人公司', version: 1 })
  })

  it.each(['..%2FACCOUNT', 'COMPANY%23x', '%23', '*', '%00', 'ACCOUNT'])('is not reached by the id %s', async (id) => {
    const session = await logIn()
    expect((await as(session, 'GET', `/v1/profiles/${id}`)).status).toBe(404)
    expect((await as(session, 'DELETE', `/v1/profiles/${id}`)).status).toBe(404)
  })
})

describe('the notices and the calendar of somebody else', () => {
  it('are not there, and cannot be read, marked or ended', async () => {
    const [owner, stranger] = [await logIn(), await logIn()]
    const id = newCompanyId()
    await save(owner, id, { answers: { entity_type: 'company' } })
    await runReminders()
    const { path } = (await as(owner, 'POST', '/v1/calendar')).json() as { path: string }
    const told = () => as(owner, 'GET', '/v1/notices')
    const { notices } = (await told()).json() as { notices: { id: string; readAt: string | null }[] }
    expect(notices.length).toBeGreaterThan(0)
    await as(stranger, 'POST', '/v1/notices/read', { ids: notices.map((notice) => notice.id) })
    await as(stranger, 'DELETE', '/v1/calendar')
    for (const url of ['/v1/notices', '/v1/calendar', '/v1/me/export', '/v1/subscriptions']) {
      const { status, text } = await as(stranger, 'GET', url)
      expect([url, status, text.includes(id)]).toEqual([url, 200, false])
    }
    expect((await told()).json()).toMatchObject({ unread: notices.length })
    expect((await call('GET', path)).status).toBe(200)
    for (const url of ['/v1/notices', '/v1/notices/settings', '/v1/calendar', '/v1/subscriptions', '/v1/me/export']) {
      expect([url, (await call('GET', url)).status]).toEqual([url, 401])
    }
  })
})

describe('what cannot be guessed', () => {
  it('ids have 128 random bits', () => {
    const ids = Array.from({ length: 2000 }, newId)
    expect(new Set(ids).size).toBe(2000)
    const ones = ids.map((id) =>
      [...Buffer.from(id, 'base64url')].reduce((n, byte) => n + byte.toString(2).replaceAll('0', '').length, 0),
    )
    expect(ids.every((id) => Buffer.from(id, 'base64url').length === 16)).toBe(true)
    expect(Math.abs(ones.reduce((a, b) => a + b) / 2000 - 64)).toBeLessThan(1)
  })

  it('link codes use each of their 31 letters alike, and are read as people type', () => {
    const codes = Array.from({ length: 6200 }, newCode)
    const counts = new Map<string, number>()
    for (const letter of codes.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(31)
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(300)
    expect(readCode(' abcde-23456 ')).toBe('ABCDE23456')
    for (const wrong of ['abcde-2345', 'abcde-23450', 'abcde-2345I', 'abcde-234567', '']) {
      expect(readCode(wrong)).toBeUndefined()
    }
  })

  it('guessing link codes is stopped after twenty tries from one address', async () => {
    const ip = '203.0.113.7'
    const { code: link } = (await as(await logIn(), 'POST', '/v1/links')).json() as { code: string }
    const tries = []
    for (let i = 0; i < 22; i++)
      tries.push((await openSession({ device: newSecret(), link: 'AAAAA-AAAAA' }, ip)).status)
    expect(tries).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429])
    const right = await openSession({ device: newSecret(), link }, ip)
    expect(right.status).toBe(429)
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0)
    expect((await openSession({ device: newSecret(), link }, '203.0.113.8')).status).toBe(200)
    // Guessing makes no account.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 })
    expect((await openSession({ device: newSecret(), link: 'AAAAA-AAAAA' }, ip)).status).toBe(404)
  })

  it('log-ins from one address are stopped after six hundred in ten minutes', async () => {
    const ip = '203.0.113.9'
    // Made-up tokens cost nothing but the count. Just after a window has begun, it does not end meanwhile.
    vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / 600_000) * 600_000 + 1 })
    let refused = 0
    for (let i = 0; i < 605; i++) if ((await openSession({ refresh: 'x.y.z' }, ip)).status === 429) refused++
    expect(refused).toBe(5)
  })
})

/** Everything that is written from now on, on any way out. */
function listen(): string[] {
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...words: unknown[]) => void written.push(words.map(String).join(' ')),
    )
  }
  return written
}

describe('the log', () => {
  it('never has a secret, a token, a code, an openid, an account, a name or an answer in it', async () => {
    const written = listen()
    const [device, openid, id] = [newSecret(), 'o-log-person-4711', newCompanyId()]
    const first = await logIn({ device })
    await save(first, id, { name: '青岛日志公司', answers: { taxable_income: '7654321' } })
    await save(first, id, { name: '青岛日志公司', answers: { taxable_income: '7654322' } })
    await save(first, id, { answers: { taxable_income: '7654321.123' }, version: 1 })
    await as(first, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
    const { code: link } = (await as(first, 'POST', '/v1/links')).json() as { code: string }
    const code = wechat.sessions.issue(openid)
    const second = await logIn({ code, link })
    await openSession({ code })
    const renewed = await logIn({ refresh: second.refresh })
    await openSession({ refresh: second.refresh })
    for (const fault of ['http500', 'garbage', 'closed', 40226] as const) {
      wechat.faults.plan('/sns/jscode2session', fault)
      await openSession({ code: wechat.sessions.issue(openid) })
    }
    const before = process.env.WECHAT_URL
    process.env.WECHAT_URL = 'http://127.0.0.1:1'
    await openSession({ code: wechat.sessions.issue(openid) })
    process.env.WECHAT_URL = before
    const table = process.env.TABLE_NAME
    process.env.TABLE_NAME = 'none-such'
    expect((await as(first, 'GET', '/v1/me/export')).status).toBe(500)
    process.env.TABLE_NAME = table
    await as(first, 'GET', '/v1/me/export')
    await as(first, 'DELETE', '/v1/me')
    const text = written.join('\n')
    expect(written.length).toBeGreaterThan(15)
    const secrets = {
      ...{ device, openid, id, code, link, account: accountOf(first), key: SESSION_KEY, app: 'the-secret-of-the-app' },
      ...{ access: first.access, refresh: second.refresh, renewed: renewed.access, name: '青岛日志公司' },
      ...{ answer: '765432', ip: '127.0.0.1', signature: first.access.split('.')[2]! },
    }
    const found = Object.entries(secrets).filter(([, secret]) => text.includes(secret))
    expect(found.map(([what]) => what)).toEqual([])
  })

  it('of the jobs and of what WeChat calls has none of them either', async () => {
    const written = listen()
    // It goes on from the day on which it ran last.
    await runReminders()
    const [openid, id] = ['o-log-person-4712', newCompanyId()]
    const session = await logIn({ code: wechat.sessions.issue(openid) })
    await save(session, id, { name: '青岛日志公司', answers: { entity_type: 'company', taxable_income: '7654321' } })
    hearWechat()
    const template = process.env.WECHAT_TEMPLATE ?? ''
    for (let i = 0; i < 4; i++) await wechat.tap(openid, { [template]: 'accept' })
    const { path } = (await as(session, 'POST', '/v1/calendar')).json() as { path: string }
    await call('GET', path)
    await call('GET', path.replace('.ics', 'x.ics'))
    const { url } = wechat
    for (const [day, fault] of [
      ['2027-01-08', 47003],
      ['2027-01-14', 'garbage'],
      ['2027-04-08', 'no address'],
      ['2027-04-14', undefined],
    ] as const) {
      setClock(`${day} 09:00`)
      process.env.WECHAT_URL = fault === 'no address' ? fault : url
      if (fault === 47003 || fault === 'garbage') wechat.faults.plan('/cgi-bin/message/subscribe/send', fault)
      await runReminders()
    }
    await wechat.goodbye(openid, 'user_authorization_revoke')
    resetClock()
    const text = written.join('\n')
    expect(text).toContain('"alarm":"wechat"')
    expect(wechat.messages.sent.some(({ touser }) => touser === openid)).toBe(true)
    const secrets = {
      ...{ openid, id, template, path: path.slice(-40), account: accountOf(session), access: session.access },
      ...{ name: '青岛日志公司', answer: '765432', title: '季度预缴', app: 'the-secret-of-the-app', day: '2027' },
    }
    expect(Object.entries(secrets).filter(([, secret]) => text.includes(secret))).toEqual([])
  })
})

it('no private answer is kept by anybody on the way', async () => {
  const session = await logIn()
  const id = newCompanyId()
  const answers = [
    await openSession({ device: newSecret() }),
    await save(session, id),
    await as(session, 'GET', `/v1/profiles/${id}`),
    await as(session, 'GET', '/v1/me/export'),
    await as(session, 'DELETE', `/v1/profiles/${id}`),
    await call('GET', '/v1/me'),
  ]
  for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store')
  expect((answers[1]!.json() as Company).id).toBe(id)
})
