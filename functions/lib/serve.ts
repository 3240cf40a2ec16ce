/** Looking after one account: tell what is due, send what waits, plan what comes. Doing it again changes nothing. */
import { addDays, notices, resultChanges, type Notice, type Wishes } from '../../shared/index'
import { readAccount } from './accounts'
import { currentRules, rulesOf, type Published } from './bundles'
import { NO_DEADLINE, type Moment } from './due'
import { listFollowed, type Followed } from './followed'
import { tell } from './inbox'
import { readPlan, settle, type Plan } from './plan'
import { push } from './push'
import { chinaTime } from './today'
import { deadlineOf, toldOn, waitingFor, type Waiting } from './waiting'
import { readSettings } from './wishes'

/** An account is looked at so often at least: what is planned further ahead would only have to be planned again. */
export const FARTHEST_DAYS = 300
/** Whoever changes the account meanwhile makes one try vain; they are few. */
const TRIES = 5
/** Where no notice needs an hour, the day begins. */
const ANY_TIME = '0001'

/** Looks after it. False when there is no such account any more, or none that stays: its DUE item may go. */
export async function serve(id: string, now: number): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const plan = await readPlan(id)
    const account = plan && (await readAccount(id))
    if (!account || account.closing) return false
    const rules = await currentRules(now)
    const companies = await listFollowed(id, plan)
    const settings = await readSettings(id)
    const { day } = chinaTime(now)
    const changes = await changesFor(companies, plan, rules, settings)
    const news = [...companies.flatMap((company) => dueOf(company, rules, day, settings)), ...changes.notices]
    for (const notice of news) await tell(account, notice)
    // What was told while the account was closed was taken back, and is not done.
    if (news.length > 0 && !(await isOpen(id))) return false
    const before = [...plan.waiting, ...companies.flatMap(({ told }) => told?.waiting ?? [])]
    const waiting = before.filter((one) => isStillTold(one, companies, rules, settings))
    const pushed = await push(account, [...waiting, ...news.flatMap(waitingFor)], settings.wechat, now)
    const done = Object.fromEntries(companies.map((one) => [one.profile.id, later(doneOf(one), day)]))
    const next = nextOf(companies, done, rules, day, settings, pushed)
    if (await settle(id, plan, { done, waiting: pushed.waiting, bundle: changes.bundle }, next, now)) return true
  }
  throw new Error('the account kept changing')
}

async function isOpen(id: string): Promise<boolean> {
  const account = await readAccount(id)
  return account !== undefined && !account.closing
}

/** A company of which nothing was told begins on the day it was saved. */
const doneOf = ({ profile, told }: Followed): string => told?.done ?? addDays(profile.savedOn, -1)

const later = (a: string, b: string): string => (a > b ? a : b)

function dueOf(company: Followed, { engine }: Published, day: string, wishes: Wishes): Notice[] {
  const { profile, told } = company
  const from = addDays(doneOf(company), 1)
  const due = from <= day ? notices(profile, engine, from, day, wishes) : []
  if (told) return due
  // Filing times to be verified are told at new year; a new company hears of those of this year now.
  const open = notices(profile, engine, `${day.slice(0, 4)}-01-01`, day, wishes)
  return [...due, ...open.filter(({ event, id }) => event === 'unverified' && !due.some((one) => one.id === id))]
}

/** What a newer bundle changed for each company. Nothing while an older one is still served by somebody. */
async function changesFor(
  companies: readonly Followed[],
  plan: Plan,
  rules: Published,
  { kinds }: Wishes,
): Promise<{ notices: Notice[]; bundle: string }> {
  const { hash } = rules.engine.bundle
  const found: Notice[] = []
  for (const { profile, told } of companies) {
    const before = await otherRules(told?.bundle, hash)
    if (!before || before.at > rules.at) continue
    found.push(...resultChanges(profile, before.engine, rules.engine, rules.on))
  }
  const last = await otherRules(plan.bundle, hash)
  return {
    notices: found.filter(({ kind }) => kinds.includes(kind)),
    bundle: last && last.at > rules.at ? last.engine.bundle.hash : hash,
  }
}

/** The rules of before, where they are others and somebody kept them. */
const otherRules = async (before: string | undefined, hash: string): Promise<Published | undefined> =>
  before === undefined || before === hash ? undefined : rulesOf(before)

/** Answers, wishes and rules may have changed since it was told. */
function isStillTold(one: Waiting, companies: readonly Followed[], { engine }: Published, wishes: Wishes): boolean {
  const company = companies.find(({ profile }) => one.id.startsWith(`${profile.id}/`))
  const on = toldOn(one)
  if (!company) return false
  if (on === undefined) return wishes.kinds.includes(one.kind)
  return notices(company.profile, engine, on, on, wishes).some(({ id }) => id === one.id)
}

/** The earlier of: the next notice of any company, the next message, and the farthest day. None without companies. */
function nextOf(
  companies: readonly Followed[],
  done: Readonly<Record<string, string>>,
  { engine }: Published,
  day: string,
  wishes: Wishes,
  { waiting, again }: Awaited<ReturnType<typeof push>>,
): Moment | undefined {
  if (companies.length === 0) return undefined
  const farthest = addDays(day, FARTHEST_DAYS)
  const days = companies.flatMap(({ profile }) => {
    const from = addDays(later(done[profile.id] ?? day, day), 1)
    const [first] = from <= farthest ? notices(profile, engine, from, farthest, wishes) : []
    return first ? [first.on] : []
  })
  const first = days.reduce((a, b) => (a < b ? a : b), farthest)
  if (!again || first < again.day) return { day: first, time: ANY_TIME, deadline: NO_DEADLINE }
  return { ...again, deadline: waiting[0] ? deadlineOf(waiting[0]) : NO_DEADLINE }
}
