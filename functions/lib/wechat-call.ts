/** One call of WeChat's servers. Only the base URL tells the real ones from the stand-in. */
import { setting } from './settings'

export interface Call {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: object
  readonly timeoutMs: number
}

/**
 * `answer`: JSON came back, whatever it says. `unreached`: no connection was made, so nothing was done.
 * `unsure`: the call may have had its effect or not.
 */
export type Reply =
  | { readonly kind: 'answer'; readonly errcode: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'unsure' }

/** Never throws. Addresses hold secrets: they and whatever mentions them stay inside. */
export async function callWechat({ path, query = {}, body, timeoutMs }: Call): Promise<Reply> {
  const url = new URL(path, setting('WECHAT_URL'))
  url.search = new URLSearchParams(query).toString()
  const post = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  try {
    const response = await fetch(url, { ...post, signal: AbortSignal.timeout(timeoutMs) })
    if (!response.ok) return { kind: 'unsure' }
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return { kind: 'unsure' }
    const { errcode = 0 } = answer as { errcode?: unknown }
    if (typeof errcode !== 'number') return { kind: 'unsure' }
    return { kind: 'answer', errcode, body: answer as Readonly<Record<string, unknown>> }
  } catch (cause) {
    return { kind: isUnreached(cause) ? 'unreached' : 'unsure' }
  }
}

const NO_CONNECTION: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
])

function isUnreached(cause: unknown): boolean {
  const inner = cause instanceof Error ? (cause.cause as { code?: unknown } | undefined) : undefined
  return NO_CONNECTION.has(inner?.code)
}
