import * as z from 'zod'
import { answerSchema } from './cases'
import { date, fields, id, name, text } from './common'

/** A made-up firm whose review is known from the first question to the last. */
const persona = fields({
  id,
  name: text,
  on: date,
  answers: z.record(name, answerSchema).describe('What the firm knows; every other question is answered with 不清楚'),
  asked: z
    .array(z.union([name, z.array(name)]))
    .describe('The screens in their order; several questions of one screen as a list'),
  eligible: z.array(id).describe('Policies the firm may use, worked out by hand'),
})

export const personasSchema = fields({ personas: z.array(persona).min(1) }).describe('Firms that stand for many')

export type Persona = z.infer<typeof persona>
