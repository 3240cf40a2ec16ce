import * as z from 'zod'
import { clauseId, date, fields, id, text } from './common'

const clause = fields({
  id: clauseId,
  article: text,
  title: text,
  text: text.describe('Verbatim; white space is ignored'),
  departments: z.array(text).optional(),
})

/** `sources/<id>.yaml`: where a text comes from and its clauses; the text itself is `sources/<id>.txt`. */
export const sourceSchema = fields({
  id,
  title: text,
  number: text.nullable(),
  issuer: text.nullable(),
  issued_on: date.nullable(),
  validity: text.nullable(),
  status: z.enum(['in-force', 'draft', 'news', 'superseded', 'expired']),
  held: z.enum(['whole', 'quoted']).describe('The whole text, or only the quoted sentences'),
  confidence: z.enum(['A', 'B']),
  found: z.array(text).min(1).describe('Where the text was seen'),
  repeals: z.array(text).optional(),
  replaced_by: fields({ doc: id, note: text }).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  clauses: z.array(clause).min(1),
}).describe('One official document')

export type RawSource = z.infer<typeof sourceSchema>
