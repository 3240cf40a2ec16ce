import type { Clause, Document } from '../bundle'
import type { RawSource } from './schema/source'

/** What the app shows of a document. */
export function lowerDocument(raw: RawSource): Document {
  return {
    id: raw.id,
    title: raw.title,
    number: raw.number,
    issuer: raw.issuer,
    issuedOn: raw.issued_on,
    validity: raw.validity,
    status: raw.status,
    held: raw.held,
    confidence: raw.confidence,
    ...(raw.replaced_by ? { replacedBy: { document: raw.replaced_by.doc, note: raw.replaced_by.note } } : {}),
    sha256: raw.sha256,
  }
}

/** The clauses of a document, in its order. */
export function lowerClauses(raw: RawSource): Clause[] {
  return raw.clauses.map(({ id, article, title, text, departments = [] }) => ({
    id,
    document: raw.id,
    article,
    title,
    text,
    departments,
  }))
}
