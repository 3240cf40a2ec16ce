/** One server of the comparison, in its own process: `echo` or `own`. Tells its port, then its CPU time when asked. */
import { createServer, type Server } from 'node:http'
import { adapter } from '../../../functions/local/adapter'
import { readConfig } from '../../../functions/local/config'
import { gateway } from '../../../functions/local/gateway'
import { loadHandlers } from '../../../functions/local/handlers'
import { serverlessFile } from '../../../functions/local/paths'

const [kind, dist] = process.argv.slice(2)

/** Node's server, JSON.parse and JSON.stringify, nothing else. */
function echo(): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString())
      const text = JSON.stringify(body)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      response.end(text)
    })
  })
}

/** What `npm start` serves, over the functions as they are deployed. */
async function own(): Promise<Server> {
  const config = readConfig(serverlessFile)
  const handlers = await loadHandlers(config, `${dist ?? ''}/`, '.mjs')
  return adapter(gateway(config, handlers), (_, response) => response.writeHead(404).end())
}

const server = kind === 'echo' ? echo() : await own()
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 })
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicros: user + system })
})
