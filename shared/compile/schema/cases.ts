import * as z from 'zod'
import { STATUSES, VERDICTS } from '../../results'
import { date, decimal, fields, id, name, text } from './common'

const quarter = z.tuple([decimal, decimal])

export const answerSchema = z.union(
  [
    z.null(),
    z.boolean(),
    decimal,
    id,
    fields({ low: decimal.optional(), high: decimal.optional() }),
    fields({ quarters: z.array(quarter).min(1).max(4) }),
    fields({ parts: z.array(decimal).min(1) }),
  ],
  { error: 'must be a number, yes or no, an option, null (不清楚), { low, high }, { quarters } or { parts }' },
)

/** Yuan, with at most two decimals. */
const amount = z.union([decimal, z.tuple([decimal, decimal])])

const expectation = z
  .object({
    status: z.enum(STATUSES).optional(),
    verdict: z.enum(VERDICTS).optional(),
    needs: z.array(name).optional(),
  })
  .catchall(amount)
  .refine((expected) => Object.keys(expected).length > 0, { error: 'expects nothing' })

const example = fields({
  name: text,
  on: date,
  answers: z.record(name, answerSchema),
  expect: expectation.describe('status, verdict, needs and amounts in yuan; [low, high] is a range'),
  source: text.describe('Where the expected values come from'),
})

/** `<id>.cases.yaml`: examples worked out by hand from the law. */
export const casesSchema = fields({ policy: id, cases: z.array(example).min(1) }).describe('Examples of one policy')

export type RawCases = z.infer<typeof casesSchema>
export type RawCase = z.infer<typeof example>
export type RawAnswer = z.infer<typeof answerSchema>
