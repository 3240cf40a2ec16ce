/** Calls the API as the gateway does, without a socket. */
import { randomBytes } from 'node:crypto'
import { wechat } from './cloud'
import { readConfig } from '../../functions/local/config'
import { gateway, type Response } from '../../functions/local/gateway'
import { loadHandlers } from '../../functions/local/handlers'
import { functionsDir, serverlessFile } from '../../functions/local/paths'

export const config = readConfig(serverlessFile)
const api = gateway(config, await loadHandlers(config, functionsDir, '.ts'))

export interface Answer {
  readonly status: number
  readonly headers: Response['headers']
  readonly text: string
  readonly json: () => unknown
}

type Body = string | Buffer | null

export async function call(
  method: string,
  url: string,
  body: Body = null,
  headers: Readonly<Record<string, string>> = {},
  ip = '127.0.0.1',
): Promise<Answer> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const all = { host: 'localhost', ...(bytes && { 'content-type': 'application/json' }), ...headers }
  const response = await api({ method, url, headers: all, body: bytes, ip })
  const text = response.body.toString()
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as unknown }
}

export const get = (url: string, headers?: Readonly<Record<string, string>>) => call('GET', url, null, headers)
export const post = (body: unknown) => call('POST', '/v1/evaluate', JSON.stringify(body))
export const postText = (body: string | Buffer) => call('POST', '/v1/evaluate', body)

export interface ProblemJson {
  type: string
  title: string
  status: number
  detail: string
  path?: string
}

export interface Session {
  readonly access: string
  readonly refresh: string
  readonly expiresIn: number
  readonly wechat: boolean
  readonly created: boolean
}

export interface Company {
  readonly id: string
  readonly name: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly version: number
  readonly updatedAt: string
}

export const newSecret = (): string => randomBytes(32).toString('base64url')
export const newCompanyId = (): string => randomBytes(16).toString('base64url')

/** POST /v1/session. */
export const openSession = (body: object, ip?: string): Promise<Answer> =>
  call('POST', '/v1/session', JSON.stringify(body), {}, ip)

/** A session that must open. */
export async function logIn(body: object = { device: newSecret() }): Promise<Session> {
  const answer = await openSession(body)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json() as Session
}

/** Calls a private route. */
export const as = ({ access }: { readonly access: string }, method: string, url: string, body?: object) =>
  call(method, url, body === undefined ? null : JSON.stringify(body), { authorization: `Bearer ${access}` })

/** Saves a company: a new one unless a version is given. */
export function save(session: { readonly access: string }, id: string, company: Partial<Company> = {}) {
  const { name = '青岛甲公司', answers = {}, version = 0 } = company
  return as(session, 'PUT', `/v1/profiles/${id}`, { name, answers, version })
}

/** The account a token speaks of. */
export function accountOf({ access }: { readonly access: string }): string {
  return (JSON.parse(Buffer.from(access.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub
}

/** WeChat's events reach the API from now on, as its callback address has them. */
export function hearWechat(): void {
  wechat.hear(
    async ({ query, body }) =>
      (await call('POST', `/v1/wechat/events?${query}`, body, { 'content-type': 'text/xml' })).status,
  )
}
