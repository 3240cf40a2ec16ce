/** Calls the API as the gateway does, without a socket. */
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
): Promise<Answer> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const all = { host: 'localhost', ...(bytes && { 'content-type': 'application/json' }), ...headers }
  const response = await api({ method, url, headers: all, body: bytes, ip: '127.0.0.1' })
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
