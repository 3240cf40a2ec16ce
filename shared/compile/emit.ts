import { createHash } from 'node:crypto'
import type { Bundle, Check, FilingWindow, Policy } from '../bundle'
import type { Rules } from './rules'

/**
 * The bundle: keys in a fixed order, documents and clauses by id, and of them only what a policy cites
 * or what belongs to the local catalogue.
 */
export function emit(rules: Rules): Bundle {
  const { themes } = rules.files.home.raw
  const benefits = rules.policies.flatMap(({ policy }) =>
    policy.role === 'benefit' && policy.kind === 'in-force' ? [policy.id] : [],
  )
  const checks = rules.files.home.raw.checks.map((check) => ({
    ...check,
    policies: check.policies === 'all' ? benefits : check.policies,
  }))
  const topics = Object.entries(rules.files.home.raw.topics ?? {}).map(([id, topic]) => ({ id, ...topic }))
  const policies = inOrder(
    rules.policies.map(({ policy }) => policy),
    checks,
  )
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const windows = rules.windows.map(({ window }) => window).sort(byId)
  const cited = new Set([
    ...policies.flatMap((policy) => [...policy.clauses, ...citedIn(policy)]),
    ...windows.flatMap(citedIn),
  ])
  const clauses = [...rules.clauses.values()]
    .filter((clause) => cited.has(clause.id) || isLocal(clause.document))
    .sort(byId)
  const wanted = new Set(clauses.map((clause) => clause.document))
  for (const document of wanted) {
    const successor = rules.documents.get(document)?.replacedBy?.document
    if (successor !== undefined) wanted.add(successor)
  }
  const documents = [...rules.documents.values()].filter(({ id }) => wanted.has(id) || isLocal(id)).sort(byId)
  const groups = Object.entries(rules.files.home.raw.groups ?? {}).map(([id, group]) => ({ id, ...group }))
  const content = {
    facts: [...rules.facts.values()],
    themes,
    checks,
    groups,
    topics,
    policies,
    windows,
    documents,
    clauses,
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { format: 1, hash, ...content }
}

/** The documents of the local catalogue are numbered. */
const isLocal = (document: string) => /^\d{3}$/.test(document)

/** First as the home page names them, then by id. */
function inOrder(policies: readonly Policy[], checks: readonly Check[]): Policy[] {
  const named = [...new Set(checks.flatMap((check) => check.policies))]
  const place = ({ id }: Policy) => (named.includes(id) ? named.indexOf(id) : named.length)
  return [...policies].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}

/** Every clause id that something cites anywhere. */
export function citedIn(rule: Policy | FilingWindow): string[] {
  const found: string[] = []
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && (key === 'cite' || key === 'clause')) found.push(value)
    if (typeof value === 'object' && value !== null) {
      for (const [inner, part] of Object.entries(value)) visit(part, inner)
    }
  }
  visit(rule, '')
  return found
}
