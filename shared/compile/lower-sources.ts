import type { Clause, Document, Successor } from '../library'
import { defined } from './defined'
import type { RawSource } from './schema/source'

type RawClause = RawSource['clauses'][number]

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
    found: raw.found,
    repeals: raw.repeals ?? [],
    ...defined({ replacedBy: successor(raw.replaced_by), misprints: raw.misprints }),
    sha256: raw.sha256,
  }
}

/** The clauses of a document, in its order. */
export function lowerClauses(raw: RawSource): Clause[] {
  return raw.clauses.map((clause) => ({
    id: clause.id,
    document: raw.id,
    article: clause.article,
    title: clause.title,
    ...defined({ section: clause.section, kind: clause.kind }),
    text: clause.text,
    departments: clause.departments ?? [],
    contacts: clause.contacts ?? [],
    phones: (clause.phones ?? []).map(({ number, doubt }) => ({ number, ...defined({ doubt }) })),
    audience: clause.audience ?? [],
    ...defined({
      period: period(clause.period),
      remark: clause.remark,
      misprints: clause.misprints,
      replacedBy: successor(clause.replaced_by),
      guide: clause.guide,
    }),
  }))
}

function period(raw: RawClause['period']): Clause['period'] {
  return raw && defined({ from: raw.from, to: raw.to })
}

function successor(raw: RawSource['replaced_by']): Successor | undefined {
  return raw && { ...defined({ document: raw.doc, title: raw.title }), note: raw.note }
}
