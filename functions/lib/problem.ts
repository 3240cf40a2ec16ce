/** What every error looks like on the wire: RFC 9457, with a stable `type` and texts in plain Chinese. */

const kinds = {
  'malformed-json': { status: 400, title: '请求不是有效的 JSON' },
  'invalid-body': { status: 400, title: '请求内容有误' },
  'invalid-answer': { status: 400, title: '答案有误' },
  'invalid-query': { status: 400, title: '查询参数有误' },
  'not-found': { status: 404, title: '没有找到' },
  'too-large': { status: 413, title: '请求内容过大' },
  'unsupported-media-type': { status: 415, title: '只接受 JSON 内容' },
  internal: { status: 500, title: '服务暂时出错' },
} as const

export type ProblemKind = keyof typeof kinds
export const problemKinds = Object.keys(kinds) as ProblemKind[]

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly path?: string
}

/** The stable identifier of a kind of problem. */
export const problemType = (kind: ProblemKind): string => `urn:qinghui:problem:${kind}`

/** A refusal the client may read. `path` names the field at fault, e.g. `answers.staff_average`, `query.limit`. */
export class Problem extends Error {
  readonly status: number

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly path?: string,
  ) {
    super(kind)
    this.status = kinds[kind].status
  }

  body(): ProblemBody {
    const { status, title } = kinds[this.kind]
    const common = { type: problemType(this.kind), title, status, detail: this.detail }
    return this.path === undefined ? common : { ...common, path: this.path }
  }
}

/** The one answer to everything unforeseen: says nothing about the inside. */
export const internalProblem = (): Problem => new Problem('internal', '服务器处理时出错，请稍后再试。')
