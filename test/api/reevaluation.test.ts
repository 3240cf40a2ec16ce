/** New rules: every saved company is looked at once, and told what changed for it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { forgetRules } from '../../functions/lib/bundles'
import { SHARDS } from '../../functions/lib/due'
import { remove, update } from '../../functions/lib/table'
import { readWalk } from '../../functions/lib/walks'
import { accountOf, as, hearWechat, logIn, newCompanyId, newSecret, save } from './client'
import { resetClock, runReevaluation, runReminders, setClock } from './clock'
import { cutOffAfter, scanTable, wechat } from './cloud'
import { bundle, EARLIER, keepEarlierRules, SHOP } from './earlier'

async function firm(answers: object) {
  const device = newSecret()
  const session = await logIn({ device })
  await save(session, newCompanyId(), { answers: answers as Record<string, unknown> })
  const notices = async () => {
    const answer = await as(await logIn({ device }), 'GET', '/v1/notices')
    return (answer.json() as { notices: { event: string; title: string; text: string; clause: string }[] }).notices
  }
  return { account: accountOf(session), notices }
}

/** The accounts were looked after under the earlier rules; today's were published at this moment. */
async function publish(accounts: readonly string[]): Promise<void> {
  await keepEarlierRules()
  for (const account of accounts) {
    const key = { pk: `ACCOUNT#${account}`, sk: 'PLAN' }
    await update(key, { change: 'SET #bundle = :earlier', values: { earlier: EARLIER } })
  }
}

const changes = (notices: Awaited<ReturnType<Awaited<ReturnType<typeof firm>>['notices']>>) =>
  notices.filter(({ event }) => ['won', 'lost', 'up', 'down'].includes(event))

beforeEach(async () => {
  for (const item of await scanTable()) await remove(item)
  forgetRules()
  setClock('2026-12-01 09:00')
  await runReminders()
})
afterEach(resetClock)

it('tells each firm what changed for it, by which clause, once', async () => {
  const [shop, factory] = [await firm(SHOP), await firm({ ...SHOP, staff_employed: 100 })]
  await runReminders()
  await publish([shop.account, factory.account])
  setClock('2026-12-01 09:10')
  for (let run = 0; run < 3; run++) await runReevaluation()
  await runReminders()
  expect(changes(await shop.notices())).toEqual([
    expect.objectContaining({
      event: 'up',
      title: '金额变多：残疾人就业保障金免征与减缴',
      text: '全年少缴的残保金由 ¥1,500 变为 ¥15,000。',
    }),
  ])
  expect(changes(await factory.notices())).toEqual([])
})

it('tells it by WeChat the next morning where it was found at night', async () => {
  hearWechat()
  const openid = `o${newSecret().slice(0, 27)}`
  const session = await logIn({ code: wechat.sessions.issue(openid) })
  await save(session, newCompanyId(), { answers: SHOP })
  await wechat.tap(openid, { [process.env.WECHAT_TEMPLATE ?? '']: 'accept' })
  // Only what changes is to be told.
  const wishes = { kinds: ['change'], filingLeads: [], policyLeads: [], wechat: true }
  await as(session, 'PUT', '/v1/notices/settings', wishes)
  await runReminders()
  await publish([accountOf(session)])
  const sent = () => wechat.messages.sent.filter(({ touser }) => touser === openid).map(({ data }) => data.thing1)
  setClock('2026-12-01 21:10')
  await runReevaluation()
  expect(sent()).toEqual([])
  setClock('2026-12-02 08:05')
  await runReminders()
  expect(sent()).toEqual(['金额变多：残疾人就业保障金免征与减缴'])
})

it('waits until nobody works under the earlier rules any more', async () => {
  const shop = await firm(SHOP)
  await runReminders()
  await publish([shop.account])
  setClock('2026-12-01 09:01')
  await runReevaluation()
  expect(changes(await shop.notices())).toEqual([])
})

it('goes on where it was cut off, and says how far it has come', async () => {
  const firms = []
  for (let i = 0; i < 12; i++) firms.push(await firm(SHOP))
  await runReminders()
  await publish(firms.map(({ account }) => account))
  setClock('2026-12-01 09:10')
  let cuts = 0
  for (let calls = 200; cuts < 30; calls += 200) {
    const done = await cutOffAfter(calls, runReevaluation).then(
      () => true,
      () => false,
    )
    if (done) break
    cuts++
  }
  await runReevaluation()
  expect(cuts).toBeGreaterThan(1)
  for (const { notices } of firms) expect(changes(await notices())).toHaveLength(1)
  const walks = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => readWalk(shard)))
  expect(walks.every((walk) => walk?.done && walk.hash === bundle.hash)).toBe(true)
  expect(walks.reduce((sum, walk) => sum + (walk?.seen ?? 0), 0)).toBeGreaterThanOrEqual(firms.length)
})

it('is done for who saves in the meantime, and never turned back by who works under earlier rules', async () => {
  const shop = await firm(SHOP)
  await runReminders()
  await publish([shop.account])
  await update(
    { pk: 'BUNDLE', sk: EARLIER },
    { change: 'SET #at = :later', values: { later: Date.parse('2027-06-01') } },
  )
  setClock('2026-12-01 09:10')
  await runReevaluation()
  expect(changes(await shop.notices())).toEqual([])
})
