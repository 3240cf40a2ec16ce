/** Hands requests and websockets on to another local server. */
import { request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Pages } from './adapter'

/** Whatever `127.0.0.1:port` answers; this note while nothing listens there. */
export function proxyTo(port: number, note: string): Pages {
  return (request, response) => {
    const forward = send(target(request, port), (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    forward.on('error', () => {
      if (response.headersSent) response.destroy()
      else answerLater(response, note)
    })
    request.pipe(forward)
  }
}

/** Asks to come again, with a note for people. */
export function answerLater(response: ServerResponse, note: string): void {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' }).end(note)
}

/** Forwards websocket upgrades of `server` to `127.0.0.1:port`. */
export function proxyUpgrades(server: Server, port: number): void {
  server.on('upgrade', (request, socket, head) => {
    const forward = send(target(request, port))
    forward.on('upgrade', (answer, upstream, upstreamHead) => {
      const lines = answer.rawHeaders.flatMap((_, i, all) =>
        i % 2 === 0 ? [`${all[i] ?? ''}: ${all[i + 1] ?? ''}`] : [],
      )
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      socket.write(upstreamHead)
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
      upstream.on('error', () => socket.destroy())
      socket.on('error', () => upstream.destroy())
    })
    forward.on('response', () => socket.destroy())
    forward.on('error', () => socket.destroy())
    forward.end()
  })
}

function target({ method, url, headers }: IncomingMessage, port: number) {
  return { host: '127.0.0.1', port, method, path: url, headers }
}
