/** What the API answers: JSON or problem+json, with the headers every answer has. */
import type { Result } from './http'
import { faultOf, type Fault } from './log'
import { problemOf } from './problem'

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

/** What anything thrown is answered with, as problem+json, and what of it goes into the log if it is a fault of ours. */
export function failed(cause: unknown): { readonly result: Result; readonly fault?: Fault } {
  const problem = problemOf(cause)
  const { status, headers } = problem
  const result = { statusCode: status, headers: { ...freshProblem, ...headers }, body: JSON.stringify(problem.body()) }
  return status === 500 ? { result, fault: faultOf(cause) } : { result }
}

/** Done, and nothing to say. */
export const done = (): Result => ({ statusCode: 204, headers: { ...secure, 'cache-control': 'no-store' } })
