/**
 * Whatever happens, in whatever order: WeChat fails or hesitates, the clock jumps, two workers meet, events come again,
 * a run is cut off. The promises are those of the crash test.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adapter } from '../../functions/local/adapter'
import { gateway } from '../../functions/local/gateway'
import { loadHandlers } from '../../functions/local/handlers'
import { functionsDir } from '../../functions/local/paths'
import type { Delivery } from '../../functions/local/wechat/events'
import type { Fault } from '../../functions/local/wechat/faults'
import { forgetRules } from '../../functions/lib/bundles'
import { documents, remove } from '../../functions/lib/table'
import { forgetToken } from '../../functions/lib/wechat-token'
import { config, hearWechat } from '../api/client'
import { resetClock, runReminders } from '../api/clock'
import { scanTable, wechat } from '../api/cloud'
import { SEED } from '../properties/runs'
import { newCalendar, type Calendar } from './calendar'
import { checkWorld } from './check'
import { ask, expectedNotices, logIn, newPeople, save, type Person } from './people'

const SEND = '/cgi-bin/message/subscribe/send'
const TOKEN = '/cgi-bin/stable_token'
const TEMPLATE = process.env.WECHAT_TEMPLATE ?? ''
const FIRST_DAY = '2027-01-04'
const LAST_DAY = '2027-12-20'
const SEQUENCES = 8
const STEPS = 12

let server: Server
let url: string
beforeAll(async () => {
  server = adapter(gateway(config, await loadHandlers(config, functionsDir, '.ts')), (_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => server.close())

beforeEach(() => {
  hearWechat()
})
afterEach(() => {
  resetClock()
  wechat.faults.clear()
})

/** A process that has just begun knows neither token nor rules. */
function forget(): void {
  forgetToken()
  forgetRules()
}

/** The table answers so many calls, from the first for such an item on, and no more; then everything begins anew. */
async function cutOffAfter(calls: number, work: () => Promise<unknown>, from = ''): Promise<void> {
  let made = from === '' ? 0 : -Infinity
  documents.middlewareStack.add(
    (next) => (args) => {
      const { Item } = args.input as { Item?: { sk?: string } }
      if (made === -Infinity && Item?.sk?.startsWith(from)) made = -1
      return ++made > calls ? Promise.reject(new Error('cut off')) : next(args)
    },
    { name: 'cut', step: 'initialize' },
  )
  try {
    await work().catch(() => undefined)
  } finally {
    documents.middlewareStack.remove('cut')
    forget()
  }
}

interface World {
  readonly people: readonly Person[]
  readonly calendar: Calendar
  /** The days on which somebody is told something. */
  readonly days: readonly string[]
  /** The latest day there was. */
  latest: string
  readonly delivered: Delivery[]
  cutOff: number
}

const show = (calendar: Calendar): void => {
  process.env.CLOCK_OFFSET_MS = String(calendar.offset)
}

async function tap(person: Person, world: World): Promise<void> {
  person.taps.made++
  const delivered = await wechat.tap(person.openid, { [TEMPLATE]: 'accept' })
  world.delivered.push(delivered)
  person.taps.counted++
}

async function newWorld(count: number): Promise<World> {
  for (const item of await scanTable()) await remove(item)
  forget()
  wechat.faults.clear()
  const calendar = newCalendar(FIRST_DAY)
  const people = newPeople(count)
  const world: World = { people, calendar, days: [], latest: FIRST_DAY, delivered: [], cutOff: 0 }
  show(calendar)
  for (const person of people) {
    const access = await logIn(url, wechat, person)
    for (let i = 0; i < 200; i++) wechat.messages.accept(person.openid, TEMPLATE)
    await ask(url, 'PUT', '/notices/settings', access, { ...person.wishes, wechat: true })
    await save(url, access, person, person.companies[0]!)
    for (let i = 0; i < 5; i++) await tap(person, world)
  }
  await runReminders()
  const told = people.flatMap((person) => expectedNotices(person, person.companies[0]!, LAST_DAY))
  return { ...world, days: [...new Set(told.map(({ on }) => on))].sort() }
}

