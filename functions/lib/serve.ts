/** Looking after one account: tell what is due, send what waits, plan what comes. Doing it again changes nothing. */
import { addDays, notices, resultChanges, type Notice, type Wishes } from '../../shared/index'
import { readAccount } from './accounts'
import { currentRules, rulesOf, type Published } from './bundles'
import { listCompanies, profileOf, type Company } from './companies'
import { NO_DEADLINE, type Moment } from './due'
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
    const companies = await listCompanies(id)
    const settings = await readSettings(id)
    const { day } = chinaTime(now)
    const changes = await changesFor(companies, plan, rules, settings)
    const due = companies.flatMap((company) => dueOf(company, plan, rules, day, settings))
    for (const notice of [...due, ...changes.notices]) await tell(id, notice)
    const told = [...due, ...changes.notices].flatMap(waitingFor)
    const waiting = [...plan.waiting.filter((one) => isStillTold(one, companies, rules, settings)), ...told]
    const pushed = await push(account, waiting, settings.wechat, now)
    const done = Object.fromEntries(companies.map((company) => [company.id, later(doneOf(company, plan), day)]))
    const next = nextOf(companies, done, rules, day, settings, pushed)
    if (await settle(id, plan, { done, waiting: pushed.waiting, bundle: changes.bundle }, next, now)) return true
  }
  throw new Error('the account kept changing')
}

/** A company that is new to the plan begins on the day it was saved. */
const doneOf = (company: Company, { done }: Plan): string => done[company.id] ?? addDays(profileOf(company).savedOn, -1)

const later = (a: string, b: string): string => (a > b ? a : b)

function dueOf(company: Company, plan: Plan, { engine }: Published, day: string, wishes: Wishes): Notice[] {
  const profile = profileOf(company)
  const from = addDays(doneOf(company, plan), 1)
  const due = from <= day ? notices(profile, engine, from, day, wishes) : []
  if (plan.done[company.id] !== undefined) return due
  // Filing times to be verified are told at new year; a new company hears of those of this year now.
  const open = notices(profile, engine, `${day.slice(0, 4)}-01-01`, day, wishes)
  return [...due, ...open.filter(({ event, id }) => event === 'unverified' && !due.some((one) => one.id === id))]
}

/** What a newer bundle changed for each company. Nothing while an older one is still served by somebody. */
async function changesFor(
  companies: readonly Company[],
  plan: Plan,
  rules: Published,
  { kinds }: Wishes,
): Promise<{ notices: Notice[]; bundle: string }> {
  const { hash } = rules.engine.bundle
  if (plan.bundle === undefined || plan.bundle === hash) return { notices: [], bundle: hash }
  const before = await rulesOf(plan.bundle)
  if (before && before.at > rules.at) return { notices: [], bundle: plan.bundle }
  const found = before
    ? companies
        .filter(({ id }) => plan.done[id] !== undefined)
        .flatMap((company) => resultChanges(profileOf(company), before.engine, rules.engine, rules.on))
    : []
  return { notices: found.filter(({ kind }) => kinds.includes(kind)), bundle: hash }
}

/** Answers, wishes and rules may have changed since it was told. */
function isStillTold(one: Waiting, companies: readonly Company[], { engine }: Published, wishes: Wishes): boolean {
  const company = companies.find(({ id }) => one.id.startsWith(`${id}/`))
  const on = toldOn(one)
  if (!company || on === undefined) return company !== undefined
  return notices(profileOf(company), engine, on, on, wishes).some(({ id }) => id === one.id)
}

/** The earlier of: the next notice of any company, the next message, and the farthest day. None without companies. */
function nextOf(
  companies: readonly Company[],
  done: Readonly<Record<string, string>>,
  { engine }: Published,
  day: string,
  wishes: Wishes,
  { waiting, again }: Awaited<ReturnType<typeof push>>,
): Moment | undefined {
  if (companies.length === 0) return undefined
  const farthest = addDays(day, FARTHEST_DAYS)
  const days = companies.flatMap((company) => {
    const from = addDays(later(done[company.id] ?? day, day), 1)
    const [first] = from <= farthest ? notices(profileOf(company), engine, from, farthest, wishes) : []
    return first ? [first.on] : []
  })
  const first = days.reduce((a, b) => (a < b ? a : b), farthest)
  if (!again || first < again.day) return { day: first, time: ANY_TIME, deadline: NO_DEADLINE }
  return { ...again, deadline: waiting[0] ? deadlineOf(waiting[0]) : NO_DEADLINE }
}
