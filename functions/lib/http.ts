/** The one funnel of every endpoint: run → JSON or problem+json → headers → one log line. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { AnswerError } from '../../shared/index'
import { parseJson } from './json'
import { MAX_BODY } from './limits'
import { faultOf, logRequest } from './log'
import { internalProblem, Problem } from './problem'
import { bundle } from './rules'

export type Event = APIGatewayProxyEventV2
export type Result = APIGatewayProxyStructuredResultV2
export type Handler = (event: Event) => Promise<Result>

const secure = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000',
}
const freshJson = { ...secure, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
const freshProblem = { ...freshJson, 'content-type': 'application/problem+json; charset=utf-8' }

/** A JSON answer that nobody stores. */
export function json(body: unknown): Result {
  return jsonText(JSON.stringify(body))
}

/** The same of a body that is JSON text already. */
export function jsonText(body: string): Result {
  return { statusCode: 200, headers: freshJson, body }
}

/** Wraps the work of one route, e.g. `POST /v1/evaluate`. Never throws: whatever goes wrong becomes a problem. */
export function endpoint(route: string, run: (event: Event) => Result): Handler {
  return (event) => {
    const start = performance.now()
    let result: Result
    let fault: ReturnType<typeof faultOf> | undefined
    try {
      result = run(event)
    } catch (cause) {
      const problem = asProblem(cause)
      if (problem.status === 500) fault = faultOf(cause)
      result = { statusCode: problem.status, headers: freshProblem, body: JSON.stringify(problem.body()) }
    }
    const status = result.statusCode ?? 200
    logRequest({ route, status, ms: performance.now() - start, bundle: bundle.hash, ...fault })
    return Promise.resolve(result)
  }
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  // Both may quote a key of the request, which can be as long as the body.
  if (cause instanceof AnswerError) {
    return new Problem('invalid-answer', cause.message.slice(0, 200), cause.path.slice(0, 100))
  }
  return internalProblem()
}

/** The parsed body. Throws Problem: 415 not JSON, 413 too large, 400 not UTF-8 or not acceptable JSON. */
export function jsonBody(event: Event): unknown {
  const type = event.headers['content-type']
  if (type !== 'application/json' && type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem('unsupported-media-type', '请求头 Content-Type 须为 application/json。', 'header.content-type')
  }
  return parseJson(bodyText(event))
}

function bodyText(event: Event): string {
  const body = event.body ?? ''
  const tooLarge = event.isBase64Encoded ? body.length * 0.75 - 2 > MAX_BODY : isLonger(body)
  if (tooLarge) throw new Problem('too-large', `请求正文不能超过 ${MAX_BODY / 1024} kB。`, 'body')
  const text = event.isBase64Encoded ? decode(Buffer.from(body, 'base64')) : body
  // The gateway replaces bytes that are no UTF-8; no valid request holds the replacement character.
  if (text.includes('\ufffd')) throw notUtf8()
  return text
}

/** Most bodies are far below the limit: bytes are counted only where characters leave a doubt. */
function isLonger(body: string): boolean {
  return body.length > MAX_BODY || (body.length * 3 > MAX_BODY && Buffer.byteLength(body) > MAX_BODY)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw notUtf8()
  }
}

const notUtf8 = (): Problem => new Problem('malformed-json', '请求正文不是有效的 UTF-8 文本。', 'body')

/** The value of `{id}` in the route. */
export function idOf(event: Event): string {
  return event.pathParameters?.id ?? ''
}
