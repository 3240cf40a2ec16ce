/** The gateway in front of the functions, without a socket: request in, response out. */
import type { Event, Result } from '../lib/http'
import type { Authorizer, Config } from './config'
import { corsHeaders, preflightHeaders } from './cors'
import { buildEvent, type Request } from './events'
import { router } from './router'

export type LambdaHandler = (event: never) => Promise<unknown>
export type Handlers = Readonly<Record<string, LambdaHandler>>

export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: readonly string[] | undefined
  readonly body: string | Buffer
}

const message = (status: number, text: string): Response => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: text }),
})
const NOT_FOUND = message(404, 'Not Found')
const FAILED = message(500, 'Internal Server Error')
const UNAUTHORIZED = message(401, 'Unauthorized')
const FORBIDDEN = message(403, 'Forbidden')

/** Whether the gateway, not a page of the mini-app, answers this path. */
export const isApiPath = (url: string): boolean => url === '/v1' || url.startsWith('/v1/') || url.startsWith('/v1?')

/** Routes, CORS, authorizers and timeouts of the configuration over these handlers. Never throws. */
export function gateway({ routes, cors }: Config, handlers: Handlers): (request: Request) => Promise<Response> {
  const find = router(routes)
  return async (request) => {
    const { method, url, headers } = request
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    if (method === 'OPTIONS' && cors) return { status: 204, headers: preflightHeaders(cors, headers), body: '' }
    const match = find(method, path)
    if (!match) return NOT_FOUND
    const event = buildEvent(request, match.route, path, mark < 0 ? '' : url.slice(mark + 1))
    if (match.pathParameters) event.pathParameters = match.pathParameters
    const { functionName, timeoutMs, authorizer } = match.route
    try {
      const refused = authorizer && (await refusal(authorizer, event, handlers))
      const response = refused ?? responseOf(await call(handlers[functionName], event, timeoutMs))
      const added = corsHeaders(cors, headers)
      return added ? { ...response, headers: { ...response.headers, ...added } } : response
    } catch {
      return FAILED
    }
  }
}

/** Runs a handler; rejects when it throws, is missing, or is not done in time. */
export function call(handler: LambdaHandler | undefined, event: unknown, timeoutMs: number): Promise<unknown> {
  if (!handler) return Promise.reject(new Error('no such function'))
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let done = false
    handler(event as never).then(
      (value) => {
        done = true
        clearTimeout(timer)
        resolve(value)
      },
      (cause: unknown) => {
        done = true
        clearTimeout(timer)
        reject(new Error('the function failed', { cause }))
      },
    )
    // A promise that was settled already has told so before this runs, and needs no timer.
    queueMicrotask(() => {
      if (!done) timer = setTimeout(() => reject(new Error('timed out')), timeoutMs)
    })
  })
}

/** A Lambda authorizer with simple responses: 401 without the identity, 403 when it says no. */
async function refusal(authorizer: Authorizer, event: Event, handlers: Handlers): Promise<Response | undefined> {
  const headerNames = authorizer.identitySource.map((source) => source.replace('$request.header.', '').toLowerCase())
  const identity = headerNames.map((name) => event.headers[name])
  if (identity.includes(undefined)) return UNAUTHORIZED
  const question = { ...event, type: 'REQUEST', identitySource: identity }
  const answer = await call(handlers[authorizer.functionName], question, AUTHORIZER_TIMEOUT_MS)
  const { isAuthorized, context } = answer as { isAuthorized?: boolean; context?: object }
  if (isAuthorized !== true) return FORBIDDEN
  Object.assign(event.requestContext, { authorizer: { lambda: context ?? {} } })
  return undefined
}

const AUTHORIZER_TIMEOUT_MS = 10_000

/** A result with a status code, or any other value as a JSON body, as payload 2.0 allows. */
function responseOf(value: unknown): Response {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value ?? null) }
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = value as Result
  return {
    status: statusCode ?? 200,
    headers: (headers ?? {}) as Readonly<Record<string, string>>,
    cookies,
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  }
}
