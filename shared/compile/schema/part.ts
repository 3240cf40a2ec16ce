import type * as z from 'zod'
import { fields, id } from './common'
import { policySchema } from './policy'

const { clauses, params, let: lets } = policySchema.shape

/** `parts/<id>.yaml`: clauses, numbers and intermediate quantities that several policies share. */
export const partSchema = fields({ id, clauses, params, let: lets }).describe('What several policies share')

export type RawPart = z.infer<typeof partSchema>
