import * as z from 'zod'
import { AMOUNT_KINDS, ROLES } from '../../bundle'
import { AUTHORED_UNITS } from '../units'
import { cite, clauseId, date, fields, id, name, text } from './common'
import { conditionSchema, formula } from './condition'

const value = z.union([
  text,
  fields({
    value: text,
    words: text.optional().describe('How the clause words the number: 减半'),
    cite: cite.optional(),
  }),
])

const param = fields({
  label: text,
  cite,
  values: z.record(date, value).describe('The number as the clause prints it, by its first day'),
})

const row = fields({
  label: text.optional(),
  when: z.union([conditionSchema, z.array(conditionSchema)]).optional(),
  of: formula,
  cite: cite.optional(),
  loose: text.optional(),
})

const oneOfQuantity = {
  of: formula.optional(),
  first: z.array(row).min(1).optional().describe('The first row that holds counts'),
  unique: z.array(row).min(1).optional().describe('Exactly one row holds'),
}
interface Quantities {
  of?: unknown
  first?: unknown
  unique?: unknown
}
const hasOneQuantity = ({ of, first, unique }: Quantities) =>
  [of, first, unique].filter((quantity) => quantity !== undefined).length === 1
const ONE_QUANTITY = { error: 'needs exactly one of `of`, `first`, `unique`' }

const letSchema = z.union([
  formula,
  fields({
    label: text.optional(),
    unit: z.enum(AUTHORED_UNITS).optional(),
    ...oneOfQuantity,
    cite: cite.optional(),
    loose: text.optional().describe('Why a wider range is accepted here'),
  }).refine(hasOneQuantity, ONE_QUANTITY),
])

const amount = fields({
  kind: z.enum(AMOUNT_KINDS),
  label: text,
  up_to: z.literal(true).optional().describe('The clause names a ceiling only (最高): the lower end is nothing'),
  ...oneOfQuantity,
  cite: cite.optional(),
  always: z.literal(true).optional().describe('Counts whether eligible or not'),
  loose: text.optional(),
})
  .refine(hasOneQuantity, ONE_QUANTITY)
  .refine(({ of, cite, always }) => of !== undefined || (cite === undefined && always === undefined), {
    error: '`cite` and `always` go with `of` only: in a table they belong to the rows',
  })

const reading = fields({
  id,
  text,
  when: z.union([conditionSchema, z.array(conditionSchema)]).optional(),
  options: z.array(fields({ id, text })),
  cite: cite.optional(),
})

/** `<area>/<id>.yaml`: one policy. */
export const policySchema = fields({
  id,
  role: z.enum(ROLES),
  title: text,
  summary: text,
  topic: id.optional().describe('A topic of facts.yaml that several policies share'),
  audience: text,
  kind: z.enum(['in-force', 'draft']),
  valid: z
    .array(
      fields({
        from: date,
        to: date.optional(),
        ends: cite.optional().describe('The clause that prints the last day: reminders of the end lead there'),
      }),
    )
    .min(1),
  unverified: fields({ from: date, note: text }).optional(),
  checked_on: date,
  catalogue: z.array(clauseId).optional().describe('Clauses of the local catalogue'),
  uses: z.array(id).optional().describe('Parts whose clauses, params and lets the policy shares'),
  clauses: z.record(name, z.union([clauseId, z.record(date, clauseId)])).optional(),
  params: z.record(name, param).optional(),
  eligible: conditionSchema,
  let: z.record(name, letSchema).optional(),
  amounts: z.record(name, amount),
  readings: z.array(reading).optional(),
  notes: z
    .array(
      fields({
        text,
        cite: cite.optional(),
        card: z
          .union([z.literal(true), z.literal('otherwise')])
          .optional()
          .describe('Shown on the result card too; otherwise = where the policy does not apply'),
      }),
    )
    .optional(),
  apply: fields({
    offices: z.array(text),
    how: z.array(text),
    materials: z.array(text).optional(),
  }),
}).describe('One policy')

export type RawPolicy = z.infer<typeof policySchema>
export type RawParam = z.infer<typeof param>
export type RawLet = z.infer<typeof letSchema>
export type RawAmount = z.infer<typeof amount>
export type RawRow = z.infer<typeof row>
