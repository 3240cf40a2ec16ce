/** The policy library as the API shows it. */
import {
  fits,
  policiesOf,
  search,
  standingOn,
  statusOn,
  type Document,
  type Entry,
  type EntryFilter,
  type Index,
  type IsoDate,
  type Param,
} from '../../shared/index'
import { decimalText } from './decimals'
import { pageOf, type Paging } from './page'
import { bundle } from './rules'
import type { ClauseQuery, PolicyQuery } from './schemas'
import { clauseIndex, library, policyIndex } from './texts'

/** The entries that match: best first when words are looked for, else in their own order. */
function found(index: Index, q: string | undefined, filter: EntryFilter, on: IsoDate): Entry[] {
  const entries =
    q === undefined ? index.pages.map(({ entry }) => entry) : search(index, q, on).map(({ entry }) => entry)
  return entries.filter((entry) => fits(entry, filter, on))
}

/** One page of the policies. Throws Problem (400) for a cursor that is not ours. */
export function listPolicies(on: IsoDate, { q, cursor, limit, ...filter }: Omit<PolicyQuery, 'on'>) {
  const { total, shown, next } = pageOf(found(policyIndex, q, filter, on), { cursor, limit })
  return { bundle: bundle.hash, on, total, policies: shown.map((entry) => policySummary(entry, on)), next }
}

/** One page of the clauses, with where they stand and which policies compute them. Throws like `listPolicies`. */
export function listClauses(on: IsoDate, { q, cursor, limit, kind, ...filter }: Omit<ClauseQuery, 'on'>) {
  const all = found(clauseIndex, q, filter, on)
  const ofKind = kind === undefined ? all : all.filter(({ clauses }) => clauses[0]?.kind === kind)
  const { total, shown, next } = pageOf(ofKind, { cursor, limit })
  const clauses = shown.flatMap((entry) =>
    entry.clauses.map((clause) => ({
      ...clause,
      status: standingOn(entry, on),
      audiences: entry.audiences,
      policies: policiesOf(bundle, clause.id).map(({ id }) => id),
    })),
  )
  return { library: library.data.hash, on, total, clauses, next }
}

export function listDocuments(paging: Paging) {
  const { total, shown, next } = pageOf(library.data.documents, paging)
  return { library: library.data.hash, total, documents: shown, next }
}

function policySummary(entry: Entry, on: IsoDate) {
  const { policy, documents, departments, audiences } = entry
  if (!policy) throw new Error(`${entry.id} is no policy`)
  const { id, role, title, summary, topic, audience, kind, valid, checkedOn } = policy
  return {
    ...{ id, role, title, summary, topic, audience, kind, valid },
    unverified: policy.unverified ?? null,
    status: statusOn(policy, on),
    checkedOn,
    amounts: policy.amounts.map((amount) => ({ id: amount.id, kind: amount.kind, label: amount.label })),
    clauses: policy.clauses,
    documents: documents.map((document) => document.id),
    ...{ departments, audiences },
  }
}

/** One policy whole, for a reader: numbers by date with their clauses, notes, readings, and how to apply. */
export function policyView(entry: Entry, on: IsoDate) {
  const { policy, clauses, documents } = entry
  if (!policy) throw new Error(`${entry.id} is no policy`)
  return {
    bundle: bundle.hash,
    on,
    ...policySummary(entry, on),
    clauses,
    documents,
    params: Object.entries(policy.params).map(([id, param]) => paramView(id, param)),
    readings: policy.readings.map(({ id, text, options }) => ({ id, text, options })),
    notes: policy.notes.map(({ text }) => text),
    apply: policy.apply,
  }
}

function paramView(id: string, { label, unit, values }: Param) {
  return {
    id,
    label,
    unit,
    values: values.map(({ from, value, printed, clause }) => ({ from, value: decimalText(value), printed, clause })),
  }
}

/** A document with one page of its clauses, in its order. */
export function documentView(document: Document, paging: Paging) {
  const own = library.data.clauses.filter((clause) => clause.document === document.id)
  const { total, shown, next } = pageOf(own, paging)
  return { library: library.data.hash, ...document, total, clauses: shown, next }
}
