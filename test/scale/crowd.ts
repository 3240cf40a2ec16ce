/** A table full of saved companies, made without the API: only what the daily job meets of them. */
import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dueItem, NO_DEADLINE, type Moment } from '../../functions/lib/due'
import { documents, refOf, type Item } from '../../functions/lib/table'
import { addDays } from '../../shared'
import { SHOP } from '../api/earlier'

export interface Crowd {
  readonly accounts: number
  /** Of them due on the day. */
  readonly due: number
  readonly day: string
  /** The rules under which they were looked after last. */
  readonly bundle: string
}

const newId = (): string => randomBytes(16).toString('base64url')
const BATCH = 25
const AT_ONCE = 4
const SPREAD_DAYS = 290

/** The four items of one account whose owner has one company. */
function itemsOf(due: Moment, { day, bundle }: Crowd): Item[] {
  const [account, company] = [newId(), newId()]
  const pk = `ACCOUNT#${account}`
  const item = dueItem(account, due)
  const answers = JSON.stringify(SHOP)
  const told = addDays(day, -1)
  return [
    { pk, sk: 'ACCOUNT', createdOn: told, usedOn: told, generation: 0, sessions: {}, companies: new Set([company]) },
    { pk, sk: `COMPANY#${company}`, name: '青岛甲公司', answers, version: 1, updatedAt: `${told}T01:00:00.000Z` },
    { pk, sk: 'PLAN', version: 1, done: { [company]: told }, waiting: [], bundle, elsewhere: new Set([refOf(item)]) },
    item,
  ]
}

/** Fills the table. Those that are not due wait evenly on the days to come. */
export async function fill(crowd: Crowd): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  const table = process.env.TABLE_NAME ?? ''
  let made = 0
  async function work(): Promise<void> {
    const items: Item[] = []
    const write = async () => {
      for (let at = 0; at < items.length; at += BATCH) {
        const requests = items.slice(at, at + BATCH).map((Item) => ({ PutRequest: { Item } }))
        await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }))
      }
      items.length = 0
    }
    while (made < crowd.accounts) {
      const number = made++
      const later = addDays(crowd.day, 1 + (number % SPREAD_DAYS))
      const due = number < crowd.due ? crowd.day : later
      items.push(...itemsOf({ day: due, time: '0001', deadline: NO_DEADLINE }, crowd))
      if (items.length >= BATCH * 4) await write()
    }
    await write()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

export interface Reads {
  /** Items the store handed out, by the first word of their sort key; DUE for those. */
  readonly items: Readonly<Record<string, number>>
  readonly calls: number
  readonly units: number
}

/** What is read while the work is done. */
export async function readsOf(work: () => Promise<void>): Promise<Reads> {
  const items: Record<string, number> = {}
  let calls = 0
  let units = 0
  const count = ({ pk, sk }: Item) => {
    const kind = pk.startsWith('DUE#') ? 'DUE' : (/^\w+/.exec(sk)?.[0] ?? sk)
    items[kind] = (items[kind] ?? 0) + 1
  }
  documents.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const isRead = /Get|Query/.test(commandName ?? '')
        const input = isRead ? { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const } : args.input
        const result = await next({ ...args, input })
        if (!isRead) return result
        const {
          Item: one,
          Items: many,
          ConsumedCapacity,
        } = result.output as {
          Item?: Item
          Items?: Item[]
          ConsumedCapacity?: { CapacityUnits?: number }
        }
        calls++
        units += ConsumedCapacity?.CapacityUnits ?? 0
        for (const item of many ?? (one ? [one] : [])) count(item)
        return result
      },
    { name: 'count', step: 'initialize', priority: 'high' },
  )
  try {
    await work()
  } finally {
    documents.middlewareStack.remove('count')
  }
  return { items, calls, units }
}