const twice = (): Promise<unknown> => Promise.all([runReminders(), runReminders()])

type Step = (world: World) => Promise<unknown>

const faults: readonly Fault[] = [
  ...[-1, 40001, 42001, 45009, 45011, 40037, 47003, 40164],
  ...(['http500', 'closed', 'garbage', { after: 'closed' }, { after: 'http500' }, { after: 'garbage' }] as const),
]

const moved = (world: World): Promise<unknown> => {
  show(world.calendar)
  if (world.calendar.day > world.latest) world.latest = world.calendar.day
  return Promise.resolve()
}

function plainly(act: () => void): Promise<void> {
  act()
  return Promise.resolve()
}

const nextDay: Step = (world) => {
  world.calendar.nextOf(world.days)
  return moved(world)
}

const steps = fc.oneof(
  // Time passes: minutes, to where something is due, and in jumps that are taken back or not.
  fc
    .integer({ min: 1, max: 600 })
    .map((minutes): [string, Step] => [`${minutes} minutes`, (world) => (world.calendar.pass(minutes), moved(world))]),
  fc.constant<[string, Step]>(['next day', nextDay]),
  fc.constant<[string, Step]>(['next day', nextDay]),
  fc.integer({ min: -4000, max: 4000 }).map((minutes): [string, Step] => [
    `wrong by ${minutes} minutes for a while`,
    (world) =>
      world.calendar
        .wrongBy(minutes, async () => {
          await moved(world)
          await runReminders()
        })
        .then(() => moved(world)),
  ]),
  // The job: once, by two workers, cut off.
  fc.constant<[string, Step]>(['job', () => runReminders()]),
  fc.constant<[string, Step]>(['two workers', twice]),
  fc.tuple(fc.integer({ min: 1, max: 250 }), fc.boolean()).map(([calls, two]): [string, Step] => [
    `${two ? 'two workers' : 'job'} cut off after ${calls} calls`,
    async (world) => {
      world.cutOff += 2
      await cutOffAfter(calls, two ? twice : runReminders)
    },
  ]),
  // WeChat.
  fc.tuple(fc.constantFrom(...faults), fc.integer({ min: 1, max: 4 })).map(([fault, times]): [string, Step] => [
    `${times} times ${JSON.stringify(fault)}`,
    (world) => {
      // What came of a send that is answered late, cut off or garbled is not known either.
      world.cutOff += times
      wechat.faults.plan(SEND, fault, times)
      return Promise.resolve()
    },
  ]),
  fc.constant<[string, Step]>(['no token', () => plainly(() => wechat.faults.plan(TOKEN, 'http500', 2))]),
  fc.constant<[string, Step]>(['token revoked', () => plainly(() => wechat.tokens.revoke())]),
  // What people do, and what comes again.
  fc.nat(2).map((who): [string, Step] => [
    `${who} saves while the job runs`,
    async ({ people }) => {
      const person = people[who]!
      const access = await logIn(url, wechat, person)
      const draft = { ...person.companies[0]! }
      await Promise.all([save(url, access, person, person.companies[0]!), runReminders()])
      // The same request once more changes nothing.
      await save(url, access, person, draft)
      expect(draft.told).toBe(person.companies[0]!.told)
    },
  ]),
  fc.nat(2).map((who): [string, Step] => [
    `${who} taps, and every event comes again`,
    async (world) => {
      await tap(world.people[who]!, world)
      for (const delivered of world.delivered.slice(-3)) expect(await wechat.redeliver(delivered)).toBe(200)
    },
  ]),
)

