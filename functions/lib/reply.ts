/** What the API answers: JSON or problem+json, with the headers every answer has. */
import type { Result } from './http'
import type { Problem } from './problem'

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

/** A refusal as problem+json. */
export function problemReply(problem: Problem): Result {
  return {
    statusCode: problem.status,
    headers: { ...freshProblem, ...problem.headers },
    body: JSON.stringify(problem.body()),
  }
}

/** Done, and nothing to say. */
export const done = (): Result => ({ statusCode: 204, headers: { ...secure, 'cache-control': 'no-store' } })
