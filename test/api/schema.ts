/** Checks answers against the published OpenAPI document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { get } from './client'

type Media = Readonly<Record<string, { readonly schema: object }>>

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Readonly<Record<string, unknown>>
}

export interface Operation {
  readonly operationId: string
  /** Present = only for who has logged in. */
  readonly security?: readonly object[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Media }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Media }>>
}

export interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

export const openApi = (await get('/v1/openapi.json')).json() as OpenApi

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, allowUnionTypes: true })
addFormats(ajv)
ajv.addKeyword('openapi').addKeyword('info').addKeyword('servers').addKeyword('security').addKeyword('paths')
ajv.addKeyword('components')
ajv.addSchema(openApi, 'openapi.json')

const compiled = new Map<object, ValidateFunction>()

/** Errors of the value against a schema of the document; empty when it fits. */
export function errorsOf(schema: object, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(absolute(schema))
  compiled.set(schema, validate)
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`)
}

function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi.json#/components/')) as object
}

/** Every operation with its route. */
export const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)

/** What is wrong with an answer of this operation: an undocumented status or media type, or a body off its schema. */
export function violations(
  operation: Operation,
  answer: { status: number; headers: Readonly<Record<string, string>>; text: string },
): string[] {
  const documented = operation.responses[String(answer.status)]
  if (!documented) return [`status ${answer.status} is not documented`]
  if (!documented.content) return answer.text === '' ? [] : ['a body where none is documented']
  const type = (answer.headers['content-type'] ?? '').replace(/;.*/, '')
  const media = documented.content[type]
  if (!media) return [`content type ${type} is not documented`]
  return errorsOf(media.schema, type.endsWith('json') ? (JSON.parse(answer.text) as unknown) : answer.text)
}
