/**
 * The process of the local stack is killed at random moments while companies are saved and their owners are reminded.
 * Nothing that was answered is lost, no message goes out twice, and every inbox ends as if nothing had happened.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWechat, wechatEnvironment, type Wechat } from '../../functions/local/wechat/server'
import { newCalendar } from './calendar'
import { checkWorld } from './check'
import { ask, expectedNotices, logIn, newCompany, newPeople, save, untilGone, type Person } from './people'
import { PHASES, type Phase } from './phases'
import { makeStack, type Running, type Stack } from './stack'

/** `npm run faults` kills two hundred times. */
const KILLS = Number(process.env.KILLS ?? 24)
const PEOPLE = 8
const MOST_COMPANIES = 6
const TAPS = 5
const SEND = '/cgi-bin/message/subscribe/send'
const FAULTS = [-1, 'http500', 'closed', { after: 'closed' }, { after: 'garbage' }, 40001] as const
const FIRST_DAY = '2027-01-04'
/** The next new year, at which more is told, is not reached. */
const LAST_DAY = '2027-12-20'
/** Where the phase it waits for does not come: so many shards were looked after. */
const LONGEST_WAIT = 8
/** Where the kills of a day are aimed at; saving, claiming and planning go on in all of them. */
const AIMS = ['sending', 'delivering', 'sending', 'claiming', 'planning', 'saving'] as const

const app = {
  ...{ appId: 'wx0000000000000000', appSecret: 'local', callbackToken: 'local', aesKey: 'A'.repeat(43) },
  templates: { 'local-template': ['thing1', 'date2', 'thing3'] },
}
const TEMPLATE = 'local-template'
const people = newPeople(PEOPLE)
const calendar = newCalendar(FIRST_DAY)
let wechat: Wechat
let stack: Stack
let running: Running

