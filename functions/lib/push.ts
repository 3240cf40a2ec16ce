/** The one WeChat message of a day: whatever waits, the nearest deadline first. It goes out once at most. */
import { addDays } from '../../shared/index'
import { partitionOf, putOwned, type Account } from './accounts'
import { creditOf, spend, spendAll } from './credits'
import { close, closedUntil, noteAnswer, noteUnsure } from './gates'
import { KEPT_SECONDS } from './inbox'
import { alarm } from './log'
import { hashOf } from './secrets'
import { setting, settingOr } from './settings'
import { ABSENT, all, query, update, type Key } from './table'
import { chinaTime, nowSeconds } from './today'
import { deadlineOf, nearestFirst, subjectsOf, type Waiting } from './waiting'
import { dateField, thingField } from './wechat-fields'
import { backoff, pausedUntil } from './wechat-reactions'
import { sendMessage, type Outcome } from './wechat-send'
import { accessToken } from './wechat-token'

/** Quiet from 21:00 to 8:00 in China. */
const MORNING = '0800'
const EVENING = '2100'
/** With so few messages left, a deadline waits until it is so many days away. */
const FEW_LEFT = 2
const NEAR_DAYS = 7
const MOST_TRIES = 8

/** What still waits, and when to look again; without it nothing does. */
export interface Pushed {
  readonly waiting: readonly Waiting[]
  readonly again?: { readonly day: string; readonly time: string }
}

const NOTHING: Pushed = { waiting: [] }

/** `sending` is the state before it is known how it ended; only `retry` is a promise that nothing went out. */
interface Push {
  readonly state: string
  readonly sk: string
  /** What it is about, by names that nobody can read: a company that was deleted leaves nothing behind. */
  readonly about: readonly string[]
  readonly tries: number
  /** When it may be tried again, in milliseconds since 1970. */
  readonly at: number
}

/** Sends what waits, if it is time, allowed and possible. `wanted`: the person wants messages. */
export async function push(
  { id: account, openid }: Account,
  told: readonly Waiting[],
  wanted: boolean,
  now: number,
): Promise<Pushed> {
  const template = settingOr('WECHAT_TEMPLATE', '')
  if (openid === undefined || !wanted || template === '') return NOTHING
  const state = setting('WECHAT_STATE')
  const { day, time } = chinaTime(now)
  const key: Key = { pk: partitionOf(account), sk: `PUSH#${day}` }
  const pushes = await pushesOf(account)
  const today = pushes.find(({ sk }) => sk === key.sk)
  const waiting = stillOpen(told, pushes, day)
  if (waiting.length === 0) return NOTHING
  if (time < MORNING) return { waiting, again: { day, time: MORNING } }
  const tomorrow = { waiting, again: { day: addDays(day, 1), time: MORNING } }
  if (time >= EVENING || (today && today.state !== 'retry')) return tomorrow
  const until = Math.max(await closedUntil(template, now), today?.at ?? 0)
  if (until > now) return { waiting, again: inDaytime(until) }
  const { left } = await creditOf(account, template)
  const far = left > FEW_LEFT ? [] : waiting.filter((one) => nearFrom(one) > day)
  const worth = left === 0 ? [] : waiting.filter((one) => !far.includes(one))
  const rest = untilNear(far)
  const [first] = worth
  if (!first) return rest

  const token = await accessToken(now)
  if (token === undefined) return { waiting, again: inDaytime(now + backoff(1, Math.random())) }
  const tries = (today?.tries ?? 0) + 1
  if (!(await begin(account, key, worth, tries, now))) return tomorrow
  // Two clocks that are days apart open two gates: whoever sees the other does not send.
  const elsewhere = triedIn((await pushesOf(account)).filter(({ sk }) => sk !== key.sk))
  if (worth.some((one) => elsewhere.has(nameOf(one)))) return rest
  const outcome = await sendMessage(
    { openid, template, state, ...contentOf(first, subjectsOf(worth) - 1, day) },
    token,
    now,
  )
  if (outcome.alarm) alarm('wechat', outcome.errcode)
  await noteOutcome(account, template, outcome, now)
  const again = retryAt(outcome, tries, now)
  const ended = again === undefined ? outcome.reaction : 'retry'
  await update(key, {
    change: 'SET #state = :state, #at = :at',
    when: '#tries = :tries',
    values: { state: ended, at: again ?? now, tries },
  })
  if (again === undefined) return rest
  return { waiting, again: tries < MOST_TRIES ? inDaytime(again) : tomorrow.again }
}

