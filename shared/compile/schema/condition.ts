import * as z from 'zod'
import { RELATIONS } from '../../bundle'
import { cite, fields, id, name, text } from './common'

const formula = z.union([text, z.literal(0), z.literal(1)]).transform(String)

interface Bounds {
  at_most?: string | undefined
  below?: string | undefined
  at_least?: string | undefined
  above?: string | undefined
}

export interface RawFactCondition extends Bounds {
  fact: string
  is?: string | undefined
  one_of?: string[] | undefined
  cite?: string | undefined
}
export interface RawLetCondition extends Bounds {
  let: string
  cite?: string | undefined
}
export interface RawGroup {
  all?: RawCondition[] | undefined
  any?: RawCondition[] | undefined
  none?: RawCondition[] | undefined
  cite?: string | undefined
}
export interface RawReadingCondition {
  reading: string
  is: string
}
export interface RawVerify {
  verify: string
  cite?: string | undefined
}
export type RawCondition = 'eligible' | RawFactCondition | RawLetCondition | RawGroup | RawReadingCondition | RawVerify

const bounds = {
  at_most: formula.optional().describe('不超过'),
  below: formula.optional().describe('低于'),
  at_least: formula.optional().describe('不低于'),
  above: formula.optional().describe('超过'),
}

/** One bound, or a lower and an upper one. */
function boundsAgree(condition: Bounds): boolean {
  const upper = [condition.at_most, condition.below].filter((bound) => bound !== undefined).length
  const lower = [condition.at_least, condition.above].filter((bound) => bound !== undefined).length
  return upper <= 1 && lower <= 1 && upper + lower >= 1
}
const hasBounds = (condition: Bounds) => RELATIONS.some((relation) => condition[relation] !== undefined)

const ONE_TEST = 'needs exactly one test: `is`, `one_of`, or bounds (at_most | below, at_least | above)'

const factCondition = fields({
  fact: name,
  is: id.optional(),
  one_of: z.array(id).min(1).optional(),
  ...bounds,
  cite: cite.optional(),
}).refine(
  (condition) => {
    const tests = [condition.is !== undefined, condition.one_of !== undefined, hasBounds(condition)]
    return tests.filter(Boolean).length === 1 && (!hasBounds(condition) || boundsAgree(condition))
  },
  { error: ONE_TEST },
)

const letCondition = fields({ let: name, ...bounds, cite: cite.optional() }).refine(boundsAgree, {
  error: 'needs one bound, or a lower and an upper one (at_most | below, at_least | above)',
})

const several = z.lazy(() => z.array(conditionSchema))

/** One line of YAML, one condition, one cited clause. */
export const conditionSchema: z.ZodType<RawCondition> = z
  .union([
    z.literal('eligible'),
    factCondition,
    letCondition,
    fields({ all: several, cite: cite.optional() }),
    fields({ any: several, cite: cite.optional() }),
    fields({ none: several, cite: cite.optional() }),
    fields({ reading: id, is: id }),
    fields({ verify: text, cite: cite.optional() }),
  ])
  .meta({ id: 'condition' })

export { formula }
