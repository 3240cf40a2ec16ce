/** The companies of an account, what is kept of them, and how all of it is exported and erased. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { handler as tidy } from '../../functions/tidy'
import compiled from '../../shared/generated/bundle.json'
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
  type ProblemJson,
  type Session,
} from './client'
import { cutOffAfter, meanwhile, scanTable, tableText, wechat } from './cloud'
import { openApi, violations } from './schema'

const answers = { entity_type: 'company', taxable_income: { low: '0', high: '3000000.00' }, staff_average: 30 }
const operation = (path: string, method: string) => openApi.paths[path]![method]!
const ofCompany = (method: string) => operation('/v1/profiles/{id}', method)

describe('saving', () => {
  it('makes, changes, renames and deletes a company', async () => {
    const session = await logIn()
    const id = newCompanyId()
    const made = await save(session, id, { answers })
    expect(violations(ofCompany('put'), made)).toEqual([])
    expect(made.json()).toMatchObject({ id, name: '青岛甲公司', answers, version: 1 })
    const renamed = await save(session, id, { name: ' 青岛乙公司 ', answers, version: 1 })
    expect(renamed.json()).toMatchObject({ name: '青岛乙公司', version: 2 })
    const read = await as(session, 'GET', `/v1/profiles/${id}`)
    expect(violations(ofCompany('get'), read)).toEqual([])
    expect(read.json()).toEqual({ ...(renamed.json() as Company), history: [] })
    const list = await as(session, 'GET', '/v1/profiles')
    expect(violations(operation('/v1/profiles', 'get'), list)).toEqual([])
    expect(list.json()).toEqual({ profiles: [renamed.json()] })
    expect((await as(session, 'DELETE', `/v1/profiles/${id}`)).status).toBe(204)
    expect((await as(session, 'DELETE', `/v1/profiles/${id}`)).status).toBe(404)
    expect((await as(session, 'GET', `/v1/profiles/${id}`)).status).toBe(404)
    expect((await save(session, id, { version: 2 })).status).toBe(404)
  })

  it('refuses a change made from an older version, with what there is now', async () => {
    const session = await logIn()
    const id = newCompanyId()
    await save(session, id, { answers })
    const second = (await save(session, id, { answers: { ...answers, staff_average: 31 }, version: 1 })).json()
    for (const version of [0, 1, 3]) {
      const refused = await save(session, id, { answers: { ...answers, staff_average: 32 }, version })
      expect(refused.status).toBe(409)
      expect((refused.json() as { current: Company }).current).toEqual(second)
      expect(violations(ofCompany('put'), refused)).toEqual([])
    }
  })

  it('takes the same change twice as one: an answer may get lost on the way', async () => {
    const session = await logIn()
    const id = newCompanyId()
    const made = await save(session, id, { answers })
    expect((await save(session, id, { answers })).json()).toEqual(made.json())
    const changed = await save(session, id, { answers: {}, version: 1 })
    expect((await save(session, id, { answers: {}, version: 1 })).json()).toEqual(changed.json())
  })

  it.each<[string, object, number, string]>([
    ['an answer that is none', { answers: { staff_average: -1 } }, 400, 'answers.staff_average'],
    ['a question there is not', { answers: { turnover: 1 } }, 400, 'answers.turnover'],
    ['no name', { name: ' \n' }, 400, 'name'],
    ['a name of 41 characters', { name: '京'.repeat(41) }, 400, 'name'],
    ['a half version', { version: 0.5 }, 400, 'version'],
    ['a version below none', { version: -1 }, 400, 'version'],
  ])('refuses %s', async (_, draft, status, path) => {
    const refused = await save(await logIn(), newCompanyId(), draft)
    expect([refused.status, (refused.json() as ProblemJson).path]).toEqual([status, path])
    expect(violations(ofCompany('put'), refused)).toEqual([])
  })

  it('refuses answers of more than 32 kB and bodies with other fields', async () => {
    const session = await logIn()
    const parts = Array.from({ length: 6000 }, () => '1.00')
    const large = await save(session, newCompanyId(), { answers: { business_income: { parts } } })
    expect([large.status, (large.json() as ProblemJson).path]).toEqual([413, 'answers'])
    const body = { name: '甲', answers: {}, version: 0, owner: 'x' }
    expect((await as(session, 'PUT', `/v1/profiles/${newCompanyId()}`, body)).status).toBe(400)
  })

  it.each(['x', 'a'.repeat(22), `${'a'.repeat(21)}B`, '__proto__', '%E4%BA%AC'])('refuses the id %s', async (id) => {
    const session = await logIn()
    expect((await save(session, id)).status).toBe(400)
    for (const method of ['GET', 'DELETE']) expect((await as(session, method, `/v1/profiles/${id}`)).status).toBe(404)
  })

  it('makes ten companies and no more, however many are asked for at once', async () => {
    const session = await logIn()
    const ids = Array.from({ length: 16 }, newCompanyId)
    const made = await Promise.all(ids.map((id) => save(session, id)))
    expect(made.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(made.filter(({ status }) => status === 409)).toHaveLength(6)
    const there = ids.filter((_, i) => made[i]!.status === 200)
    expect((await save(session, there[0]!, { name: '改名', version: 1 })).status).toBe(200)
    await as(session, 'DELETE', `/v1/profiles/${there[0]!}`)
    expect((await save(session, newCompanyId())).status).toBe(200)
  })
})

describe('results', () => {
  afterEach(() => void vi.useRealTimers())

  interface Kept {
    readonly keptOn: string
    readonly on: string
    readonly bundle: string
    readonly results: readonly { policy: string; verdict: string; amounts: object[] }[]
  }
  const historyOf = async (session: { access: string }, id: string) =>
    ((await as(session, 'GET', `/v1/profiles/${id}`)).json() as { history: Kept[] }).history

  it('are computed by the server from what is saved, and kept with the rules they came from', async () => {
    const session = await logIn()
    const id = newCompanyId()
    await save(session, id, { answers })
    const kept = await as(session, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
    expect(violations(operation('/v1/profiles/{id}/results', 'post'), kept)).toEqual([])
    const evaluated = await call('POST', '/v1/evaluate', JSON.stringify({ on: '2024-12-31', answers, explain: false }))
    const { results, totals, bundle } = evaluated.json() as Kept & { totals: object[] }
    const concerned = results.filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    expect(kept.json()).toMatchObject({ on: '2024-12-31', bundle, totals, version: 1 })
    expect(bundle).toBe(compiled.hash)
    expect((kept.json() as Kept).results.map(({ policy, verdict, amounts }) => ({ policy, verdict, amounts }))).toEqual(
      concerned.map(({ policy, verdict, amounts }) => ({ policy, verdict, amounts })),
    )
    expect(await historyOf(session, id)).toEqual([kept.json()])
  })

  it('are one a day, twelve at most, the newest first', async () => {
    const session = await logIn()
    const id = newCompanyId()
    await save(session, id, { answers })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    for (let day = 0; day < 14; day++) {
      vi.setSystemTime(Date.now() + 30_000)
      await as(session, 'POST', `/v1/profiles/${id}/results`, { on: `20${String(10 + day)}-12-31` })
      await as(session, 'POST', `/v1/profiles/${id}/results`, { on: `20${String(10 + day)}-12-31` })
    }
    const history = await historyOf(session, id)
    expect(history.map(({ on }) => on)).toEqual(Array.from({ length: 12 }, (_, i) => `20${String(23 - i)}-12-31`))
  })

  it('go with their company', async () => {
    const session = await logIn()
    const id = newCompanyId()
    await save(session, id, { answers })
    await as(session, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
    await as(session, 'DELETE', `/v1/profiles/${id}`)
    expect(await tableText()).not.toContain(id)
    expect((await as(session, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })).status).toBe(404)
  })
})

describe('favourites', () => {
  it('are added and removed one by one, from any device', async () => {
    const device = newSecret()
    const [here, there] = [await logIn({ device }), await logIn({ device })]
    await Promise.all(['union-refund', 'disabled-levy'].map((id) => as(here, 'PUT', `/v1/favourites/${id}`)))
    await as(there, 'PUT', '/v1/favourites/small-profit-cit')
    await as(there, 'DELETE', '/v1/favourites/union-refund')
    const { favourites } = (await as(here, 'GET', '/v1/me')).json() as { favourites: string[] }
    expect(favourites.sort()).toEqual(['disabled-levy', 'small-profit-cit'])
    expect((await as(here, 'PUT', '/v1/favourites/%E4%BA%AC')).status).toBe(404)
  })

  it('are a hundred at most', async () => {
    const session = await logIn()
    for (let i = 0; i < 100; i++) await as(session, 'PUT', `/v1/favourites/policy-${i}`)
    expect((await as(session, 'PUT', '/v1/favourites/one-more')).status).toBe(409)
    expect((await as(session, 'PUT', '/v1/favourites/policy-7')).status).toBe(204)
  })
})

describe('the whole account', () => {
  async function richAccount() {
    const device = newSecret()
    const openid = `o-${newSecret().slice(0, 20)}`
    const first = await logIn({ device })
    const id = newCompanyId()
    const name = `青岛${newSecret().slice(0, 12)}公司`
    await save(first, id, { name, answers })
    await as(first, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
    await as(first, 'PUT', '/v1/favourites/union-refund')
    const { code: link } = (await as(first, 'POST', '/v1/links')).json() as { code: string }
    const session = await logIn({ code: wechat.sessions.issue(openid), link })
    return { device, openid, id, name, session, first, account: accountOf(session) }
  }

  it('is exported in one piece', async () => {
    const { session, id, name, openid, device } = await richAccount()
    const exported = await as(session, 'GET', '/v1/me/export')
    expect(violations(operation('/v1/me/export', 'get'), exported)).toEqual([])
    const { profiles, account, others } = exported.json() as {
      profiles: (Company & { history: unknown[] })[]
      account: object
      others: unknown[]
    }
    expect(profiles).toMatchObject([{ id, name, answers, version: 1 }])
    expect(profiles[0]!.history).toHaveLength(1)
    expect(account).toMatchObject({ openid, favourites: ['union-refund'], logins: ['device', 'wechat'] })
    expect(others).toEqual([{ sk: 'PLAN', version: 1, done: {}, waiting: [] }])
    expect(exported.text).not.toContain(device)
  })

  it('is erased without a trace', async () => {
    const bystander = await logIn()
    await save(bystander, newCompanyId())
    const before = (await scanTable()).filter(({ sk }) => sk !== 'RATE').length
    const { session, first, account, openid, id, name, device } = await richAccount()
    expect((await as(session, 'DELETE', '/v1/me')).status).toBe(204)
    const left = await tableText()
    expect([account, openid, id, device, name].filter((trace) => left.includes(trace))).toEqual([])
    expect((await scanTable()).filter(({ sk }) => sk !== 'RATE')).toHaveLength(before)
    for (const one of [session, first]) expect((await as(one, 'GET', '/v1/me')).status).toBe(401)
    expect((await openSession({ refresh: session.refresh })).status).toBe(401)
    expect((await logIn({ device })).created).toBe(true)
    expect((await as(bystander, 'GET', '/v1/profiles')).json()).toMatchObject({ profiles: [{}] })
  })

  it('is erased just so when WeChat says that consent was withdrawn', async () => {
    const { account, openid, id, name, session } = await richAccount()
    hearWechat()
    const delivered = await wechat.goodbye(openid, 'user_authorization_revoke')
    const left = await tableText()
    expect([account, openid, id, name].filter((trace) => left.includes(trace))).toEqual([])
    expect((await as(session, 'GET', '/v1/me')).status).toBe(401)
    expect(await wechat.redeliver(delivered)).toBe(200)
    const nobody = await wechat.goodbye('o-nobody', 'user_authorization_revoke')
    expect(await wechat.redeliver(nobody)).toBe(200)
  })

  it('is erased just so wherever its move into another account was cut off', async () => {
    hearWechat()
    const linkOf = async (by: Session) => ((await as(by, 'POST', '/v1/links')).json() as { code: string }).code
    let [moved, halfway] = [false, false]
    for (let step = 1; !moved; step++) {
      const ip = `10.0.0.${step}`
      const openid = `o-${newSecret().slice(0, 20)}`
      const [first, into] = [await logIn({ code: wechat.sessions.issue(openid) }), await logIn()]
      const id = newCompanyId()
      await save(first, id, { answers })
      await openSession({ device: newSecret(), link: await linkOf(first) }, ip)
      const joining = { code: wechat.sessions.issue(openid), link: await linkOf(into) }
      moved = (await cutOffAfter(step, () => openSession(joining, ip))).status === 200
      halfway ||= (await scanTable()).filter(({ sk }) => sk === `COMPANY#${id}`).length === 2
      await wechat.goodbye(openid, 'user_authorization_revoke')
      await tidy()
      const left = await tableText()
      expect([step, [accountOf(first), openid, id].filter((trace) => left.includes(trace))]).toEqual([step, []])
    }
    expect(halfway).toBe(true)
  })

  it('is with one of its owners when the account it is moving to moves on itself', async () => {
    const linkOf = async (by: Session) => ((await as(by, 'POST', '/v1/links')).json() as { code: string }).code
    for (let step = 0, met = true; met; step++) {
      const [device, between] = [newSecret(), newSecret()]
      const [first, second, third] = [await logIn({ device }), await logIn({ device: between }), await logIn()]
      const id = newCompanyId()
      await save(first, id, { answers })
      const [toSecond, toThird] = [await linkOf(second), await linkOf(third)]
      met = await meanwhile(
        step,
        () => openSession({ device: between, link: toThird }, `10.1.${step}.1`),
        () => openSession({ device, link: toSecond }, `10.1.${step}.2`),
      )
      await tidy()
      const found: string[] = []
      for (const owner of [await logIn({ device }), third]) {
        const { profiles } = (await as(owner, 'GET', '/v1/profiles')).json() as { profiles: Company[] }
        found.push(...profiles.map((company) => company.id))
      }
      expect([step, found]).toEqual([step, expect.arrayContaining([id])])
    }
  })

  it('leaves nothing of a company that is deleted where it is moving to', async () => {
    for (let step = 0, met = true; met; step++) {
      const device = newSecret()
      const [first, second] = [await logIn({ device }), await logIn()]
      const id = newCompanyId()
      await save(first, id, { answers })
      await as(first, 'POST', `/v1/profiles/${id}/results`, { on: '2024-12-31' })
      const link = ((await as(second, 'POST', '/v1/links')).json() as { code: string }).code
      met = await meanwhile(
        step,
        () => as(second, 'DELETE', `/v1/profiles/${id}`),
        () => openSession({ device, link }, `10.2.${step}.1`),
      )
      await tidy()
      const left = (await scanTable()).filter(({ sk }) => sk.includes(id)).map(({ sk }) => sk)
      expect([step, left.includes(`COMPANY#${id}`) ? [] : left]).toEqual([step, []])
    }
  })

  it('counters of addresses name nobody and end by themselves', async () => {
    await logIn()
    const counters = (await scanTable()).filter(({ sk }) => sk === 'RATE')
    expect(counters.length).toBeGreaterThan(0)
    for (const counter of counters) {
      expect(Object.keys(counter).sort()).toEqual(['count', 'pk', 'sk', 'ttl'])
      expect(counter.pk).toMatch(/^RATE#(session|link)#[\w-]{43}$/)
      expect(counter.ttl! - Date.now() / 1000).toBeLessThan(700)
    }
  })
})
