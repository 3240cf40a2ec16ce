/** From a saved company to what its owner is told: in the inbox, by WeChat, in the calendar. */
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, as, call, hearWechat, logIn, newCompanyId, newSecret, save } from './client'
import { remove } from '../../functions/lib/table'
import { forgetToken } from '../../functions/lib/wechat-token'
import { resetClock, runReminders, setClock } from './clock'
import { meanwhile, scanTable, tableText, wechat } from './cloud'
import { SHOP } from './earlier'
import { openApi, violations } from './schema'

const TEMPLATE = process.env.WECHAT_TEMPLATE ?? ''
const SEND = '/cgi-bin/message/subscribe/send'
const COMPANY = { entity_type: 'company' } as const

interface Told {
  readonly id: string
  readonly company: string
  readonly event: string
  readonly on: string
  readonly day: string | null
  readonly title: string
  readonly readAt: string | null
}
interface Notices {
  readonly unread: number
  readonly notices: readonly Told[]
  readonly upcoming: readonly Told[]
}

/** A person with WeChat and a company, logged in anew whenever the clock has moved. */
async function person(answers: object = COMPANY) {
  const openid = `o${newSecret().slice(0, 27)}`
  const session = () => logIn({ code: wechat.sessions.issue(openid) })
  const first = await session()
  const company = newCompanyId()
  await save(first, company, { answers: answers as Record<string, unknown> })
  const ask = async (method: string, url: string, body?: object) => as(await session(), method, url, body)
  const notices = async () => {
    const answer = await ask('GET', '/v1/notices')
    expect(violations(openApi.paths['/v1/notices']!.get!, answer)).toEqual([])
    return answer.json() as Notices
  }
  const left = async () => {
    const answer = await ask('GET', '/v1/subscriptions')
    return (answer.json() as { subscriptions: { left: number }[] }).subscriptions[0]?.left
  }
  return {
    openid,
    company,
    account: accountOf(first),
    ask,
    notices,
    left,
    tap: () => wechat.tap(openid, { [TEMPLATE]: 'accept' }),
  }
}

const sentTo = (openid: string) => wechat.messages.sent.filter(({ touser }) => touser === openid)
const titles = ({ notices }: Notices) => notices.map(({ title }) => title)

beforeEach(async () => {
  for (const item of await scanTable()) await remove(item)
  // The jobs run from the first day on: they know how far they have come.
  setClock('2026-12-01 09:00')
  await runReminders()
  hearWechat()
})
afterEach(() => {
  resetClock()
  wechat.faults.clear()
})

