/** Answers to GET: validated by ETag, compressed for phones on a slow network. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { endpoint, type Event, type Handler, type Result } from './http'
import { json } from './reply'

/** Below this many bytes compression saves no packet. */
const WORTH_COMPRESSING = 1400

export interface Caching {
  /** Seconds a client may reuse the answer without asking; 0 = ask every time, usually answered 304. */
  readonly seconds: number
}

/** An endpoint whose answer depends on nothing but the URL, the rules and the day. */
export function getEndpoint(route: string, { seconds }: Caching, run: (event: Event) => unknown): Handler {
  return endpoint(route, (event) => {
    const fresh = json(run(event))
    const body = fresh.body ?? ''
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const headers = {
      ...fresh.headers,
      'cache-control': seconds === 0 ? 'no-cache' : `public, max-age=${seconds}`,
      etag,
      vary: 'accept-encoding, origin',
    }
    if (isKnown(event.headers['if-none-match'], etag)) return { statusCode: 304, headers }
    return compressed({ ...fresh, headers }, event)
  })
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^(W\/)?/, 'W/')) ?? []
  return known.includes(etag) || known.includes('W/*')
}

/** Whether gzip is named with a weight above zero, or, unnamed, is covered by `*`. */
function takesGzip(acceptEncoding = ''): boolean {
  const weights = new Map(
    acceptEncoding.split(',').map((item) => {
      const [name = '', weight = ''] = item.toLowerCase().split(';')
      return [name.trim(), Number(/^\s*q=(.*)$/.exec(weight)?.[1] ?? 1)] as const
    }),
  )
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}

function compressed(result: Result, event: Event): Result {
  const body = result.body ?? ''
  if (!takesGzip(event.headers['accept-encoding']) || body.length < WORTH_COMPRESSING) return result
  return {
    ...result,
    headers: { ...result.headers, 'content-encoding': 'gzip' },
    body: gzipSync(body).toString('base64'),
    isBase64Encoded: true,
  }
}