beforeAll(async () => {
  wechat = await startWechat(app)
  // An event is counted once it is answered.
  wechat.hear(({ query, body }) =>
    fetch(`${running.url}/wechat/events?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/xml' },
    }).then(
      async (response) => (await response.text(), response.status),
      () => 0,
    ),
  )
  stack = await makeStack(wechatEnvironment(wechat.url, app))
})
afterAll(async () => {
  stack.remove()
  await wechat.stop()
})

const random = (below: number): number => Math.floor(Math.random() * below)
const some = <T>(list: readonly T[]): T => list[random(list.length)]!

async function tap(person: Person): Promise<void> {
  person.taps.made++
  const delivered = await wechat.tap(person.openid, { [TEMPLATE]: 'accept' })
  // Again, as WeChat does when it is not sure: it counts once.
  if ((await wechat.redeliver(delivered)) === 200) person.taps.counted++
}

/** Day one, without kills: everybody has a company, wishes and a few messages allowed. */
async function begin(): Promise<void> {
  running = await stack.start(calendar.offset)
  for (const person of people) {
    const access = await logIn(running.url, wechat, person)
    // WeChat never runs out of what was allowed: how many we count is another matter.
    for (let i = 0; i < 1000; i++) wechat.messages.accept(person.openid, TEMPLATE)
    await ask(running.url, 'PUT', '/notices/settings', access, { ...person.wishes, wechat: true })
    await save(running.url, access, person, person.companies[0]!)
    for (let i = 0; i < TAPS; i++) await tap(person)
  }
  await settle()
}

/** The job until it has nothing to do, whatever leases were left. */
async function settle(): Promise<void> {
  for (let run = 0; run < 4; run++) {
    await running.run(calendar.offset)
    calendar.pass(65)
  }
}

interface Saved {
  answered: number
  unanswered: number
}

/** What the person was told is there, and what was not answered is there whole or not at all. */
async function checkSaved(access: string, { companies }: Person, saved: Saved): Promise<void> {
  const { body } = await ask(running.url, 'GET', '/profiles', access)
  const { profiles } = body as { profiles: { id: string; name: string; version: number; answers: object }[] }
  for (const company of companies) {
    const { version = 0, name, answers } = profiles.find(({ id }) => id === company.id) ?? {}
    expect([company.told, company.asked]).toContain(version)
    if (version > 0) expect([name, answers]).toMatchObject([`第${version}版`, { business_income: version }])
    if (version > company.told) saved.unanswered++
    // One that is not known to be made is asked for again: its answer tells the day.
    if (company.savedOn !== '') company.told = version
  }
}

/** What people do until the process is gone. `first`: called when a save was answered. */
function live(saved: Saved, first: () => void): Promise<unknown> {
  const [a, b, c] = [...people].sort(() => Math.random() - 0.5) as [Person, Person, Person]
  const edits = [a, b].map((person) => {
    let access = ''
    return untilGone(async () => {
      if (access === '') {
        access = await logIn(running.url, wechat, person)
        await checkSaved(access, person, saved)
      }
      await save(running.url, access, person, person.companies[0]!)
      saved.answered++
      first()
      await pause(20 + random(60))
    })
  })
  const others = untilGone(async () => {
    const access = await logIn(running.url, wechat, c)
    await checkSaved(access, c, saved)
    const made = c.companies.find(({ savedOn }) => savedOn === '')
    if (made) await save(running.url, access, c, made)
    else if (c.companies.length < MOST_COMPANIES) c.companies.push(newCompany())
    const { body } = await ask(running.url, 'GET', '/notices', access)
    const unread = (body as { notices: { id: string; readAt: string | null }[] }).notices.find(({ readAt }) => !readAt)
    if (unread) {
      await ask(running.url, 'POST', '/notices/read', access, { ids: [unread.id] })
      c.read.add(unread.id)
    }
    await tap(c)
    await pause(20)
  })
  return Promise.all([...edits, others])
}

/** Starts, lets people and the job work, and kills: once a save was answered, in the phase it waits for, at random. */
async function round(phase: Phase, saved: Saved): Promise<ReadonlySet<Phase>> {
  wechat.faults.clear()
  // A message that WeChat takes, or not, without a word: the kill falls before anybody knows.
  if (phase === 'sending') wechat.faults.plan(SEND, some(['silent', { after: 'silent' }]))
  else if (random(3) === 0) wechat.faults.plan(SEND, some(FAULTS))
  running = await stack.start(calendar.offset)
  let first = (): void => undefined
  const answered = new Promise<void>((resolve) => (first = resolve))
  // The job comes later: a process that has just begun is slow enough without it.
  const reached = running.reached(phase, phase === 'sending' ? 1 : 1 + random(8))
  const work = live(saved, first)
  await answered
  running.work()
  await Promise.race([reached, running.looked(LONGEST_WAIT)])
  await pause(phase === 'sending' ? 20 : random(4))
  const fell = await running.kill()
  await work
  return fell
}

it(`survives being killed ${KILLS} times while it saves, plans, claims and delivers`, async () => {
  await begin()
  await running.kill()
  const days = [
    ...new Set(people.flatMap((person) => expectedNotices(person, person.companies[0]!, LAST_DAY).map(({ on }) => on))),
  ]
  days.sort()
  const fell = new Map<Phase | 'between', number>([...PHASES, 'between' as const].map((phase) => [phase, 0]))
  const saved: Saved = { answered: 0, unanswered: 0 }
  let kills = 0
  const missed = () => PHASES.find((phase) => fell.get(phase) === 0)
  // A phase that was missed by chance is aimed at again.
  for (; kills < KILLS || (missed() && kills < 4 * KILLS); kills++) {
    if (kills % AIMS.length === 0) calendar.nextOf(days)
    else calendar.pass(5 + random(40))
    const phase = kills < KILLS ? AIMS[kills % AIMS.length]! : missed()!
    const wrong = kills % 8 === 7 ? -random(30 * 60) : 0
    const phases = await calendar.wrongBy(wrong, () => round(phase, saved))
    for (const one of phases.size > 0 ? phases : (['between'] as const)) fell.set(one, fell.get(one)! + 1)
  }
  wechat.faults.clear()
  calendar.pass(120)
  running = await stack.start(calendar.offset)
  await settle()
  const figures = await checkWorld({ url: running.url, wechat, people, cutOff: 2 * kills, day: calendar.day })
  await running.kill()
  console.log(JSON.stringify({ kills, ...Object.fromEntries(fell), ...saved, ...figures, day: calendar.day }))
  expect(saved.answered).toBeGreaterThanOrEqual(kills)
  for (const phase of PHASES) expect([phase, fell.get(phase)! > 0]).toEqual([phase, true])
}, 1_800_000)