describe('a saved company', () => {
  it('is told what to verify at once, and its deadlines when they come near', async () => {
    const { notices } = await person()
    expect((await notices()).notices).toEqual([])
    await runReminders()
    expect(titles(await notices())).toEqual(['残疾人就业保障金申报：时间请核实'])
    setClock('2027-01-08 00:10')
    await runReminders()
    expect(titles(await notices())).toContain('企业所得税季度预缴：1月15日截止')
  })

  it('sees every deadline of the year ahead, once', async () => {
    const { upcoming } = await (await person()).notices()
    expect(upcoming.map(({ day, title }) => `${day} ${title}`)).toEqual(
      expect.arrayContaining([
        '2027-01-15 企业所得税季度预缴：1月15日截止',
        '2027-05-31 企业所得税汇算清缴：5月31日截止',
      ]),
    )
    expect(new Set(upcoming.map(({ id }) => id)).size).toBe(upcoming.length)
  })

  it('is told each thing once, however often the job runs', async () => {
    const { notices } = await person()
    setClock('2027-01-08 09:00')
    for (let run = 0; run < 4; run++) await runReminders()
    await Promise.all([runReminders(), runReminders(), runReminders()])
    const found = await notices()
    expect(new Set(found.notices.map(({ id }) => id)).size).toBe(found.notices.length)
    expect(found.unread).toBe(found.notices.length)
  })

  it('waits as one item on the one day on which something comes next', async () => {
    const { account } = await person()
    await runReminders()
    // Whoever was just saved is looked at again: the save might have ended only afterwards.
    setClock('2026-12-01 09:05')
    await runReminders()
    const due = (await scanTable()).filter((item) => item.account === account && item.pk.startsWith('DUE#'))
    expect(due.map(({ pk }) => pk.split('#')[1])).toEqual(['2027-01-01'])
  })

  it('catches up after the job has not run for weeks, and after a clock that went back', async () => {
    const { notices } = await person()
    await runReminders()
    setClock('2027-02-20 09:00')
    await runReminders()
    const late = titles(await notices())
    expect(late.filter((title) => title === '企业所得税季度预缴：1月15日截止')).toHaveLength(2)
    setClock('2027-02-10 09:00')
    await runReminders()
    setClock('2027-04-08 09:00')
    await runReminders()
    expect(titles(await notices())).toHaveLength(late.length + 1)
  })

  it('can be read, once and for all', async () => {
    const { notices, ask } = await person()
    await runReminders()
    const [first] = (await notices()).notices
    const answer = await ask('POST', '/v1/notices/read', { ids: [first!.id, first!.id] })
    expect(answer.status).toBe(204)
    const after = await notices()
    expect([after.unread, after.notices[0]!.readAt === null]).toEqual([0, false])
    const stranger = await person()
    expect((await stranger.ask('POST', '/v1/notices/read', { ids: [first!.id] })).status).toBe(204)
    expect((await stranger.notices()).notices).toEqual([])
  })

  it('is told only what its owner wants, as long before as he wants', async () => {
    const { notices, ask } = await person()
    const settings = { kinds: ['filing'], filingLeads: [3], policyLeads: [], wechat: false }
    const saved = await ask('PUT', '/v1/notices/settings', settings)
    expect(violations(openApi.paths['/v1/notices/settings']!.put!, saved)).toEqual([])
    expect((await ask('GET', '/v1/notices/settings')).json()).toEqual(settings)
    setClock('2027-01-16 09:00')
    await runReminders()
    expect((await notices()).notices.filter(({ event }) => event === 'due').map(({ on }) => on)).toEqual(['2027-01-12'])
  })

  it('leaves nothing behind: not when it is deleted, not when the account is', async () => {
    const { account, company, openid, ask, tap } = await person()
    await tap()
    await ask('POST', '/v1/calendar')
    await runReminders()
    setClock('2027-01-08 09:00')
    await runReminders()
    expect(sentTo(openid)).toHaveLength(1)
    await ask('DELETE', `/v1/profiles/${company}`)
    expect(await tableText()).not.toContain(`DETAIL#${company}`)
    // What is told and waits is made anew without it.
    await runReminders()
    expect(await tableText()).not.toContain(company)
    await ask('DELETE', '/v1/me')
    expect(await tableText()).not.toContain(account)
  })
})

