/** The saved companies as this phone has them, and what the server knows of them. Pure. */
import { textsIn } from '../reading'
import { baseOf, merge, sameContents, type Contents, type Dispute } from './merge'

/** What the server had last. */
export interface Saved extends Contents {
  readonly version: number
  /** The instant. */
  readonly updatedAt?: string
}

export interface Company extends Contents {
  readonly id: string
  /** Null: the server has never had it. */
  readonly base: Saved | null
  /** Sent since then and not answered: the server may have it all the same. */
  readonly sent?: readonly Contents[]
}

export interface Roster {
  readonly companies: readonly Company[]
  /** The one whose answers are on the screen; null = nobody's yet. */
  readonly current: string | null
  /** Deleted here, and not yet there. */
  readonly deleted: readonly string[]
}

/** A company as the server tells it. */
export interface Remote extends Saved {
  readonly id: string
}

/** What another phone brought into a company that was changed here too. */
export interface Merge {
  readonly company: string
  readonly name: string
  readonly taken: readonly (string | null)[]
  readonly disputes: readonly Dispute[]
}

/** Adds what is told of a company to what the owner has not yet seen of it. */
export function withMerge(merges: readonly Merge[], merge: Merge): readonly Merge[] {
  const before = merges.find(({ company }) => company === merge.company)
  const others = merges.filter(({ company }) => company !== merge.company)
  const news = new Set([...merge.taken, ...merge.disputes.map(({ fact }) => fact)])
  const taken = [...(before?.taken ?? []).filter((fact) => !news.has(fact)), ...merge.taken]
  const disputes = [...(before?.disputes ?? []).filter(({ fact }) => !news.has(fact)), ...merge.disputes]
  return [...others, { ...merge, taken, disputes }]
}

export const EMPTY: Roster = { companies: [], current: null, deleted: [] }

const NOTHING: Contents = { name: '', answers: {} }

export const isChanged = (company: Company): boolean => !company.base || !sameContents(company, company.base)

export const companyOf = ({ companies }: Roster, id: string | null): Company | undefined =>
  companies.find((company) => company.id === id)

/** Puts in the place of the company of this id, or at the end. */
export function withCompany(roster: Roster, company: Company): Roster {
  const { companies } = roster
  const known = companies.some(({ id }) => id === company.id)
  return {
    ...roster,
    companies: known ? companies.map((one) => (one.id === company.id ? company : one)) : [...companies, company],
  }
}

export function withChange(roster: Roster, id: string, change: Partial<Omit<Company, 'id'>>): Roster {
  const company = companyOf(roster, id)
  return company ? withCompany(roster, { ...company, ...change }) : roster
}

/** Deletes it here; `deleted` remembers it for the server, if that has it. */
export function without(roster: Roster, id: string): Roster {
  const company = companyOf(roster, id)
  if (!company) return roster
  return {
    companies: roster.companies.filter((one) => one !== company),
    current: roster.current === id ? null : roster.current,
    deleted: company.base || company.sent ? [...roster.deleted, id] : roster.deleted,
  }
}

/** Remembers what is about to be sent. Never more than a few: what is older can hardly arrive any more. */
export function sending(roster: Roster, { id, name, answers }: Company): Roster {
  const sent = companyOf(roster, id)?.sent ?? []
  return withChange(roster, id, { sent: [...sent.slice(1 - MOST_SENT), { name, answers }] })
}

const MOST_SENT = 4

/** The server has saved what was sent, and tells what it has now. Whatever was changed here meanwhile stays. */
export function acknowledged(roster: Roster, sent: Contents, { id, ...saved }: Remote): Roster {
  const company = companyOf(roster, id)
  return company ? withCompany(roster, { id, ...merge(sent, company, saved).contents, base: saved }) : roster
}

/** Another phone has saved this state: taken over as it is, or merged into what was changed here. */
export function received(roster: Roster, { id, ...theirs }: Remote): { roster: Roster; merge: Merge | null } {
  const mine = companyOf(roster, id)
  const base = baseOf(mine?.base ?? NOTHING, mine?.sent ?? [], theirs)
  if (!mine || sameContents(mine, base)) {
    const { name, answers } = theirs
    return { roster: withCompany(roster, { id, name, answers, base: theirs }), merge: null }
  }
  const { contents, taken, disputes } = merge(base, mine, theirs)
  const news = taken.length > 0 || disputes.length > 0
  return {
    roster: withCompany(roster, { id, ...contents, base: theirs }),
    merge: news ? { company: id, name: contents.name, taken, disputes } : null,
  }
}

/** All the server has. A company it has no more goes here too, unless it was changed: then it is saved anew. */
export function reconciled(roster: Roster, remote: readonly Remote[]): { roster: Roster; merges: Merge[] } {
  const there = new Set(remote.map(({ id }) => id))
  const stays = (company: Company): boolean => there.has(company.id) || isChanged(company)
  const companies = roster.companies
    .filter(stays)
    .map((company) => (there.has(company.id) ? company : { ...company, base: null }))
  const current = companies.some(({ id }) => id === roster.current) ? roster.current : null
  const merges: Merge[] = []
  let now: Roster = { ...roster, companies, current }
  for (const company of remote) {
    if (now.deleted.includes(company.id)) continue
    const base = companyOf(now, company.id)?.base
    // Deleted and saved anew, it has the same version again.
    if (base?.version === company.version && sameContents(base, company)) continue
    const next = received(now, company)
    now = next.roster
    if (next.merge) merges.push(next.merge)
  }
  return { roster: now, merges }
}

/** The account is gone: everything here is new to the next one. */
export function unknownToServer(roster: Roster): Roster {
  return {
    ...roster,
    companies: roster.companies.map(({ id, name, answers }) => ({ id, name, answers, base: null })),
    deleted: [],
  }
}

/** A roster as storage gives it back. Whatever is not one is left out. Never throws. */
export function rosterFrom(stored: unknown): Roster {
  const { companies, current, deleted } = (stored ?? {}) as Record<string, unknown>
  const kept = (Array.isArray(companies) ? companies : []).filter(isCompany)
  return {
    companies: kept,
    current: kept.find(({ id }) => id === current)?.id ?? null,
    deleted: textsIn(deleted),
  }
}

/** Likewise of what was merged. */
export function mergesFrom(stored: unknown): readonly Merge[] {
  return (Array.isArray(stored) ? stored : []).filter((one): one is Merge => {
    const { company, name, taken, disputes } = (one ?? {}) as Record<string, unknown>
    return typeof company === 'string' && typeof name === 'string' && Array.isArray(taken) && Array.isArray(disputes)
  })
}

function isContents(value: unknown): value is Contents {
  if (typeof value !== 'object' || value === null) return false
  const { name, answers } = value as Record<string, unknown>
  return typeof name === 'string' && typeof answers === 'object' && answers !== null
}

/** Also what the server answers is looked at before it is believed. */
export function isRemote(value: unknown): value is Remote {
  if (!isContents(value)) return false
  const { id, version } = value as Partial<Remote>
  return typeof id === 'string' && typeof version === 'number'
}

function isCompany(value: unknown): value is Company {
  if (!isContents(value)) return false
  const { id, base, sent = [] } = value as Partial<Company>
  if (!Array.isArray(sent) || !sent.every(isContents)) return false
  return typeof id === 'string' && (base === null || (isContents(base) && typeof base.version === 'number'))
}