/** All that is remembered of an account. */
async function pushesOf(account: string): Promise<Push[]> {
  return (await all(query(partitionOf(account), { prefix: 'PUSH#' }))) as unknown as Push[]
}

const nameOf = ({ id }: Waiting): string => hashOf('notice', id)

/** What was tried for good: sent, or nobody knows. */
const triedIn = (pushes: readonly Push[]): ReadonlySet<string> =>
  new Set(pushes.filter(({ state }) => state !== 'retry').flatMap(({ about }) => about))

/**
 * What was tried for good on any day is done: after a crash, or in a plan that was joined to another, it may still wait.
 * Deadlines that are past go.
 */
function stillOpen(told: readonly Waiting[], pushes: readonly Push[], day: string): Waiting[] {
  const done = triedIn(pushes)
  const open = new Map(told.map((one) => [one.id, one]))
  return [...open.values()].filter((one) => !done.has(nameOf(one)) && deadlineOf(one) >= day).sort(nearestFirst)
}

const nearFrom = ({ day }: Waiting): string => addDays(day, -NEAR_DAYS)

/** Looked at again when the first of them is near. */
function untilNear(waiting: readonly Waiting[]): Pushed {
  const days = waiting.map(nearFrom).sort()
  return days[0] === undefined ? NOTHING : { waiting, again: { day: days[0], time: MORNING } }
}

/**
 * The gate: of all who want to send this person something today, one passes. It is passed before the message is sent,
 * so that whoever crashes behind it leaves a message that is never sent rather than one that is sent again.
 */
async function begin(
  account: string,
  key: Key,
  waiting: readonly Waiting[],
  tries: number,
  now: number,
): Promise<boolean> {
  const begun = { state: 'sending', about: waiting.map(nameOf), tries, at: now }
  if (tries === 1) return putOwned(account, { ...key, ...begun, ttl: nowSeconds() + KEPT_SECONDS }, { when: ABSENT })
  const again = await update(key, {
    change: 'SET #state = :state, #about = :about, #tries = :tries, #at = :at',
    when: '#state = :retry AND #tries = :before',
    values: { ...begun, retry: 'retry', before: tries - 1 },
  })
  return again !== undefined
}

function contentOf(first: Waiting, others: number, day: string) {
  const [what = '', when = '', note = ''] = settingOr('WECHAT_TEMPLATE_FIELDS', 'thing1,date2,thing3').split(',')
  const data = {
    [what]: thingField(first.title),
    [when]: dateField(first.day),
    [note]: thingField(others === 0 ? '点开看详情和依据' : `还有${others}项，点开看详情和依据`),
  }
  return { page: `pages/reminders/index?on=${day}`, data }
}

async function noteOutcome(
  account: string,
  template: string,
  { reaction, errcode = 0 }: Outcome,
  now: number,
): Promise<void> {
  if (reaction === 'unsure') await noteUnsure(now)
  else if (errcode !== 0 || reaction === 'sent') await noteAnswer()
  if (reaction === 'sent') await spend(account, template)
  if (reaction === 'spent' || reaction === 'forget') await spendAll(account, template)
  if (reaction === 'pause') await close(pausedUntil(errcode, now))
  if (reaction === 'disable') await close(pausedUntil(errcode, now), template)
}

/** When to try again, for outcomes that promise that nothing went out. */
function retryAt({ reaction, errcode = 0 }: Outcome, tries: number, now: number): number | undefined {
  if (reaction === 'retry') return now + backoff(tries, Math.random())
  return reaction === 'pause' || reaction === 'disable' ? pausedUntil(errcode, now) : undefined
}

/** That moment, or the next morning when it is quiet then. */
function inDaytime(ms: number): { day: string; time: string } {
  // The next minute: what is due is found by the minute.
  const { day, time } = chinaTime(ms + 59_999)
  if (time < MORNING) return { day, time: MORNING }
  return time >= EVENING ? { day: addDays(day, 1), time: MORNING } : { day, time }
}
