import type { Clause, Document, Engine, Policy } from '../../../shared/index'

/** Ids of every clause a policy quotes: those of the local catalogue first, then in the order of the rule. */
export function citedClauses(policy: Policy): string[] {
  const found = new Set<string>(policy.clauses)
  collect(policy, false, found)
  return [...found]
}

function collect(node: unknown, cites: boolean, found: Set<string>): void {
  if (typeof node === 'string') {
    if (cites) found.add(node)
    return
  }
  if (Array.isArray(node)) {
    for (const item of node) collect(item, cites, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) collect(value, key === 'cite' || key === 'clause', found)
}

export interface Cited {
  readonly document: Document
  readonly clauses: readonly Clause[]
}

/** The quoted clauses, document by document; documents no longer in force come last. */
export function byDocument(engine: Engine, ids: readonly string[]): Cited[] {
  const groups = new Map<string, Clause[]>()
  for (const id of ids) {
    const clause = engine.clauses.get(id)
    if (clause) groups.set(clause.document, [...(groups.get(clause.document) ?? []), clause])
  }
  const cited: Cited[] = []
  for (const [id, clauses] of groups) {
    const document = engine.documents.get(id)
    if (document) cited.push({ document, clauses })
  }
  return [...cited.filter((one) => !isPast(one.document)), ...cited.filter((one) => isPast(one.document))]
}

export function isPast(document: Document): boolean {
  return document.status === 'superseded' || document.status === 'expired'
}
