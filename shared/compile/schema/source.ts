import * as z from 'zod'
import { CLAUSE_KINDS, DOCUMENT_STATUSES } from '../../library'
import { clauseId, date, fields, id, text } from './common'

const phone = fields({ number: text, doubt: text.optional().describe('Why the printed number is not dialled') })

/** What came after a text. Without `doc` when its own text was not found. */
const successor = fields({ doc: id.optional(), title: text.optional(), note: text })
  .refine(({ doc, title }) => (doc === undefined) !== (title === undefined), {
    error: 'name the successor by `doc`, or by `title` when its text is not held',
  })
  .optional()

const misprints = z.array(text).optional().describe('What is printed wrongly; the text stays as printed')

const guide = fields({
  who: text.describe('Who it is for'),
  steps: z.array(text).min(1).describe('What to do'),
})

const clause = fields({
  id: clauseId,
  article: text,
  title: text,
  section: text.optional().describe('The headings above the clause, joined by ／'),
  kind: z.enum(CLAUSE_KINDS).optional().describe('For an item of the local catalogue: what an owner can get out of it'),
  departments: z.array(text).optional(),
  contacts: z.array(text).optional().describe('Offices named beside the telephone number'),
  phones: z.array(phone).optional(),
  audience: z.array(text).optional(),
  period: fields({ from: date.optional(), to: date.optional(), source: text.optional() }).optional(),
  remark: text.optional(),
  misprints,
  replaced_by: successor,
  guide: guide.optional(),
  text: text.describe('Verbatim; white space is ignored'),
})

/** `sources/<id>.yaml`: where a text comes from and its clauses; the text itself is `sources/<id>.txt`. */
export const sourceSchema = fields({
  id,
  title: text,
  number: text.nullable(),
  issuer: text.nullable(),
  issued_on: date.nullable(),
  validity: text.nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  held: z.enum(['whole', 'quoted']).describe('The whole text, or only the quoted sentences'),
  confidence: z.enum(['A', 'B']),
  found: z.array(text).min(1).describe('Where the text was seen'),
  repeals: z.array(text).optional(),
  replaced_by: successor,
  misprints,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  clauses: z.array(clause).min(1),
}).describe('One official document')

export type RawSource = z.infer<typeof sourceSchema>
