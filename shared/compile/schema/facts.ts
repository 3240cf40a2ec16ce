import * as z from 'zod'
import { AUTHORED_UNITS } from '../units'
import { decimal, fields, id, name, text } from './common'

const shared = {
  theme: id,
  title: text.max(20, 'must have at most 20 characters'),
  label: text,
  help: text,
  more: text.optional(),
  about: text.optional(),
  effort: z.int().min(1).max(5).describe('1 = known by heart, 5 = needs the books'),
}

const band = fields({ label: text, low: decimal.optional(), high: decimal.optional() })

const numberFact = fields({
  type: z.enum(['money', 'count', 'number', 'share']),
  ...shared,
  range: z.tuple([text, text]).describe('Smallest and largest value, with units: [0元, 1000亿元]'),
  unit: z.enum(AUTHORED_UNITS).optional().describe('Only to be more precise than the range, e.g. yuan/people'),
  decimals: z.int().min(0).max(6).optional(),
  quarterly: z.boolean().optional(),
  parts: fields({ label: text }).optional(),
  bands: z.array(band).min(2).optional(),
  helper: id.optional(),
  at_most: name.optional(),
  limited: z
    .boolean()
    .optional()
    .describe(
      'The largest value is a limit of the thing itself, such as 24 hours; shares and months are unless it says no',
    ),
})

const option = fields({ id, label: text, hint: text.optional() })

const choiceFact = fields({ type: z.literal('choice'), ...shared, options: z.array(option).min(2).max(30) })

const yesNoFact = fields({
  type: z.literal('yes_no'),
  ...shared,
  group: id.optional().describe('Asked on one screen together with the others of the group'),
})

const factSchema = z.discriminatedUnion('type', [numberFact, choiceFact, yesNoFact])

const topic = fields({ label: text, note: text.describe('Why only one of them counts') })

/** `facts.yaml`: themes, entries of the home page, and every question. */
export const factsSchema = fields({
  themes: z.array(fields({ id, label: text })).min(1),
  checks: z.array(
    fields({ id, title: text, subtitle: text, policies: z.union([z.literal('all'), z.array(id).min(1)]) }),
  ),
  facts: z.record(name, factSchema).optional(),
  groups: z
    .record(id, fields({ title: text.max(20, 'must have at most 20 characters'), help: text }))
    .optional()
    .describe('Yes/no questions asked on one screen'),
  topics: z.record(id, topic).optional().describe('Subjects that several policies share: one of them counts'),
}).describe('Themes, entries of the home page, shared topics')

/** `facts/<name>.yaml`: questions that belong together. */
export const factsFileSchema = fields({ facts: z.record(name, factSchema) }).describe('Questions of one subject')

export type RawFactsFile = z.infer<typeof factsFileSchema>
export type RawFacts = z.infer<typeof factsSchema>
export type RawFact = z.infer<typeof factSchema>
export type RawNumberFact = z.infer<typeof numberFact>
