/** What is asked of the server, and what it answers. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** From the root: `/v1/…`. */
  readonly path: string
  /** For what belongs to an account. */
  readonly token?: string
  readonly body?: object
}

export interface Reply {
  readonly ok: boolean
  readonly status: number
  /** The JSON of the answer; null where there was none. */
  readonly body: unknown
}

const NO_NETWORK = '网络不通，请稍后再试。'

/** What to tell the owner when something was not done: the server's own words where it has any. */
export function refusalOf(reply: Reply | null): string {
  if (reply === null) return NO_NETWORK
  const { detail } = (reply.body ?? {}) as { detail?: unknown }
  return typeof detail === 'string' ? detail : '服务器没有办成，请稍后再试。'
}

/** What was wanted, or why it could not be had. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

const OK = 200
const NO_CONTENT = 204
const FIRST_NOT_OK = 300

export function replyOf(status: number, body: unknown): Reply {
  return { ok: status >= OK && status < FIRST_NOT_OK, status, body }
}

/** What came back; null for a page: a network that wants a log-in first gives one in the place of every answer. */
export function received(status: number, body: unknown): Reply | null {
  const reply = replyOf(status, body)
  const isPage = reply.ok && status !== NO_CONTENT && (typeof body !== 'object' || body === null)
  return isPage ? null : reply
}
