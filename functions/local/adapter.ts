/** The gateway on a Node HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Request } from './events'
import { isApiPath, MAX_PAYLOAD, type Response } from './gateway'

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
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const lengthless = status === 204 || status === 304
  response.writeHead(status, {
    ...headers,
    ...(!lengthless && { 'content-length': bytes.length }),
    ...(cookies && { 'set-cookie': [...cookies] }),
  })
  response.end(lengthless ? undefined : bytes)
}
