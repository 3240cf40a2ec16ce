import * as z from 'zod'
import { isDate } from '../dates'
import { nearest } from '../nearest'

/** A map with exactly these keys; an unknown key is named together with the nearest known one. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const known = Object.keys(shape)
      return issue.keys
        .map((key) => {
          const guess = nearest(key, known)
          const hint = guess === undefined ? `known keys: ${known.join(', ')}` : `did you mean \`${guess}\`?`
          return `unknown key \`${key}\`: ${hint}`
        })
        .join('; ')
    },
  })
}

export const text = z.string().trim().min(1, 'must not be empty')

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2024-12-31')
  .refine(isDate, { error: 'is not a day of the calendar', abort: true })

/** Facts, lets and params: they stand in formulas. */
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a name of a–z, 0–9 and _')
/** Policies, documents, themes, checks and options: they stand in addresses. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'must be an id of a–z, 0–9, - and _')

export const clauseId = z.string().regex(/^[a-z0-9-]+#\S+$/, 'must be a clause such as some-document#3.1')

/** An alias of the policy or a clause id. */
export const cite = z
  .string()
  .regex(/^([a-z][a-z0-9_]*|[a-z0-9-]+#\S+)$/, 'must be an alias or a clause such as doc#3.1')

export const decimal = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a plain decimal')])
