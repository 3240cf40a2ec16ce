/** What was computed from the answers of a company, kept for comparison. */
import { partitionOf } from './accounts'
import { noCompany, putDetail } from './companies'
import { MAX_RESULTS } from './company-limits'
import type { Member } from './routes'
import { all, query, remove, type Item } from './table'

/** A result as it was on a day, for comparison with later ones. */
export interface Kept {
  /** The day it was kept. */
  readonly keptOn: string
  /** The day it was evaluated for. */
  readonly on: string
  readonly bundle: string
  /** Version of the company. */
  readonly version: number
  readonly results: readonly object[]
  readonly totals: readonly object[]
}

/** The newest first. */
export async function listResults(account: string, company: string): Promise<Kept[]> {
  return (await resultItems(account, company)).map(keptOf).reverse()
}

const resultItems = (account: string, company: string): Promise<Item[]> =>
  all(query(partitionOf(account), { prefix: `DETAIL#${company}#RESULT#` }))

function keptOf({ keptOn, on, bundle, version, body }: Item): Kept {
  const { results, totals } = JSON.parse(body as string) as Pick<Kept, 'results' | 'totals'>
  return {
    keptOn: keptOn as string,
    on: on as string,
    bundle: bundle as string,
    version: version as number,
    results,
    totals,
  }
}

/**
 * Keeps the result: one a day and evaluated day, the last of that day. The oldest beyond MAX_RESULTS go.
 * Throws Problem (404) when the company is gone by then, or its account.
 */
export async function keepResult({ account, ttl }: Member, company: string, kept: Kept): Promise<void> {
  const { keptOn, on, bundle, version, results, totals } = kept
  const key = { pk: partitionOf(account), sk: `DETAIL#${company}#RESULT#${keptOn}#${on}` }
  const body = JSON.stringify({ results, totals })
  const item = { ...key, keptOn, on, bundle, version, body, follows: true, ttl }
  if (!(await putDetail(account, company, item, {}))) throw noCompany()
  const items = await resultItems(account, company)
  for (const old of items.slice(0, Math.max(0, items.length - MAX_RESULTS))) await remove(old)
}
