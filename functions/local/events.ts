/** Events as API Gateway builds them (HTTP API, payload 2.0). */
import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { Event } from '../lib/http'
import type { Route } from './config'

/** One request as it came from the wire. */
export interface Request {
  readonly method: string
  /** Path and query, as written. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer | null
  readonly ip: string
}

let count = 0

export function buildEvent(request: Request, route: Route, path: string, rawQueryString: string): Event {
  const { method, body, ip } = request
  const { cookie } = request.headers
  const headers = headersOf(request.headers)
  const now = Date.now()
  const text = body === null || isUtf8(body)
  const event: Event = {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString,
    headers,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: headers.host ?? '',
      domainPrefix: 'local',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: ip, userAgent: headers['user-agent'] ?? '' },
      requestId: `local-${(++count).toString(36)}`,
      routeKey: route.key,
      stage: '$default',
      time: secondText(now),
      timeEpoch: now,
    },
    isBase64Encoded: !text,
  }
  if (cookie !== undefined) event.cookies = cookie.split(/; */)
  if (rawQueryString !== '') event.queryStringParameters = joinedQuery(rawQueryString)
  if (body !== null) event.body = body.toString(text ? 'utf8' : 'base64')
  return event
}

/** Each header as one text, without the cookies. Node has made the record for this request alone. */
function headersOf(raw: IncomingHttpHeaders): Record<string, string> {
  if (raw.cookie === undefined && raw['set-cookie'] === undefined) return raw as Record<string, string>
  const headers: Record<string, string> = {}
  for (const name in raw) {
    const value = raw[name]
    if (value !== undefined && name !== 'cookie') headers[name] = typeof value === 'string' ? value : value.join(',')
  }
  return headers
}

let lastSecond = { second: 0, text: '' }

/** `21/Nov/2026:02:40:57 +0000`, put together once a second. */
function secondText(now: number): string {
  const second = Math.floor(now / 1000)
  if (lastSecond.second !== second) lastSecond = { second, text: commonLogTime(new Date(now)) }
  return lastSecond.text
}

function commonLogTime(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}

/** Repeated parameters are joined by commas, as the gateway does. */
function joinedQuery(rawQueryString: string): Record<string, string> {
  const joined = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(joined)
}
