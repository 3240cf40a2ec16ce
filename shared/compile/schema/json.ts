import * as z from 'zod'
import { casesSchema } from './cases'
import { factsFileSchema, factsSchema } from './facts'
import { librarySchema } from './library'
import { partSchema } from './part'
import { personasSchema } from './personas'
import { policySchema } from './policy'
import { sourceSchema } from './source'
import { windowSchema } from './window'

const SCHEMAS = {
  facts: factsSchema,
  questions: factsFileSchema,
  library: librarySchema,
  part: partSchema,
  source: sourceSchema,
  policy: policySchema,
  cases: casesSchema,
  window: windowSchema,
  personas: personasSchema,
}

/** JSON Schema files for editors, by file name. */
export function editorSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`]
    }),
  )
}
