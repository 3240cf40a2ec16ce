/** People with companies, what they were told was saved, and what they are to be told themselves. */
import { randomBytes } from 'node:crypto'
import { LEADS, notices, type NoticeKind, type Profile } from '../../shared'
import { engine } from '../../functions/lib/rules'
import type { Wechat } from '../../functions/local/wechat/server'

/** What a person asked for and heard about one company. */
export interface Company {
  readonly id: string
  /** The version the last answer spoke of, and the one asked for last. */
  told: number
  asked: number
  /** The day it was saved first; empty before that was answered. */
  savedOn: string
}

export interface Person {
  readonly openid: string
  readonly answers: Readonly<Record<string, string>>
  readonly wishes: { readonly kinds: NoticeKind[]; readonly filingLeads: number[]; readonly policyLeads: number[] }
  /** The first is changed all the time; the others stay as they were made. */
  readonly companies: Company[]
  /** Notices whose opening was answered. */
  readonly read: Set<string>
  /** Taps whose event was answered, and all of them. */
  taps: { counted: number; made: number }
}

/** One that was never answered: the process is gone, or it will be asked again. */
export class Gone extends Error {}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Asks the API. Throws Gone when no whole answer came. */
export async function ask(url: string, method: string, path: string, access = '', body?: object): Promise<Answer> {
  const headers: Record<string, string> = {
    ...(body && { 'content-type': 'application/json' }),
    ...(access !== '' && { authorization: `Bearer ${access}` }),
  }
  let answer: Answer
  try {
    const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const text = await response.text()
    answer = { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  } catch {
    throw new Gone()
  }
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

/** Does it until the process is gone. */
export async function untilGone(work: () => Promise<void>): Promise<void> {
  try {
    for (;;) await work()
  } catch (cause) {
    if (!(cause instanceof Gone)) throw cause
  }
}

export const newCompany = (): Company => ({
  id: randomBytes(16).toString('base64url'),
  ...{ told: 0, asked: 0, savedOn: '' },
})

/** So many people: half of them are told early and late, the others once before each deadline. */
export function newPeople(count: number): Person[] {
  return Array.from({ length: count }, (_, number) => {
    const leads = number % 2 === 0 ? [...LEADS] : [LEADS[number % LEADS.length]!]
    return {
      openid: `o${randomBytes(20).toString('base64url')}`,
      answers: { entity_type: number % 4 < 2 ? 'company' : 'partnership' },
      wishes: { kinds: ['filing', 'policy', 'near', 'change'], filingLeads: leads, policyLeads: leads },
      companies: [newCompany()],
      read: new Set<string>(),
      taps: { counted: 0, made: 0 },
    }
  })
}

/** The token of a new session. */
export async function logIn(url: string, wechat: Wechat, { openid }: Person): Promise<string> {
  const { body } = await ask(url, 'POST', '/session', '', { code: wechat.sessions.issue(openid) })
  return (body as { access: string }).access
}

/** Version n of a company: its name and one answer say which it is. */
export const draftOf = ({ answers }: Person, version: number) => ({
  name: `第${version}版`,
  answers: { ...answers, business_income: version },
})

/** Saves the next version, or makes the company. */
export async function save(url: string, access: string, person: Person, company: Company): Promise<void> {
  company.asked = company.told + 1
  const draft = { ...draftOf(person, company.asked), version: company.told }
  const { body } = await ask(url, 'PUT', `/profiles/${company.id}`, access, draft)
  const { version, updatedAt } = body as { version: number; updatedAt: string }
  company.told = version
  company.savedOn ||= new Date(Date.parse(updatedAt) + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The ids of what its owner is to be told of a company up to a day, computed without the server. */
export function expectedNotices(person: Person, { id, savedOn, told }: Company, until: string) {
  const profile: Profile = { id, answers: draftOf(person, told).answers, savedOn }
  const newYear = `${savedOn.slice(0, 4)}-01-01`
  // A new company hears at once of the filing times of the year that are to be verified.
  const open = notices(profile, engine, newYear, savedOn, person.wishes).filter(({ event }) => event === 'unverified')
  const due = notices(profile, engine, savedOn, until, person.wishes)
  return [...new Map([...open, ...due].map((notice) => [notice.id, notice])).values()]
}
