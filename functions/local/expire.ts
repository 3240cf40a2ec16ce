/** What the cloud does by itself within two days: items past their time to live are removed. The embedded store does not. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { nowSeconds } from '../lib/today'

const HOUR_MS = 60 * 60 * 1000

/** Removes what is past its time now and gives how many items that were. One made anew meanwhile stays. */
export async function removeExpired(table: string, now: number): Promise<number> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  const past = { ExpressionAttributeNames: { '#ttl': 'ttl' }, ExpressionAttributeValues: { ':now': now } }
  let removed = 0
  let start: Record<string, unknown> | undefined
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: '#ttl <= :now',
        ...past,
        ...(start && { ExclusiveStartKey: start }),
      }),
    )
    for (const { pk, sk } of page.Items ?? []) {
      const gone = new DeleteCommand({
        TableName: table,
        Key: { pk: pk as string, sk: sk as string },
        ConditionExpression: '#ttl <= :now',
        ...past,
      })
      await documents.send(gone).then(
        () => removed++,
        () => undefined,
      )
    }
    start = page.LastEvaluatedKey
  } while (start)
  documents.destroy()
  return removed
}

/** Does so now and every hour; returns how to stop. What fails is done the next time. */
export function startExpiry(table: string): () => void {
  const run = () => void removeExpired(table, nowSeconds()).catch(() => undefined)
  run()
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}
