/** Hands requests and websockets on to another local server: the H5 development server, which tells the page to reload. */
import { request as send, type IncomingMessage, type Server } from 'node:http'
import type { Pages } from './adapter'

/** Pages from `127.0.0.1:port`; a short note while nothing listens there yet. */
export function proxyTo(port: number): Pages {
  return (request, response) => {
    const forward = send(target(request, port), (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    forward.on('error', () => {
      if (response.headersSent) response.destroy()
      else response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' }).end(WAITING)
    })
    request.pipe(forward)
  }
}

const WAITING = '网页正在生成，请稍后刷新。'

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
