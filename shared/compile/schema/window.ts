import * as z from 'zod'
import { clauseId, date, fields, id, text } from './common'
import { conditionSchema } from './condition'

const due = fields({
  after: z.enum(['quarter', 'year']).describe('The period whose end starts the time'),
  days: z.int().min(1).optional().describe('Last day: so many days after the period'),
  months: z.int().min(1).max(12).optional().describe('Last day: the end of so many months after the period'),
  day: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-\d\d$/, 'must be a day of the year such as 03-31')
    .optional()
    .describe('Last day: this day of the year that follows'),
  words: text.describe('How the clause says it'),
  cite: clauseId,
})
  .refine(({ days, months, day }) => [days, months, day].filter((one) => one !== undefined).length === 1, {
    error: 'needs exactly one of `days`, `months`, `day`',
  })
  .refine(({ after, day }) => day === undefined || after === 'year', { error: '`day` goes with `after: year`' })

const moved = fields({ to: date, words: text.describe('How the calendar says it'), cite: clauseId })

/** `windows/<id>.yaml`: something to file again and again, and by when. */
export const windowSchema = fields({
  id,
  title: text,
  audience: text,
  place: text.describe('Where its days hold'),
  who: conditionSchema,
  due: due.optional().describe('Leave it out when nobody printed a day'),
  verified_for: z.array(z.int().min(2000).max(2100)).min(1).optional().describe('Years in which its days were checked'),
  verify: text.describe('Said instead of a day that is not verified: whom to ask'),
  moved: z.record(date, moved).optional().describe('Days moved by a published calendar, by the day of the law'),
  checked_on: date,
  notes: z.array(fields({ text, cite: clauseId.optional() })).optional(),
})
  .refine(({ due, verified_for }) => (due === undefined) === (verified_for === undefined), {
    error: '`due` and `verified_for` go together',
  })
  .describe('One filing window')

export type RawWindow = z.infer<typeof windowSchema>
export type RawDue = z.infer<typeof due>
