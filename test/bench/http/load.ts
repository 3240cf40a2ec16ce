/** Sends a fixed number of POST requests over keep-alive connections. argv: path, port, count, connections, kind of body. */
import { Agent, request } from 'node:http'
import { bodies, type Kind } from './bodies'

const [path = '/', port, count, connections, kind] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
const texts = bodies(500, kind as Kind).map((body) => JSON.stringify(body))

function post(text: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${String(response.statusCode)}`))
      response.resume()
      response.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

let next = 0
async function client(): Promise<void> {
  while (next < Number(count)) await post(texts[next++ % texts.length] ?? '')
}

await Promise.all(Array.from({ length: Number(connections) }, client))
agent.destroy()
