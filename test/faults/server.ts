/** The API of the local stack as a process of its own, to be killed: `node local/server.mjs <data>`. */
import type { AddressInfo } from 'node:net'
import { adapter } from '../../functions/local/adapter'
import { startCloud } from '../../functions/local/cloud'
import { readConfig } from '../../functions/local/config'
import { gateway } from '../../functions/local/gateway'
import { loadHandlers } from '../../functions/local/handlers'
import { functionsDir, serverlessFile } from '../../functions/local/paths'

const [, , data = ''] = process.argv
process.env.LOG_LEVEL = 'error'
await startCloud(data, process.env)
// Only what is called: it starts twice as fast.
const functions = ['authorize', 'session', 'profiles']
const routes = readConfig(serverlessFile).routes.filter(({ functionName }) => functions.includes(functionName))
const config = { functions, routes, schedules: [], cors: undefined }
const handlers = await loadHandlers(config, functionsDir, '.mjs')
const server = adapter(gateway(config, handlers), (_, response) => response.end())
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
