import type { Clause, Document, Library } from '../../../shared/index'

export interface Cited {
  readonly document: Document
  readonly clauses: readonly Clause[]
}

/** The quoted clauses, document by document; documents no longer in force come last. */
export function byDocument(library: Library, ids: readonly string[]): Cited[] {
  const groups = new Map<string, Clause[]>()
  for (const id of ids) {
    const clause = library.clauses.get(id)
    if (clause) groups.set(clause.document, [...(groups.get(clause.document) ?? []), clause])
  }
  const cited: Cited[] = []
  for (const [id, clauses] of groups) {
    const document = library.documents.get(id)
    if (document) cited.push({ document, clauses })
  }
  return [...cited.filter((one) => !isPast(one.document)), ...cited.filter((one) => isPast(one.document))]
}

export function isPast(document: Document): boolean {
  return document.status === 'superseded' || document.status === 'expired'
}
