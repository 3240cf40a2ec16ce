/** What the functions need around them, for one test file: an empty table, a key, WeChat's stand-in. */
import { randomBytes, randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { databaseEnvironment, makeTable, startDatabase } from '../../functions/local/database'
import { startWechat, wechatEnvironment } from '../../functions/local/wechat/server'
import { documents, type Item } from '../../functions/lib/table'

const app = {
  ...{ appId: 'wx1234567890abcdef', appSecret: 'the-secret-of-the-app' },
  ...{ callbackToken: 'the-token-of-the-callback', aesKey: randomBytes(33).toString('base64url').slice(0, 43) },
  templates: { 'template-of-deadlines': ['thing1', 'date2', 'thing3'] },
}
// Set: a DynamoDB Local that runs already. A table of its own keeps the test files apart.
const endpoint = process.env.TEST_DYNAMODB ?? (await startDatabase()).endpoint
export const TABLE = `qinghui-${randomUUID()}`
await makeTable(endpoint, TABLE)
export const wechat = await startWechat(app)

export const SESSION_KEY = randomBytes(32).toString('base64url')
Object.assign(process.env, databaseEnvironment(endpoint), {
  ...{ TABLE_NAME: TABLE, SESSION_KEY },
  ...wechatEnvironment(wechat.url, app),
})

const scanner = DynamoDBDocumentClient.from(new DynamoDBClient({}))

/** Every item there is. */
export async function scanTable(): Promise<Item[]> {
  const items: Item[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await scanner.send(new ScanCommand({ TableName: TABLE, ...(start && { ExclusiveStartKey: start }) }))
    items.push(...((page.Items ?? []) as Item[]))
    start = page.LastEvaluatedKey
  } while (start)
  return items
}

/** Everything that is kept, as text to be searched. The counters of addresses belong to nobody. */
export async function tableText(): Promise<string> {
  const items = (await scanTable()).filter(({ sk }) => sk !== 'RATE')
  return JSON.stringify(items, (_, value: unknown) => (value instanceof Set ? [...(value as Set<unknown>)] : value))
}

/** Does something before each call of the work to the table, which is counted from 1. */
async function beforeEachCall<T>(first: (call: number) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  let made = 0
  documents.middlewareStack.add(
    (next) => async (args) => {
      await first(++made)
      return next(args)
    },
    { name: 'first', step: 'initialize' },
  )
  try {
    return await work()
  } finally {
    documents.middlewareStack.remove('first')
  }
}

/** After so many calls of the work to the table, something else happens once. Tells whether it came to that. */
export async function meanwhile(calls: number, other: () => Promise<unknown>, work: () => Promise<unknown>) {
  let happened = false
  await beforeEachCall(async (call) => {
    if (call <= calls || happened) return
    happened = true
    await other()
  }, work)
  return happened
}

/** The table answers so many calls, and no more. */
export function cutOffAfter<T>(calls: number, work: () => Promise<T>): Promise<T> {
  return beforeEachCall((call) => (call > calls ? Promise.reject(new Error('cut off')) : Promise.resolve()), work)
}
