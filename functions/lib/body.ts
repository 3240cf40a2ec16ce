/** What a request carries: its JSON body and the `{id}` of its path. */
import type { Event } from './http'
import { parseJson } from './json'
import { MAX_BODY } from './limits'
import { Problem } from './problem'

/** The parsed body. Throws Problem: 415 not JSON, 413 too large, 400 not UTF-8 or not acceptable JSON. */
export function jsonBody(event: Event): unknown {
  const type = event.headers['content-type']
  if (type !== 'application/json' && type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem('unsupported-media-type', '请求头 Content-Type 须为 application/json。', 'header.content-type')
  }
  return parseJson(bodyText(event))
}

/** The body as text. Throws Problem: 413 too large, 400 not UTF-8. */
export function bodyText(event: Event): string {
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
