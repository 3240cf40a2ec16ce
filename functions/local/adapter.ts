/** The gateway on a Node HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Request } from './events'
import { MAX_PAYLOAD } from '../lib/limits'
import { isApiPath, type Response } from './gateway'

export type Api = (request: Request) => Promise<Response>
export type Pages = (request: IncomingMessage, response: ServerResponse) => void

/** Answers paths under /v1 with the API and the others with the pages. Not listening yet. */
export function adapter(api: Api, pages: Pages): Server {
  return createServer((request, response) => {
    if (isApiPath(request.url ?? '/')) answer(api, request, response)
    else pages(request, response)
  })
}

function answer(api: Api, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= MAX_PAYLOAD) chunks.push(chunk)
    else chunks.length = 0
  })
  request.on('error', () => response.destroy())
  request.on('end', () => {
    if (size > MAX_PAYLOAD) {
      send(response, { status: 413, headers: JSON_TYPE, body: '{"message":"Request Entity Too Large"}' })
      return
    }
    const body = size === 0 ? null : chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)
    const { method = 'GET', url = '/', headers, socket } = request
    void api({ method, url, headers, body, ip: socket.remoteAddress ?? '' }).then((result) => send(response, result))
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }

function send(response: ServerResponse, { status, headers, cookies, body }: Response): void {
  const lines: string[] = []
  for (const name in headers) lines.push(name, headers[name] as string)
  for (const cookie of cookies ?? []) lines.push('set-cookie', cookie)
  if (status === 204 || status === 304) {
    response.writeHead(status, lines).end()
    return
  }
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  lines.push('content-length', String(size))
  response.writeHead(status, lines)
  // Plain ASCII goes out in one piece with the headers, and nothing has to be encoded.
  response.end(body, size === body.length ? 'latin1' : 'utf8')
}
