/** What every error looks like on the wire: RFC 9457, with a stable `type` and texts in plain Chinese. */
import type { AnswerError } from '../../shared/index'

const kinds = {
  'malformed-json': { status: 400, title: '请求不是有效的 JSON' },
  'invalid-body': { status: 400, title: '请求内容有误' },
  'invalid-answer': { status: 400, title: '答案有误' },
  'invalid-query': { status: 400, title: '查询参数有误' },
  unauthorized: { status: 401, title: '请重新登录' },
  refused: { status: 403, title: '不能登录' },
  unsigned: { status: 403, title: '不接受这个请求' },
  'not-found': { status: 404, title: '没有找到' },
  conflict: { status: 409, title: '内容已在别处修改' },
  full: { status: 409, title: '数量已到上限' },
  'too-large': { status: 413, title: '请求内容过大' },
  'unsupported-media-type': { status: 415, title: '只接受 JSON 内容' },
  'too-many': { status: 429, title: '操作太频繁' },
  internal: { status: 500, title: '服务暂时出错' },
  unavailable: { status: 503, title: '微信暂时没有回应' },
} as const

export type ProblemKind = keyof typeof kinds
export const problemKinds = Object.keys(kinds) as ProblemKind[]

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly path?: string | undefined
  readonly current?: object | undefined
}

/** The stable identifier of a kind of problem. */
export const problemType = (kind: ProblemKind): string => `urn:qinghui:problem:${kind}`

/** What goes with a refusal beyond its words. */
export interface More {
  /** Headers of the reply, e.g. `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The item as it is now, where the client's is out of date. */
  readonly current?: object
}

/** A refusal the client may read. `path` names the field at fault, e.g. `answers.staff_average`, `query.limit`. */
export class Problem extends Error {
  readonly status: number

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly path?: string,
    private readonly more: More = {},
  ) {
    super(kind)
    this.status = kinds[kind].status
  }

  get headers(): Readonly<Record<string, string>> {
    return this.more.headers ?? {}
  }

  body(): ProblemBody {
    const { status, title } = kinds[this.kind]
    const { detail, path } = this
    const { current } = this.more
    return { type: problemType(this.kind), title, status, detail, path, current }
  }
}

/** What the client is told of anything thrown: of what is unforeseen nothing about the inside. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  if (isAnswerError(cause)) {
    // Both texts may quote a key of the request, which can be as long as the body.
    return new Problem('invalid-answer', cause.message.slice(0, 200), cause.path.slice(0, 100))
  }
  return new Problem('internal', '服务器处理时出错，请稍后再试。')
}

/** Known by its name, so that functions which evaluate nothing carry nothing of the rules. */
const isAnswerError = (cause: unknown): cause is AnswerError => cause instanceof Error && cause.name === 'AnswerError'

const BEARER: More = { headers: { 'www-authenticate': 'Bearer' } }

/** A token, a secret or a code that opens nothing (any more). */
export const unauthorized = (detail = '登录已失效，请重新登录。'): Problem =>
  new Problem('unauthorized', detail, undefined, BEARER)

/** A private route asked without any token. */
export const noToken = (): Problem => {
  const detail = '请在请求头 Authorization 里写 Bearer 加 POST /v1/session 给的 access。'
  return new Problem('unauthorized', detail, 'header.authorization', BEARER)
}
