/** CORS as the gateway does it: an allow-list, answered before any function runs. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Cors } from './config'

/** Headers of the answer to a preflight; none for an origin that is not on the list. */
export function preflightHeaders(cors: Cors | undefined, request: IncomingHttpHeaders): Record<string, string> {
  const origin = allowedOrigin(cors, request)
  if (!cors || origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': cors.allowedMethods.join(','),
    'access-control-allow-headers': cors.allowedHeaders.join(','),
    ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
    vary: 'origin',
  }
}

/** Headers added to a function's answer. */
export function corsHeaders(cors: Cors | undefined, request: IncomingHttpHeaders): Record<string, string> | undefined {
  const origin = allowedOrigin(cors, request)
  if (!cors || origin === undefined) return undefined
  return {
    'access-control-allow-origin': origin,
    ...(cors.exposedResponseHeaders.length > 0 && {
      'access-control-expose-headers': cors.exposedResponseHeaders.join(','),
    }),
  }
}

function allowedOrigin(cors: Cors | undefined, { origin }: IncomingHttpHeaders): string | undefined {
  if (!cors || origin === undefined) return undefined
  if (cors.allowedOrigins.includes('*')) return '*'
  return cors.allowedOrigins.includes(origin) ? origin : undefined
}