describe('WeChat', () => {
  it('brings one message a day, for which one tap was made', async () => {
    const { openid, tap, left } = await person()
    await tap()
    await tap()
    expect(await left()).toBe(2)
    setClock('2027-01-08 09:00')
    await runReminders()
    await runReminders()
    expect(sentTo(openid)).toHaveLength(1)
    expect(sentTo(openid)[0]).toMatchObject({
      page: 'pages/reminders/index?on=2027-01-08',
      data: { date2: '2027年01月15日' },
    })
    expect(await left()).toBe(1)
  })

  it('is quiet from nine in the evening to eight in the morning', async () => {
    const { openid, tap } = await person()
    for (let i = 0; i < 4; i++) await tap()
    for (const [clock, sent] of [
      ['2027-01-08 00:05', 0],
      ['2027-01-08 07:55', 0],
      ['2027-01-08 08:05', 1],
      ['2027-01-14 21:00', 1],
      ['2027-01-15 07:00', 1],
      ['2027-01-15 08:00', 2],
    ] as const) {
      setClock(clock)
      await runReminders()
      expect([clock, sentTo(openid).length]).toEqual([clock, sent])
    }
  })

  it.each([
    ['at night', '2027-12-01 22:00', undefined],
    ['while WeChat takes nothing', '2027-12-01 09:00', 45009],
  ] as const)('brings news that was told %s the next day, though its day is over', async (_, told, fault) => {
    const { openid, tap, ask } = await person()
    await ask('PUT', '/v1/notices/settings', { kinds: ['figures'], filingLeads: [], policyLeads: [], wechat: true })
    await tap()
    await runReminders()
    setClock(told)
    if (fault) wechat.faults.plan(SEND, fault)
    await runReminders()
    expect(sentTo(openid)).toHaveLength(0)
    setClock('2027-12-02 09:00')
    await runReminders()
    expect(sentTo(openid).map(({ data }) => [data.thing1, data.date2])).toEqual([['更新一下数据', '2027年12月01日']])
  })

  it('with one message left brings a far deadline when it is near, if it is still wanted', async () => {
    const [one, other, late] = [await person(), await person(), await person()]
    const settings = { kinds: ['filing'], filingLeads: [30, 14], policyLeads: [], wechat: true }
    for (const { ask } of [one, other, late]) await ask('PUT', '/v1/notices/settings', settings)
    for (const { tap } of [one, other]) await tap()
    const numbers = async (clock: string) => {
      setClock(clock)
      await runReminders()
      return [one, other, late].map(({ openid }) => sentTo(openid).length)
    }
    expect(await numbers('2027-01-01 09:00')).toEqual([0, 0, 0])
    await other.ask('PUT', '/v1/notices/settings', { ...settings, filingLeads: [3] })
    // Who had none left when it was told may allow one before it is near.
    await late.tap()
    expect(await numbers('2027-01-07 09:00')).toEqual([0, 0, 0])
    expect(await numbers('2027-01-08 09:00')).toEqual([1, 0, 1])
    // One deadline, though it was told twice.
    expect(sentTo(one.openid)[0]!.data).toMatchObject({ date2: '2027年01月15日', thing3: '点开看详情和依据' })
  })

  it('with few messages left forgets nothing that is far, though it brings what is near', async () => {
    const { openid, ask, tap } = await person(SHOP)
    await tap()
    await tap()
    const wishes = { kinds: ['policy', 'near', 'figures'], filingLeads: [], policyLeads: [30], wechat: true }
    await ask('PUT', '/v1/notices/settings', wishes)
    await runReminders()
    const sent = async (clock: string) => {
      setClock(clock)
      await runReminders()
      return sentTo(openid).map(({ data }) => data.date2)
    }
    wechat.faults.plan(SEND, -1)
    expect(await sent('2027-12-01 09:00')).toEqual([])
    expect(await sent('2027-12-01 10:00')).toEqual(['2027年12月01日'])
    expect(await sent('2027-12-23 10:00')).toEqual(['2027年12月01日'])
    expect(await sent('2027-12-24 10:00')).toEqual(['2027年12月01日', '2027年12月31日'])
  })

  it('brings no news of a kind that was switched off while it waited', async () => {
    const people = [await person(SHOP), await person(SHOP)]
    const wishes = { kinds: ['figures'], filingLeads: [], policyLeads: [], wechat: true }
    for (const { ask, tap } of people) {
      await tap()
      await ask('PUT', '/v1/notices/settings', wishes)
    }
    await runReminders()
    setClock('2027-12-01 07:00')
    await runReminders()
    await people[0]!.ask('PUT', '/v1/notices/settings', { ...wishes, kinds: ['filing'] })
    setClock('2027-12-01 09:00')
    await runReminders()
    expect(people.map(({ openid }) => sentTo(openid).length)).toEqual([0, 1])
  })

  it('brings nothing that has no date: its message must name one', async () => {
    const { openid, tap, notices, left } = await person()
    for (let i = 0; i < 4; i++) await tap()
    await runReminders()
    expect((await notices()).notices.map(({ event, day }) => [event, day])).toEqual([['unverified', null]])
    expect([sentTo(openid).length, await left()]).toEqual([0, 4])
  })

  it('brings no deadline that is over', async () => {
    const { openid, tap, ask } = await person()
    await ask('PUT', '/v1/notices/settings', { kinds: ['filing'], filingLeads: [0], policyLeads: [], wechat: true })
    await tap()
    setClock('2027-01-15 22:00')
    await runReminders()
    setClock('2027-01-16 09:00')
    await runReminders()
    expect(sentTo(openid).filter(({ data }) => data.date2 === '2027年01月15日')).toHaveLength(0)
  })

  it('is not asked to send without a credit, nor against the owner’s wish', async () => {
    const { openid, ask, left } = await person()
    setClock('2027-01-08 09:00')
    await runReminders()
    await ask('POST', '/v1/subscriptions', { template: TEMPLATE, answer: 'accept' })
    expect([sentTo(openid).length, await left()]).toEqual([0, 0])
  })

  it('counts a tap once, however often the event comes, and nothing that is not signed', async () => {
    const { openid, tap, left } = await person()
    const delivered = await tap()
    for (let i = 0; i < 3; i++) expect(await wechat.redeliver(delivered)).toBe(200)
    expect(await left()).toBe(1)
    const forged = delivered.query.replace(/msg_signature=../, 'msg_signature=00')
    expect((await call('POST', `/v1/wechat/events?${forged}`, delivered.body)).status).toBe(403)
    await wechat.refuse(openid, TEMPLATE)
    expect(await left()).toBe(0)
  })

  it('that takes back its permission erases the account', async () => {
    for (const event of ['user_authorization_revoke', 'user_authorization_cancellation']) {
      const { openid, account } = await person()
      await runReminders()
      const delivered = await wechat.goodbye(openid, event)
      expect(await wechat.redeliver(delivered)).toBe(200)
      expect(JSON.stringify(await scanTable())).not.toContain(account)
    }
  })

  const tried = async (faults: () => void) => {
    const { openid, tap, left, notices } = await person()
    await tap()
    setClock('2027-01-08 09:00')
    faults()
    await runReminders()
    expect(titles(await notices())).toContain('企业所得税季度预缴：1月15日截止')
    const first = sentTo(openid).length
    setClock('2027-01-08 09:40')
    await runReminders()
    const second = sentTo(openid).length
    setClock('2027-01-09 12:00')
    await runReminders()
    setClock('2027-01-09 13:00')
    await runReminders()
    return { sent: [first, second, sentTo(openid).length], left: await left() }
  }

  it.each([
    ['busy', -1, [0, 1, 1], 0],
    ['out of its daily quota', 45009, [0, 0, 1], 0],
    ['of the opinion that nothing was allowed', 43101, [0, 0, 0], 0],
    ['unhappy with a field', 47003, [0, 0, 0], 1],
    ['without that person', 40003, [0, 0, 0], 0],
    ['without that template', 40037, [0, 0, 1], 0],
    ['unable to say what happened', 'http500', [0, 0, 0], 1],
    ['silent', 'silent', [0, 0, 0], 1],
    ['silent after the work', { after: 'silent' }, [1, 1, 1], 1],
    ['cut off after the work', { after: 'closed' }, [1, 1, 1], 1],
    ['garbled after the work', { after: 'garbage' }, [1, 1, 1], 1],
  ] as const)('%s gets the reaction that was decided on', async (_, fault, sent, left) => {
    expect(await tried(() => wechat.faults.plan(SEND, fault))).toEqual({ sent, left })
  })

  it('that forgets our token is asked for another, within one try', async () => {
    expect(await tried(() => wechat.tokens.revoke())).toEqual({ sent: [1, 1, 1], left: 0 })
  })

  it.each([40164, 40125, 40001, 50000])(
    'that gives no token (%i) raises one alarm, and is left alone for an hour',
    async (code) => {
      const people = [await person(), await person()]
      for (const { tap } of people) await tap()
      setClock('2027-01-08 09:00')
      forgetToken()
      await remove({ pk: 'WECHAT', sk: 'TOKEN' })
      wechat.faults.plan('/cgi-bin/stable_token', code)
      const written = vi.spyOn(process.stdout, 'write')
      const sentAt = async (clock: string) => {
        setClock(clock)
        await runReminders()
        return people.map(({ openid }) => sentTo(openid).length)
      }
      expect(await sentAt('2027-01-08 09:00')).toEqual([0, 0])
      expect(await sentAt('2027-01-08 09:30')).toEqual([0, 0])
      const alarms = written.mock.calls.filter(([line]) => String(line).includes('"alarm"'))
      written.mockRestore()
      expect(alarms.map(([line]) => JSON.parse(String(line)) as object)).toEqual([{ alarm: 'wechat', code }])
      expect(await sentAt('2027-01-08 10:10')).toEqual([1, 1])
    },
  )

  it('that cannot be reached gets the message later', async () => {
    const url = process.env.WECHAT_URL
    const { openid, tap } = await person()
    await tap()
    setClock('2027-01-08 09:00')
    process.env.WECHAT_URL = 'http://127.0.0.1:61234'
    await runReminders()
    process.env.WECHAT_URL = url
    setClock('2027-01-08 09:40')
    await runReminders()
    expect(sentTo(openid)).toHaveLength(1)
  })

  it('gets the message once its settings are complete', async () => {
    const state = process.env.WECHAT_STATE
    const { openid, tap } = await person()
    await tap()
    setClock('2027-01-08 09:00')
    delete process.env.WECHAT_STATE
    await runReminders()
    expect(sentTo(openid)).toHaveLength(0)
    process.env.WECHAT_STATE = state
    setClock('2027-01-08 09:40')
    await runReminders()
    expect(sentTo(openid)).toHaveLength(1)
  })

  it('that gives no answers is left alone after a few tries', async () => {
    const people = []
    for (let i = 0; i < 6; i++) people.push(await person())
    for (const { tap } of people) await tap()
    setClock('2027-01-08 09:00')
    wechat.faults.plan(SEND, 'closed', 20)
    await runReminders()
    wechat.faults.clear()
    for (let minute = 10; minute < 60; minute += 10) {
      setClock(`2027-01-08 09:${minute}`)
      await runReminders()
    }
    expect(people.filter(({ openid }) => sentTo(openid).length === 1)).toHaveLength(3)
    expect(people.every(({ openid }) => sentTo(openid).length <= 1)).toBe(true)
  })
})

