/** The table on this machine: the same one serverless.yml makes in the cloud, in an embedded store. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import stores from 'dynalite/db/index.js'
import { parse } from 'yaml'
import * as z from 'zod'
import { serverlessFile } from './paths'

export interface Database {
  /** What AWS_ENDPOINT_URL_DYNAMODB is to be. */
  readonly endpoint: string
  stop(): Promise<void>
}

/** The folder belongs to another process. */
export class DatabaseInUse extends Error {}

/** Starts the store on the loopback interface, kept in the folder or, without one, in memory. Throws DatabaseInUse. */
export async function startDatabase(folder?: string): Promise<Database> {
  if (folder !== undefined) await claim(folder)
  const options = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 }
  const server = dynalite(folder === undefined ? options : { ...options, path: folder })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await makeTable(endpoint)
  return { endpoint, stop }
}

/** The server would end the process if it could not open the folder: whether it can is found out before. */
async function claim(folder: string): Promise<void> {
  const { db } = stores.create({ path: folder })
  try {
    await db.open()
  } catch {
    throw new DatabaseInUse()
  }
  await db.close()
}

/** The name of the table on this machine. */
export const LOCAL_TABLE = 'qinghui'

/** Makes the table that serverless.yml describes, unless it is there, and waits until it answers. */
export async function makeTable(endpoint: string, name = LOCAL_TABLE): Promise<void> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: LOCAL_CREDENTIALS, maxAttempts: 1 })
  try {
    await client.send(new CreateTableCommand({ ...tableOf(serverlessFile), TableName: name }))
  } catch (cause) {
    if (!(cause instanceof ResourceInUseException)) throw cause
  }
  for (let status: string | undefined; status !== 'ACTIVE';) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    status = Table?.TableStatus
  }
  client.destroy()
}

const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }

/** The environment in which the functions find the store. */
export const databaseEnvironment = (endpoint: string): Record<string, string> => ({
  ...{ AWS_ENDPOINT_URL_DYNAMODB: endpoint, AWS_REGION: 'local', TABLE_NAME: LOCAL_TABLE },
  ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
})

const attribute = z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })
const key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })
const tableFile = z.object({
  resources: z.object({
    Resources: z.object({
      Table: z.object({
        Properties: z.object({
          AttributeDefinitions: z.array(attribute),
          KeySchema: z.array(key),
          BillingMode: z.literal('PAY_PER_REQUEST'),
        }),
      }),
    }),
  }),
})

function tableOf(path: string): Omit<CreateTableCommandInput, 'TableName'> {
  return tableFile.parse(parse(readFileSync(path, 'utf8'))).resources.Resources.Table.Properties
}
