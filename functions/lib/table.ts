/**
 * The one table. Every write touches a single item and says what must be true of it; nothing is transacted, indexed or,
 * on a user's path, scanned.
 *
 * | pk                 | sk                          | what                                            |
 * | ------------------ | --------------------------- | ----------------------------------------------- |
 * | ACCOUNT#<account>  | ACCOUNT                     | sessions, generation, favourites, openid        |
 * | ACCOUNT#<account>  | COMPANY#<company>           | name, answers as JSON text, version; if it moved |
 * |                    |                             | here, what its owner was told before            |
 * | ACCOUNT#<account>  | DETAIL#<company>#RESULT#<…> | a result kept for comparison                    |
 * | ACCOUNT#<account>  | LINK                        | when the last link code was made                |
 * | LOGIN#<hash>       | LOGIN                       | the account a device's secret or openid opens   |
 * | LINK#<hash>        | LINK                        | the account a link code leads to, for 10 minutes|
 * | RATE#<what>#<hash> | RATE                        | attempts from one address in one window         |
 * | CLOSING            | <account>                   | an account whose erasing or moving has not ended|
 * | ACCOUNT#<account>  | DETAIL#<company>#INBOX#<…>  | a notice that was told, read or not             |
 * | ACCOUNT#<account>  | PLAN                        | what is told up to when, what waits to be sent  |
 * | ACCOUNT#<account>  | WISHES                      | kinds, lead times, WeChat on or off             |
 * | ACCOUNT#<account>  | PUSH#<date>                 | the one WeChat message of that day              |
 * | ACCOUNT#<account>  | CREDIT#<template>           | messages the person allowed                     |
 * | ACCOUNT#<account>  | FEED                        | that there is a calendar feed                   |
 * | FEED#<hash>        | FEED                        | the account whose deadlines a feed shows        |
 * | DUE#<date>#<shard> | <time>#<deadline>#<account> | an account to be looked after then: one each    |
 * | DUE                | CURSOR#<shard> WALK#<shard> | how far the jobs have come                      |
 * | BUNDLE             | <hash>                      | the rules as they were published, packed        |
 * | WECHAT             | TOKEN GATE GATE#<template>  | the access token; until when nothing is sent    |
 *
 * What it costs, in strongly consistent reads of 4 kB (r) and writes of 1 kB (w), with the authorizer's read; a test counts:
 * log in 2 r 2 w · renew 2 w · list companies 1 r + 1 r a 4 kB · show one the same + its results · make one 5 r 4 w ·
 * save one 2 r + 2 w + 1 w a kB · keep a result 5 r 2 w · favourite 1 r 1 w · link code 4 r 2 w · delete a company 3 r 6 w ·
 * export 5 r · erase 2 r + 1 w an item + 4 w. The daily job reads the partitions of its day and nothing else.
 *
 * Rules every item keeps, so that an account can be erased without knowing what all its items mean:
 * - What belongs to an account lies in its partition; what belongs to one of its companies under DETAIL#<company>#.
 * - An item outside the partition is named, as `pk|sk`, in the `elsewhere` of an item inside, **before** it is written.
 *   A crash between the two leaves a name without an item, never an item without a name.
 * - Whoever makes an item looks at its owner again afterwards, and takes the item back if the owner is gone or closing:
 *   the account (`putOwned` in accounts.ts), and for a DETAIL the company too (`putDetail` in companies.ts).
 *   Changes of what is there need none of this: `update` never makes an item.
 * - `follows: true` marks what lives as long as the account does: its `ttl` (seconds since 1970) moves with the account's,
 *   up to `ends` where it has one. Anything else has a `ttl` of its own, or none. Items past their `ttl` count as gone before they are removed.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { setting } from './settings'
import { nowSeconds } from './today'

export interface Key {
  readonly pk: string
  readonly sk: string
}

export interface Item extends Key {
  readonly ttl?: number
  readonly follows?: boolean
  readonly ends?: number
  readonly elsewhere?: ReadonlySet<string>
  readonly [attribute: string]: unknown
}

/** `#name` stands for the attribute of that name unless `names` says another; `:name` for one of `values`; `:now` is set. */
export interface Condition {
  readonly when?: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

export interface Change extends Condition {
  /** An update expression: `SET #a = :a REMOVE #b ADD #c :c DELETE #d :d`. */
  readonly change: string
}

/** No such item, or one past its time. */
export const ABSENT = '(attribute_not_exists(#pk) OR #ttl <= :now)'
/** The item is there and not past its time. */
export const PRESENT = '(attribute_exists(#pk) AND (attribute_not_exists(#ttl) OR #ttl > :now))'

/** For measuring only: everything else goes through the functions below. */
export const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
})
const table = (): string => setting('TABLE_NAME')

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