describe('the calendar', () => {
  const open = (path: string) => call('GET', path)

  it('shows the deadlines under a secret address, until that is ended', async () => {
    const { ask } = await person()
    const { path } = (await ask('POST', '/v1/calendar')).json() as { path: string }
    const file = await open(path)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const calendar = new ICAL.Component(ICAL.parse(file.text) as unknown[])
    const days = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).startDate.toString())
    expect(days).toEqual(expect.arrayContaining(['2027-01-15', '2027-05-31']))
    expect((await ask('GET', '/v1/calendar')).json()).toEqual({ since: '2026-12-01' })
    const next = ((await ask('POST', '/v1/calendar')).json() as { path: string }).path
    const own = (await scanTable()).filter(({ sk, elsewhere }) => sk === 'FEED' && elsewhere)
    expect(own.map(({ elsewhere }) => elsewhere?.size)).toEqual([1])
    expect([(await open(path)).status, (await open(next)).status]).toEqual([404, 200])
    await ask('DELETE', '/v1/calendar')
    expect((await open(next)).status).toBe(404)
    expect((await ask('GET', '/v1/calendar')).json()).toEqual({ since: null })
  })

  it('ends every address, also of two that were made at once', async () => {
    for (let step = 0, met = true; met; step++) {
      const session = await logIn()
      const make = () => as(session, 'POST', '/v1/calendar')
      met = await meanwhile(step, make, make)
      await as(session, 'DELETE', '/v1/calendar')
      expect([step, (await scanTable()).filter(({ sk }) => sk === 'FEED')]).toEqual([step, []])
    }
  })

  it('cannot be guessed, and the table does not tell it', async () => {
    const { ask } = await person()
    const { path } = (await ask('POST', '/v1/calendar')).json() as { path: string }
    const token = path.slice('/v1/calendar/'.length, -'.ics'.length)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(await scanTable())).not.toContain(token)
    expect((await open(`/v1/calendar/${newSecret()}.ics`)).status).toBe(404)
    expect((await open(`/v1/calendar/${token}`)).status).toBe(404)
  })
})
