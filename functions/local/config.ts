/** What the local server takes from serverless.yml, so that the two cannot drift. */
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { parse } from 'yaml'

const httpApiEvent = z.object({
  method: z.string(),
  path: z.string(),
  authorizer: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
})
const scheduleEvent = z.union([
  z.string().transform((rate) => ({ rates: [rate], enabled: true, input: undefined })),
  z
    .object({
      rate: z.union([z.string().transform((rate) => [rate]), z.array(z.string())]),
      enabled: z.boolean().default(true),
      input: z.unknown().optional(),
    })
    .transform(({ rate, enabled, input }) => ({ rates: rate, enabled, input })),
])
const event = z.strictObject({ httpApi: httpApiEvent.optional(), schedule: scheduleEvent.optional() })

const cors = z.object({
  allowedOrigins: z.array(z.string()),
  allowedMethods: z.array(z.string()).default([]),
  allowedHeaders: z.array(z.string()).default([]),
  exposedResponseHeaders: z.array(z.string()).default([]),
  maxAge: z.number().optional(),
})

const authorizer = z.object({
  type: z.literal('request'),
  functionName: z.string(),
  enableSimpleResponses: z.literal(true),
  identitySource: z.union([z.string().transform((source) => [source]), z.array(z.string())]).default([]),
})

const file = z.object({
  params: z.object({ default: z.record(z.string(), z.string()).default({}) }).optional(),
  provider: z.object({
    stage: z.string().default('dev'),
    timeout: z.number().default(6),
    httpApi: z.object({
      payload: z.literal('2.0'),
      cors: cors.optional(),
      authorizers: z.record(z.string(), authorizer).default({}),
    }),
  }),
  functions: z.record(
    z.string(),
    z.object({ handler: z.string(), timeout: z.number().optional(), events: z.array(event).default([]) }),
  ),
})

export type Cors = z.output<typeof cors>
export type Authorizer = z.output<typeof authorizer>

export interface Route {
  /** Method and path template, as in the events. */
  readonly key: string
  readonly method: string
  /** Path template, e.g. `/v1/policies/{id}`. */
  readonly path: string
  readonly functionName: string
  readonly timeoutMs: number
  readonly authorizer: Authorizer | undefined
}

export interface Schedule {
  readonly functionName: string
  readonly rate: string
  readonly timeoutMs: number
  readonly input: unknown
}

export interface Config {
  readonly functions: readonly string[]
  readonly routes: readonly Route[]
  readonly schedules: readonly Schedule[]
  readonly cors: Cors | undefined
}

/** Reads serverless.yml. `params` replace its default parameters. Throws where it asks for what cannot run here. */
export function readConfig(path: string, params: Readonly<Record<string, string>> = {}): Config {
  const text = readFileSync(path, 'utf8')
  const raw = file.parse(parse(text))
  const values = { ...raw.params?.default, ...params }
  const { provider, functions } = file.parse(parse(fillIn(text, values, raw.provider.stage)))
  const routes: Route[] = []
  const schedules: Schedule[] = []
  for (const [functionName, { timeout, events }] of Object.entries(functions)) {
    const timeoutMs = (timeout ?? provider.timeout) * 1000
    for (const { httpApi, schedule } of events) {
      if (httpApi) {
        const { method, path: template, authorizer: name } = httpApi
        const found = name === undefined ? undefined : provider.httpApi.authorizers[name]
        if (name !== undefined && !found) throw new Error(`serverless.yml: no authorizer ${name}`)
        const verb = method.toUpperCase()
        const key = `${verb} ${template}`
        routes.push({ key, method: verb, path: template, functionName, timeoutMs, authorizer: found })
      }
      if (schedule?.enabled) {
        schedules.push(...schedule.rates.map((rate) => ({ functionName, rate, timeoutMs, input: schedule.input })))
      }
    }
  }
  return { functions: Object.keys(functions), routes, schedules, cors: provider.httpApi.cors }
}

/** `${param:name}` and `${sls:stage}`; references of CloudFormation stay as they are. */
function fillIn(text: string, params: Readonly<Record<string, string>>, stage: string): string {
  return text.replaceAll('${sls:stage}', stage).replace(/\$\{param:(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`serverless.yml: no parameter ${name}`)
    return value
  })
}
