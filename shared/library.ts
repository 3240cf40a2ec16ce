/** The texts of law behind the rules. Apart from the bundle: the engine computes without them. */
import type { FilingWindow, IsoDate, Policy } from './bundle'

/** What `shared/compile` writes beside the bundle. Plain JSON. */
export interface LibraryData {
  readonly format: 1
  /** Content hash: same hash, same texts. */
  readonly hash: string
  readonly documents: readonly Document[]
  readonly clauses: readonly Clause[]
  /** Groups of readers, for choosing. */
  readonly audiences: readonly Audience[]
  /** Pinyin initials of the titles of policies, clauses and documents, by their id; of a policy also its summary's. */
  readonly initials: Readonly<Record<string, string>>
}

export const DOCUMENT_STATUSES = ['in-force', 'draft', 'news', 'superseded', 'expired'] as const

export interface Document {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: IsoDate | null
  readonly validity: string | null
  readonly status: (typeof DOCUMENT_STATUSES)[number]
  /** Whole text held, or only the quoted sentences. */
  readonly held: 'whole' | 'quoted'
  readonly confidence: 'A' | 'B'
  /** Where the text was seen. */
  readonly found: readonly string[]
  /** Documents it ends, as it names them. */
  readonly repeals: readonly string[]
  readonly replacedBy?: Successor
  readonly misprints?: readonly string[]
  readonly sha256: string
}

/** What came after a text: a document of the library, or the title of one whose text was not found. */
export interface Successor {
  readonly document?: string
  readonly title?: string
  readonly note: string
}

/** What an owner can get out of an item: an amount, a yes or no, something to use, or nothing but news. */
export const CLAUSE_KINDS = ['computable', 'eligibility', 'service', 'action'] as const
export type ClauseKind = (typeof CLAUSE_KINDS)[number]

export interface Clause {
  readonly id: string
  readonly document: string
  readonly article: string
  readonly title: string
  /** The headings above it, joined by ／. */
  readonly section?: string
  readonly kind?: ClauseKind
  /** Word for word, misprints too. */
  readonly text: string
  readonly departments: readonly string[]
  readonly contacts: readonly string[]
  readonly phones: readonly Phone[]
  readonly audience: readonly string[]
  /** As printed. Without `to` no end is printed. */
  readonly period?: { readonly from?: IsoDate; readonly to?: IsoDate }
  readonly remark?: string
  readonly misprints?: readonly string[]
  readonly replacedBy?: Successor
  readonly guide?: { readonly who: string; readonly steps: readonly string[] }
}

/** With a doubt it is shown as printed and never dialled. */
export interface Phone {
  readonly number: string
  readonly doubt?: string
}

/** A text is for this group when it names one of the words. */
export interface Audience {
  readonly id: string
  readonly label: string
  readonly words: readonly string[]
}

/** The texts made ready for looking up. */
export interface Library {
  readonly data: LibraryData
  readonly documents: ReadonlyMap<string, Document>
  readonly clauses: ReadonlyMap<string, Clause>
}

export function openLibrary(data: LibraryData): Library {
  return {
    data,
    documents: new Map(data.documents.map((document) => [document.id, document])),
    clauses: new Map(data.clauses.map((clause) => [clause.id, clause])),
  }
}

/** Documents of the local catalogue are numbered; the others are what its policies rest on. */
export function isLocal(document: string): boolean {
  return /^\d{3}$/.test(document)
}

/** Ids of every clause a rule quotes: those of the local catalogue first, then in the order of the rule. */
export function citedClauses(rule: Policy | FilingWindow): string[] {
  const found = new Set<string>('clauses' in rule ? rule.clauses : [])
  collect(rule, false, found)
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
