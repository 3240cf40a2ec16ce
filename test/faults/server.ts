/** The API of the local stack as a process of its own, to be killed: `node server.mjs <data>`. */
import type { AddressInfo } from 'node:net'
import { adapter } from '../../functions/local/adapter'
import { startCloud } from '../../functions/local/cloud'
import { readConfig } from '../../functions/local/config'
import { gateway, type Handlers } from '../../functions/local/gateway'
import { serverlessFile } from '../../functions/local/paths'
import { handler as authorize } from '../../functions/authorize'
import { handler as profiles } from '../../functions/profiles'
import { handler as session } from '../../functions/session'

const [, , data = ''] = process.argv
await startCloud(data, process.env)
const handlers: Handlers = { authorize, profiles, session }
const server = adapter(gateway(readConfig(serverlessFile), handlers), (_, response) => response.end())
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
