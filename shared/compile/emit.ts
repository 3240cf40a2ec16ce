import { createHash } from 'node:crypto'
import { pinyin } from 'pinyin-pro'
import type { Bundle, Check, Policy } from '../bundle'
import { citedClauses, isLocal, type LibraryData } from '../library'
import type { Rules } from './rules'

/** The rules as the engine reads them: keys in a fixed order, no texts of law. */
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
  const groups = Object.entries(rules.files.home.raw.groups ?? {}).map(([id, group]) => ({ id, ...group }))
  const windows = rules.windows.map(({ window }) => window).sort((a, b) => (a.id < b.id ? -1 : 1))
  const content = { facts: [...rules.facts.values()], themes, checks, groups, topics, policies, windows }
  return { format: 1, hash: hashOf(content), ...content }
}

/**
 * The texts: documents and clauses in the order of their files, and of them only what a policy cites
 * or what belongs to the local catalogue.
 */
export function emitLibrary(rules: Rules): LibraryData {
  const cited = new Set([
    ...rules.policies.flatMap(({ policy }) => citedClauses(policy)),
    ...rules.windows.flatMap(({ window }) => citedClauses(window)),
  ])
  const clauses = [...rules.clauses.values()].filter(({ id, document }) => cited.has(id) || isLocal(document))
  const wanted = new Set(clauses.map((clause) => clause.document))
  for (const { replacedBy } of clauses) if (replacedBy?.document !== undefined) wanted.add(replacedBy.document)
  for (const document of wanted) {
    const successor = rules.documents.get(document)?.replacedBy?.document
    if (successor !== undefined) wanted.add(successor)
  }
  const documents = [...rules.documents.values()].filter(({ id }) => wanted.has(id))
  const titled = [...rules.policies.map(({ policy }) => policy), ...clauses, ...documents]
  const summaries = new Map(rules.policies.map(({ policy }) => [policy.id, policy.summary]))
  // Owners' own words stand in the summary: 残保金.
  const initials = Object.fromEntries(
    titled.map(({ id, title }) => [id, [title, summaries.get(id) ?? ''].map(initialsOf).join(' ').trim()]),
  )
  const content = { documents, clauses, audiences: rules.files.library?.raw.audiences ?? [], initials }
  return { format: 1, hash: hashOf(content), ...content }
}

const hashOf = (content: object) => createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)

/** 「研发费用加计扣除」 → `yffyjjkc`. Signs are left out. */
function initialsOf(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** First as the home page names them, then by id. */
function inOrder(policies: readonly Policy[], checks: readonly Check[]): Policy[] {
  const named = [...new Set(checks.flatMap((check) => check.policies))]
  const place = ({ id }: Policy) => (named.includes(id) ? named.indexOf(id) : named.length)
  return [...policies].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}
