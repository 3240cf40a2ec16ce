/** Everything a reader can find: policies, and the items of the documents that are none. */
import type { AmountKind, Bundle, IsoDate, Policy } from './bundle'
import { citedClauses, isLocal, type Clause, type Document, type Library } from './library'
import { statusOn } from './period'
import type { Status } from './results'

export interface Entry {
  readonly type: 'policy' | 'clause'
  /** Of the policy or of the clause; it never changes. */
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly policy: Policy | null
  /** Items of the local catalogue behind a policy, or the clause itself. */
  readonly clauses: readonly Clause[]
  readonly documents: readonly Document[]
  /** As printed. */
  readonly departments: readonly string[]
  /** Ids of the groups of readers. */
  readonly audiences: readonly string[]
  readonly kinds: readonly AmountKind[]
  readonly initials: string
}

/** A news report is no rule: it never stands anywhere else. */
export type Standing = Status | 'news'

/** Where an entry stands on that day. A clause without a printed end stays in force while its document does. */
export function standingOn({ policy, clauses, documents }: Entry, on: IsoDate): Standing {
  if (policy) return statusOn(policy, on)
  const [document] = documents
  if (!document || document.status === 'news') return 'news'
  if (document.status === 'draft') return 'draft'
  if (document.status !== 'in-force') return 'expired'
  const period = clauses[0]?.period
  if (period?.from !== undefined && on < period.from) return 'not-yet'
  return period?.to !== undefined && on > period.to ? 'expired' : 'in-force'
}

export function policyEntries(bundle: Bundle, library: Library): Entry[] {
  return bundle.policies.map((policy) => {
    const clauses = known(library, policy.clauses)
    const basis = clauses.length > 0 ? clauses : known(library, citedClauses(policy))
    return {
      type: 'policy',
      id: policy.id,
      title: policy.title,
      summary: policy.summary,
      policy,
      clauses,
      documents: documentsOf(library, basis),
      departments: unique([...clauses.flatMap((clause) => clause.departments), ...policy.apply.offices]),
      audiences: audiencesOf(library, [policy.audience, ...clauses.flatMap((clause) => clause.audience)]),
      kinds: unique(policy.amounts.map(({ kind }) => kind)),
      // An item of the local catalogue may name it otherwise: 小微企业.
      initials: [policy.id, ...policy.clauses].map((id) => library.data.initials[id] ?? '').join(' '),
    }
  })
}

export function clauseEntries(library: Library): Entry[] {
  return library.data.clauses.map((clause) => ({
    type: 'clause',
    id: clause.id,
    title: clause.title === '' ? clause.article : clause.title,
    summary: clause.guide?.who ?? '',
    policy: null,
    clauses: [clause],
    documents: documentsOf(library, [clause]),
    departments: clause.departments,
    audiences: audiencesOf(library, clause.audience),
    kinds: [],
    initials: library.data.initials[clause.id] ?? '',
  }))
}

/** The list of the library: every policy but helpers, and every local item that none of them stands for. */
export function catalogueOf(bundle: Bundle, library: Library): Entry[] {
  const policies = policyEntries(bundle, library).filter(({ policy }) => policy?.role !== 'helper')
  const served = new Set(bundle.policies.flatMap((policy) => policy.clauses))
  const others = clauseEntries(library).filter(
    ({ id, documents }) => !served.has(id) && documents.some((document) => isLocal(document.id)),
  )
  return [...policies, ...others]
}

/** Ids of the policies that stand for a clause of the local catalogue. */
export function policiesOf(bundle: Bundle, clause: string): Policy[] {
  return bundle.policies.filter(({ clauses }) => clauses.indexOf(clause) >= 0)
}

export interface EntryFilter {
  readonly document?: string | undefined
  /** As printed. */
  readonly department?: string | undefined
  readonly kind?: AmountKind | undefined
  /** Id of a group of readers. */
  readonly audience?: string | undefined
  readonly status?: Standing | undefined
}

export function fits(
  entry: Entry,
  { document, department, kind, audience, status }: EntryFilter,
  on: IsoDate,
): boolean {
  return (
    (document === undefined || entry.documents.some(({ id }) => id === document)) &&
    (department === undefined || entry.departments.indexOf(department) >= 0) &&
    (kind === undefined || entry.kinds.indexOf(kind) >= 0) &&
    (audience === undefined || entry.audiences.indexOf(audience) >= 0) &&
    (status === undefined || standingOn(entry, on) === status)
  )
}

function audiencesOf({ data }: Library, readers: readonly string[]): string[] {
  return data.audiences
    .filter(({ words }) => words.some((word) => readers.some((reader) => reader.indexOf(word) >= 0)))
    .map(({ id }) => id)
}

function known(library: Library, ids: readonly string[]): Clause[] {
  return ids.flatMap((id) => library.clauses.get(id) ?? [])
}

function documentsOf(library: Library, clauses: readonly Clause[]): Document[] {
  return unique(clauses.map(({ document }) => document)).flatMap((id) => library.documents.get(id) ?? [])
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
