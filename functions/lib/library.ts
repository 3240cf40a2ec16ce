/** The policy library as the API shows it. */
import {
  statusOn,
  type Clause,
  type Document,
  type Engine,
  type IsoDate,
  type Param,
  type Policy,
} from '../../shared/index'
import { decimalText } from './decimals'
import { Problem } from './problem'
import type { PolicyFilter } from './schemas'

/** One page of the policies that match every filter. Throws Problem (400) for a cursor that is not ours. */
export function listPolicies(engine: Engine, on: IsoDate, filter: PolicyFilter) {
  const matching = engine.bundle.policies.filter((policy) => matches(engine, policy, on, filter))
  const start = filter.cursor === undefined ? 0 : positionAfter(engine, matching, filter.cursor)
  const page = matching.slice(start, start + filter.limit)
  const last = page[page.length - 1]
  const more = start + filter.limit < matching.length
  return {
    bundle: engine.bundle.hash,
    on,
    total: matching.length,
    policies: page.map((policy) => policySummary(engine, policy, on)),
    next: more && last ? cursorAfter(last) : null,
  }
}

function matches(engine: Engine, policy: Policy, on: IsoDate, filter: PolicyFilter): boolean {
  const clauses = clausesOf(engine, policy)
  return (
    (filter.status === undefined || statusOn(policy, on) === filter.status) &&
    (filter.kind === undefined || policy.amounts.some(({ kind }) => kind === filter.kind)) &&
    (filter.document === undefined || clauses.some(({ document }) => document === filter.document)) &&
    (filter.department === undefined || departmentsOf(clauses).includes(filter.department)) &&
    (filter.q === undefined || mentions(policy, clauses, filter.q))
  )
}

/** Every word of the query occurs in the title, the summary or a clause. */
function mentions(policy: Policy, clauses: readonly Clause[], q: string): boolean {
  const text = [policy.title, policy.summary, policy.audience, ...clauses.map((clause) => clause.text)]
    .join('\n')
    .toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Continues behind the last policy shown, so a page neither repeats nor skips while the rules stay the same. */
const cursorAfter = (policy: Policy): string => Buffer.from(policy.id).toString('base64url')

function positionAfter(engine: Engine, matching: readonly Policy[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const order = engine.bundle.policies.findIndex((policy) => policy.id === id)
  if (order < 0) throw new Problem('invalid-query', '翻页标记无效，请从第一页重新开始。', 'query.cursor')
  const position = new Map(engine.bundle.policies.map((policy, index) => [policy.id, index]))
  const next = matching.findIndex((policy) => (position.get(policy.id) ?? 0) > order)
  return next < 0 ? matching.length : next
}

function clausesOf(engine: Engine, policy: Policy): Clause[] {
  return policy.clauses.map((id) => engine.clauses.get(id)).filter((clause) => clause !== undefined)
}

const departmentsOf = (clauses: readonly Clause[]): string[] => [
  ...new Set(clauses.flatMap((clause) => clause.departments)),
]

function policySummary(engine: Engine, policy: Policy, on: IsoDate) {
  const { id, role, title, summary, topic, audience, kind, valid, checkedOn } = policy
  const clauses = clausesOf(engine, policy)
  return {
    ...{ id, role, title, summary, topic, audience, kind, valid },
    unverified: policy.unverified ?? null,
    status: statusOn(policy, on),
    checkedOn,
    amounts: policy.amounts.map((amount) => ({ id: amount.id, kind: amount.kind, label: amount.label })),
    clauses: policy.clauses,
    documents: [...new Set(clauses.map((clause) => clause.document))],
    departments: departmentsOf(clauses),
  }
}

/** One policy whole, for a reader: numbers by date with their clauses, notes, readings, and how to apply. */
export function policyView(engine: Engine, policy: Policy, on: IsoDate) {
  const clauses = clausesOf(engine, policy)
  const { documents, ...summary } = policySummary(engine, policy, on)
  return {
    bundle: engine.bundle.hash,
    on,
    ...summary,
    clauses,
    documents: documents.map((id) => engine.documents.get(id)).filter((document) => document !== undefined),
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

export function documentView(engine: Engine, document: Document) {
  return {
    bundle: engine.bundle.hash,
    ...document,
    clauses: engine.bundle.clauses.filter((clause) => clause.document === document.id),
  }
}
