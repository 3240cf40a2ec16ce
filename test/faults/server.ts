/** The API of the local stack as a process of its own, to be killed: `node server.mjs <functions> <data>`. */
import type { AddressInfo } from 'node:net'
import { adapter } from '../../functions/local/adapter'
import { startCloud } from '../../functions/local/cloud'
import { readConfig } from '../../functions/local/config'
import { gateway } from '../../functions/local/gateway'
import { loadHandlers } from '../../functions/local/handlers'

const [functions = '', data = '', serverless = ''] = process.argv.slice(2)
process.env.LOG_LEVEL = 'error'
await startCloud(data, process.env)
const config = readConfig(serverless)
const handlers = await loadHandlers(config, functions, '.mjs')
const server = adapter(gateway(config, handlers), (_, response) => response.end())
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
