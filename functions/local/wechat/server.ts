/**
 * A stand-in for WeChat's servers, which no test can reach: the same paths, parameters, codes and content types on this
 * machine, with faults on demand. The code under test knows only a base URL. Paths under /stand-in/ are for tests.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sessions, type Sessions } from './code2session'
import { faults, type Fault, type Faults } from './faults'

/** An answer in WeChat's own form: status 200 whatever happened, JSON sent as plain text. */
export type Api = (query: URLSearchParams, body: string) => object

export interface Wechat {
  /** The base URL: what WECHAT_URL is to be. */
  readonly url: string
  readonly sessions: Sessions
  readonly faults: Faults
  stop(): Promise<void>
}

export interface App {
  readonly appId: string
  readonly appSecret: string
}

/** Starts it on the loopback interface. */
export async function startWechat(app: App, port = 0): Promise<Wechat> {
  const known = sessions(app)
  const planned = faults()
  const apis: Readonly<Record<string, Api>> = {
    'GET /sns/jscode2session': known.code2Session,
    'POST /stand-in/codes': (_, body) => ({ code: known.issue((JSON.parse(body) as { openid: string }).openid) }),
    'POST /stand-in/faults': (_, body) => {
      const { path, fault, times } = JSON.parse(body) as { path: string; fault: Fault; times?: number }
      planned.plan(path, fault, times)
      return {}
    },
  }
  const server = createServer((request, response) => void answer(apis, planned, request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}`,
    sessions: known,
    faults: planned,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  apis: Readonly<Record<string, Api>>,
  planned: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const api = apis[`${request.method ?? ''} ${pathname}`]
  const fault = planned.next(pathname)
  if (!api) response.writeHead(404).end()
  else if (fault) fault(response)
  else send(response, api(searchParams, Buffer.concat(chunks).toString()))
}

/** WeChat answers so, errors too. */
export function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body))
}
