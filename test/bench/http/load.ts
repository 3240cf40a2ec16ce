/** Sends a fixed number of POST requests over keep-alive connections. argv: path, port, count, connections, explain (0 or 1). */
import { Agent, request } from 'node:http'
import { bodies } from './bodies'

const [port = 0, count = 0, connections = 1, explain = 1] = process.argv.slice(3).map(Number)
const path = process.argv[2] ?? '/'
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const texts = bodies(200, explain === 1).map((body) => JSON.stringify(body))

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
  while (next < count) await post(texts[next++ % texts.length] ?? '')
}

await Promise.all(Array.from({ length: connections }, client))
agent.destroy()
