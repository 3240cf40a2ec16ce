/** A device with companies of its own joins an account: its owner is told nothing twice, and nothing is lost. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeAccount, readAccount } from '../../functions/lib/accounts'
import { forgetRules } from '../../functions/lib/bundles'
import { SHARDS } from '../../functions/lib/due'
import { eraseAccount, noteClosing } from '../../functions/lib/erase'
import { remove, update } from '../../functions/lib/table'
import { handler as remind } from '../../functions/remind'
import { handler as tidy } from '../../functions/tidy'
import { accountOf, as, hearWechat, logIn, newCompanyId, newSecret, openSession, save, type Session } from './client'
import { resetClock, runReminders, setClock } from './clock'
import { cutOffAfter, meanwhile, scanTable, wechat } from './cloud'
import { EARLIER, keepEarlierRules, SHOP } from './earlier'

/** An empty table; the jobs know how far they have come. */
async function beginAnew(): Promise<void> {
  for (const item of await scanTable()) await remove(item)
  forgetRules()
  setClock('2026-12-01 09:00')
  await runReminders()
}

beforeEach(async () => {
  await beginAnew()
  hearWechat()
})
afterEach(resetClock)

interface Told {
  readonly event: string
  readonly company: string
  readonly title: string
}

const told = async (session: Session) =>
  ((await as(session, 'GET', '/v1/notices')).json() as { notices: Told[] }).notices
const linkOf = async (session: Session) => ((await as(session, 'POST', '/v1/links')).json() as { code: string }).code

/** The job, and once more when nobody is kept awake any more. */
async function runTwice(day: string): Promise<void> {
  for (const time of ['09:00', '09:10']) {
    setClock(`${day} ${time}`)
    await runReminders()
  }
}

it('does not hear of what is past', async () => {
  const [device, into] = [newSecret(), newSecret()]
  const first = await logIn({ device })
  await save(first, newCompanyId(), { answers: { entity_type: 'company' } })
  const wishes = { kinds: ['filing'], filingLeads: [1], policyLeads: [], wechat: true }
  await as(first, 'PUT', '/v1/notices/settings', wishes)
  for (const day of ['2027-01-14', '2027-04-14', '2027-06-01']) await runTwice(day)
  // Another lead time makes other notices of the same days.
  await as(await logIn({ device }), 'PUT', '/v1/notices/settings', { ...wishes, filingLeads: [7] })
  await runTwice('2027-06-02')
  const before = await told(await logIn({ device }))
  expect(before.length).toBeGreaterThan(2)
  await logIn({ device, link: await linkOf(await logIn({ device: into })) })
  await runTwice('2027-06-03')
  expect(await told(await logIn({ device: into }))).toEqual(before)
  await runTwice('2027-07-08')
  expect(await told(await logIn({ device: into }))).toHaveLength(before.length + 1)
})

it('hears what new rules changed, once for each company, though it joined before anybody looked', async () => {
  const [device, other] = [newSecret(), newSecret()]
  const [from, into] = [await logIn({ device }), await logIn({ device: other })]
  const [moved, stayed, late] = [newCompanyId(), newCompanyId(), newCompanyId()]
  await save(from, moved, { answers: SHOP })
  await save(into, stayed, { answers: SHOP })
  await runTwice('2026-12-01')
  await keepEarlierRules()
  for (const account of [accountOf(from), accountOf(into)]) {
    const key = { pk: `ACCOUNT#${account}`, sk: 'PLAN' }
    await update(key, { change: 'SET #bundle = :earlier', values: { earlier: EARLIER } })
  }
  await save(from, late, { answers: SHOP })
  await logIn({ device, link: await linkOf(await logIn({ device: other })) })
  await runTwice('2026-12-02')
  const changes = (await told(await logIn({ device }))).filter(({ event }) => event === 'up')
  expect(changes.map(({ company }) => company).sort()).toEqual([moved, stayed].sort())
})

it('gets the message that waited for the morning', async () => {
  const openid = `o${newSecret().slice(0, 27)}`
  const inWechat = () => logIn({ code: wechat.sessions.issue(openid) })
  await save(await inWechat(), newCompanyId(), { answers: { entity_type: 'company' } })
  await wechat.tap(openid, { [process.env.WECHAT_TEMPLATE ?? '']: 'accept' })
  await runTwice('2026-12-01')
  setClock('2027-01-08 00:05')
  await runReminders()
  setClock('2027-01-08 07:30')
  await logIn({ code: wechat.sessions.issue(openid), link: await linkOf(await logIn()) })
  await runTwice('2027-01-08')
  const sent = wechat.messages.sent.filter(({ touser }) => touser === openid)
  expect(sent.map(({ data }) => data.date2)).toEqual(['2027年01月15日'])
})

it('hears everything that the job was about to tell when joining began', async () => {
  let expected: string[] | undefined
  for (let step = 0, met = true; met; step++) {
    // So few days before that the job looks that far back.
    setClock('2027-01-06 09:00')
    const device = newSecret()
    const session = await logIn()
    const [from, into] = [accountOf(session), accountOf(await logIn({ device }))]
    await save(session, newCompanyId(), { answers: { entity_type: 'company' } })
    setClock('2027-01-08 09:00')
    const shard = (Buffer.from(from, 'base64url')[0] ?? 0) % SHARDS
    const begin = async () => {
      await noteClosing(from)
      await changeAccount(from, 'SET #closing = :now, #movedTo = :into', { into })
    }
    met = await meanwhile(step, begin, () => remind({ shard }))
    if (!met) await begin()
    await tidy()
    await runTwice('2027-01-08')
    const titles = (await told(await logIn({ device }))).map(({ title }) => title).sort()
    expected ??= titles
    expect(titles.length).toBeGreaterThan(1)
    expect([step, titles]).toEqual([step, expected])
  }
})

it('is told on when joining failed halfway, and the job came by meanwhile', async () => {
  let undone = 0
  for (let calls = 8; calls < 18; calls += 2) {
    await beginAnew()
    const [device, ip] = [newSecret(), `10.3.0.${calls}`]
    const [from, into] = [await logIn({ device }), await logIn()]
    await save(from, newCompanyId(), { answers: { entity_type: 'company' } })
    await runTwice('2026-12-01')
    setClock('2026-12-01 09:12')
    const link = await linkOf(into)
    await cutOffAfter(calls, () => openSession({ device, link }, ip))
    if (!(await readAccount(accountOf(from)))?.closing) continue
    setClock('2027-01-01 00:05')
    await runReminders()
    await eraseAccount(accountOf(into))
    // One run takes the move back, the next finds it taken back.
    for (let run = 0; run < 2; run++) await tidy()
    if (!(await readAccount(accountOf(from)))) continue
    undone++
    await runTwice('2027-01-08')
    expect((await told(await logIn({ device }))).map(({ event }) => event)).toContain('due')
  }
  expect(undone).toBeGreaterThan(0)
})