describe('any order of faults', () => {
  const totals = { sequences: 0, inbox: 0, messages: 0, unknown: 0 }

  it('loses nothing, doubles nothing and sends nothing twice', async () => {
    const before = () => wechat.messages.sent.length
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: STEPS, maxLength: STEPS }), async (sequence) => {
        const from = before()
        const world = await newWorld(3)
        for (const [, step] of sequence) await step(world)
        wechat.faults.clear()
        // Back in order, once more: until nothing is left to do.
        while (world.calendar.day < world.latest) world.calendar.pass(24 * 60)
        for (let run = 0; run < 3; run++) {
          world.calendar.pass(65)
          await moved(world)
          await runReminders()
        }
        const figures = await checkWorld({ url, wechat, people: world.people, cutOff: world.cutOff, day: world.latest })
        totals.sequences++
        totals.inbox += figures.inbox
        totals.messages += before() - from
        totals.unknown += figures.unknown
      }),
      { numRuns: SEQUENCES, seed: SEED, endOnFailure: true },
    )
    console.log(JSON.stringify(totals))
    expect(totals.messages).toBeGreaterThan(SEQUENCES)
  }, 300_000)
})

describe('a message that went out', () => {
  /** Messages about the deadline that is told on the eighth of January. */
  const sentAbout = ({ people }: World): number =>
    wechat.messages.sent.filter(
      ({ touser, data }) => people.some(({ openid }) => openid === touser) && data.date2 === '2027年01月15日',
    ).length

  async function eighth(): Promise<World> {
    const world = await newWorld(1)
    world.calendar.nextOf(['2027-01-08'])
    await moved(world)
    return world
  }

  it('is not sent again on another day, wherever the job was cut off', async () => {
    const sent: number[] = []
    for (let calls = 0; calls < 7; calls++) {
      const world = await eighth()
      await cutOffAfter(calls, runReminders, 'PUSH#')
      // Nothing runs until the next morning.
      world.calendar.nextOf(['2027-01-09'])
      for (let run = 0; run < 2; run++) {
        await moved(world)
        await runReminders()
        world.calendar.pass(60)
      }
      sent.push(sentAbout(world))
    }
    // Cut off before it was sent, nobody knows that it was not: it is in the inbox only.
    expect(sent).toEqual([...sent].sort())
    expect(new Set(sent)).toEqual(new Set([0, 1]))
  })

  it('is not sent again by a clock that is a day ahead', async () => {
    const world = await eighth()
    const first = runReminders()
    await world.calendar.wrongBy(24 * 60, async () => {
      show(world.calendar)
      await Promise.all([first, runReminders()])
    })
    show(world.calendar)
    await runReminders()
    expect(sentAbout(world)).toBeLessThanOrEqual(1)
  })

  it('is not sent again when its answer comes too late', async () => {
    const world = await eighth()
    wechat.faults.plan(SEND, { after: 'slow' })
    for (let run = 0; run < 3; run++) {
      await runReminders()
      world.calendar.pass(60)
      show(world.calendar)
    }
    expect(sentAbout(world)).toBe(1)
  })
})

it('a save is not overtaken by the job it woke', async () => {
  const { people } = await newWorld(1)
  const [person] = people as [Person]
  const second = { id: 'A'.repeat(22), told: 0, asked: 0, savedOn: '' }
  person.companies.push(second)
  const access = await logIn(url, wechat, person)
  let ran = false
  // The job looks after the account after it was woken and before the company is there.
  documents.middlewareStack.add(
    (next) => async (args) => {
      const { Item } = args.input as { Item?: { sk?: string } }
      if (Item?.sk === `COMPANY#${second.id}` && !ran) {
        ran = true
        await runReminders()
      }
      return next(args)
    },
    { name: 'overtake', step: 'initialize' },
  )
  await save(url, access, person, second)
  documents.middlewareStack.remove('overtake')
  expect(ran).toBe(true)
  await runReminders()
  await checkWorld({ url, wechat, people, cutOff: 0, day: FIRST_DAY })
})
