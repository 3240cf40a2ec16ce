/** The OpenAPI 3.1 document, generated from the schemas. */
import * as z from 'zod'
import type { Bundle } from '../../shared/index'
import { accountOperations } from './account-operations'
import { MAX_BODY, MAX_PAYLOAD } from './limits'
import { noticeOperations } from './notice-operations'
import * as responses from './responses'
import { clausesQuery, documentQuery, documentsQuery, evaluationSchema, policiesQuery, policyQuery } from './schemas'

type Json = Readonly<Record<string, unknown>>

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly description?: string
  /** Absent = done, and nothing to say: 204. */
  readonly answer?: z.ZodType
  /** Type of an answer that is no JSON. */
  readonly text?: string
  /** Only for WeChat, whose signature stands in the query. */
  readonly signed?: boolean
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly cached?: boolean
  /** Only for who has logged in. */
  readonly member?: boolean
  readonly problems: readonly number[]
}

const PROBLEM_WORDS: Readonly<Record<number, string>> = {
  400: '请求有误，path 指出哪个字段',
  401: '没有登录，或登录已失效',
  403: '微信不允许登录，或没有微信的签名',
  404: '没有这个编号',
  409: '内容已在别处修改（current 是现在的内容），或数量已到上限',
  413: `请求正文超过 ${MAX_BODY / 1024} kB`,
  415: '请求正文不是 JSON',
  429: '太频繁，Retry-After 秒后再试',
  500: '服务器处理时出错',
  503: '微信没有回应',
}

/** A header of an answer. */
const header = (description: string, schema: Json = { type: 'string' }): Json => ({ description, schema })
const ETAG = { ETag: header('内容的版本，下次放在 If-None-Match 里') }
const IF_NONE_MATCH: Json = {
  ...{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
  description: '上次的 ETag；内容没有变时答 304，不带正文',
}
const PROBLEM_HEADERS: Readonly<Record<number, Json>> = {
  401: { 'WWW-Authenticate': header('Bearer') },
  429: { 'Retry-After': header('多少秒后再试', { type: 'integer', minimum: 1 }) },
}

const INFO = `金额为人民币元的十进制字符串，比例为十进制字符串，日期为 YYYY-MM-DD。

出错时答 application/problem+json（见 Problem）。网关自己答的除外：没有的路径和不支持的方法（404）、超过 ${MAX_PAYLOAD / 1024 ** 2} MB 的正文（413）、网关出错或超时（500、503），正文是 {"message": "…"}，没有 type 和 path。`

function operations(bundle: Bundle): readonly Operation[] {
  const body = evaluationSchema(
    bundle.facts,
    bundle.policies.map(({ id }) => id),
  )
  const read = { method: 'get', cached: true, problems: [400, 500] } as const
  const readOne = { ...read, problems: [400, 404, 500] } as const
  return [
    { ...read, cached: false, path: '/v1/health', id: 'health', summary: '服务状态', answer: responses.healthSchema },
    { ...read, path: '/v1/bundle', id: 'bundle', summary: '全部规则', answer: responses.bundleSchema },
    { ...read, path: '/v1/facts', id: 'facts', summary: '全部题目', answer: responses.factsSchema },
    {
      ...{ ...read, path: '/v1/policies', id: 'policies', summary: '查找政策' },
      ...{ answer: responses.policiesSchema, query: policiesQuery },
    },
    {
      ...{ ...readOne, path: '/v1/policies/{id}', id: 'policy', summary: '一项政策' },
      ...{ answer: responses.policySchema, query: policyQuery },
    },
    { ...read, path: '/v1/library', id: 'library', summary: '全部文件和条款原文', answer: responses.librarySchema },
    {
      ...{ ...read, path: '/v1/clauses', id: 'clauses', summary: '查找条款：政策、可用的服务、政府的工作、报道' },
      ...{ answer: responses.clausesSchema, query: clausesQuery },
    },
    {
      ...{ ...read, path: '/v1/documents', id: 'documents', summary: '全部文件' },
      ...{ answer: responses.documentsSchema, query: documentsQuery },
    },
    {
      ...{ ...readOne, path: '/v1/documents/{id}', id: 'document', summary: '一份文件和它的条款' },
      ...{ answer: responses.documentSchema, query: documentQuery },
    },
    {
      ...{ method: 'post', path: '/v1/evaluate', id: 'evaluate', summary: '按答案计算各项政策' },
      ...{ answer: responses.evaluatedSchema, body, problems: [400, 413, 415, 500] },
    },
    { ...read, path: '/v1/openapi.json', id: 'openapi', summary: '本接口的说明', answer: z.looseObject({}) },
    ...accountOperations(bundle),
    ...noticeOperations,
  ]
}

/** Describes every route with its parameters, bodies and problems, for the facts and policies of this bundle. */
export function openApiDocument(bundle: Bundle): Json {
  const schemas: Record<string, unknown> = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations(bundle)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '青惠政策测算接口',
      version: '1',
      description: INFO,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      schemas,
      securitySchemes: { member: { type: 'http', scheme: 'bearer', description: 'POST /v1/session 给出的 access' } },
    },
  }
}

function describeOperation(operation: Operation, schemas: Record<string, unknown>): Json {
  const { body, cached, problems, answer, member } = operation
  const problem = { 'application/problem+json': { schema: schemaOf(responses.problemSchema, 'output', schemas) } }
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    ...(member && { security: [{ member: [] }] }),
    parameters: [
      ...pathParameters(operation.path),
      ...queryParameters(operation.query),
      ...(operation.signed ? signatureParameters : []),
      ...(cached ? [IF_NONE_MATCH] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } } },
    }),
    responses: {
      ...success(answer && schemaOf(answer, 'output', schemas), operation),
      ...(cached && { 304: { description: '与 If-None-Match 所指的内容相同', headers: ETAG } }),
      ...Object.fromEntries(problems.map((code) => [code, { ...refusal(code), content: problem }])),
    },
  }
}

function refusal(code: number): Json {
  const headers = PROBLEM_HEADERS[code]
  return { description: PROBLEM_WORDS[code], ...(headers && { headers }) }
}

function success(schema: Json | undefined, { text, cached }: Operation): Json {
  if (text !== undefined) return { 200: { description: '成功', content: { [text]: { schema: { type: 'string' } } } } }
  if (!schema) return { 204: { description: '成功' } }
  const headers = cached && { headers: ETAG }
  return { 200: { description: '成功', ...headers, content: { 'application/json': { schema } } } }
}

function pathParameters(path: string): Json[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }))
}

const signatureParameters: readonly Json[] = [
  ...['signature', 'timestamp', 'nonce', 'encrypt_type', 'msg_signature', 'openid', 'echostr'],
].map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } }))

function queryParameters(query: z.ZodObject | undefined): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' })
    return { name, in: 'query', required: false, description, schema: plain(rest) }
  })
}

/** The schema, with every named part moved to `components.schemas`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): Json {
  const { $defs, ...own } = z.toJSONSchema(schema, { target: 'draft-2020-12', io })
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = plain(definition)
  return plain(own)
}

/** Without the marks of a free-standing schema, and with references into the document. */
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === '$schema' || key === 'id') return typeof value === 'object' ? value : undefined
    return key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value
  }) as Json
}