/** The item as it is now, unless it is past its time. */
export async function get(key: Key): Promise<Item | undefined> {
  const { Item: item } = await documents.send(
    new GetCommand({ TableName: table(), Key: keyOf(key), ConsistentRead: true }),
  )
  return alive(item as Item | undefined)
}

/** Writes the whole item, without what is undefined. False when the condition did not hold. */
export async function put(item: Item, condition: Condition = {}): Promise<boolean> {
  const sent = documents.send(new PutCommand({ TableName: table(), Item: item, ...conditional(condition) }))
  return (await unlessRefused(sent)) !== undefined
}

/** Changes the item and gives it back as it then is; undefined when the condition did not hold. */
export async function update(key: Key, { change, ...condition }: Change): Promise<Item | undefined> {
  const when = condition.when ?? PRESENT
  const command = new UpdateCommand({
    ...{ TableName: table(), Key: keyOf(key), UpdateExpression: change, ReturnValues: 'ALL_NEW' },
    ...conditional({ ...condition, when }, change),
  })
  return (await unlessRefused(documents.send(command)))?.Attributes as Item | undefined
}

/** Sets until when the item lives, in seconds since 1970; undefined = for good. Nothing happens when there is none. */
export async function setLife(key: Key, ttl: number | undefined): Promise<void> {
  await update(key, ttl === undefined ? { change: 'REMOVE #ttl' } : { change: 'SET #ttl = :ttl', values: { ttl } })
}

/** Removes the item, which need not be there. False when a condition did not hold. */
export async function remove(key: Key, condition: Condition = {}): Promise<boolean> {
  const sent = documents.send(new DeleteCommand({ TableName: table(), Key: keyOf(key), ...conditional(condition) }))
  return (await unlessRefused(sent)) !== undefined
}

export interface Part {
  /** Only items whose sk starts so. */
  readonly prefix?: string
  /** Only items before this sk; not together with a prefix. */
  readonly until?: string
  /** Only items behind this sk, to go on where an earlier run stopped. */
  readonly after?: string
  /** Items a page of the store; the caller may stop at any item. */
  readonly pageSize?: number
  /** Also items past their time that are not removed yet. */
  readonly expired?: boolean
}

/** The items of a partition in the order of their sk, read page by page as they are asked for. */
export async function* query(
  pk: string,
  { prefix, until, after, pageSize, expired = false }: Part = {},
): AsyncGenerator<Item> {
  const part = prefix !== undefined ? ' AND begins_with(#sk, :edge)' : until !== undefined ? ' AND #sk < :edge' : ''
  let start: Key | undefined = after === undefined ? undefined : { pk, sk: after }
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName: table(),
        KeyConditionExpression: `#pk = :pk${part}`,
        ExpressionAttributeNames: { '#pk': 'pk', ...(part && { '#sk': 'sk' }) },
        ExpressionAttributeValues: { ':pk': pk, ...(part && { ':edge': prefix ?? until }) },
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
        ...(pageSize !== undefined && { Limit: pageSize }),
      }),
    )
    for (const item of (page.Items ?? []) as Item[]) if (expired || alive(item)) yield item
    start = page.LastEvaluatedKey as Key | undefined
  } while (start)
}

/** Everything of an async sequence. */
export async function all<T>(sequence: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of sequence) items.push(item)
  return items
}

/** How `elsewhere` names an item. */
export const refOf = ({ pk, sk }: Key): string => `${pk}|${sk}`

/** The key such a name stands for. */
export function keyOfRef(ref: string): Key {
  const bar = ref.indexOf('|')
  return { pk: ref.slice(0, bar), sk: ref.slice(bar + 1) }
}

function alive(item: Item | undefined): Item | undefined {
  return item?.ttl !== undefined && item.ttl <= nowSeconds() ? undefined : item
}

/** The condition in the words of the store: only names and values that occur may be declared. */
function conditional({ when, names = {}, values = {} }: Condition, change = '') {
  const text = `${change} ${when ?? ''}`
  const used = new Set(Array.from(text.matchAll(/#(\w+)/g), ([, name]) => name as string))
  const given: Record<string, unknown> = text.includes(':now') ? { now: nowSeconds(), ...values } : values
  const entries = Object.entries(given)
  return {
    ...(when !== undefined && { ConditionExpression: when }),
    ...(used.size > 0 && {
      ExpressionAttributeNames: Object.fromEntries([...used].map((name) => [`#${name}`, names[name] ?? name])),
    }),
    ...(entries.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
    }),
  }
}

async function unlessRefused<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'ConditionalCheckFailedException') return undefined
    throw cause
  }
}
