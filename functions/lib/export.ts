/** Everything an account keeps, for its owner. */
import { partitionOf } from './accounts'
import { listCompanies } from './companies'
import { unauthorized } from './problem'
import { listResults } from './results'
import { all, get, keyOfRef, query, type Item } from './table'
import { nowMs } from './today'

/** One JSON with all of it, also what this version of the code has no name for. Throws Problem (401). */
export async function exportOf(id: string): Promise<object> {
  const items = await all(query(partitionOf(id)))
  const account = items.find(({ sk }) => sk === 'ACCOUNT')
  if (!account) throw unauthorized()
  const { createdOn, usedOn, openid, favourites, elsewhere = new Set<string>() } = account
  const logins = await Promise.all([...elsewhere].map((ref) => get(keyOfRef(ref))))
  const companies = await listCompanies(id)
  return {
    exportedAt: new Date(nowMs()).toISOString(),
    account: { createdOn, usedOn, openid, favourites: listOf(favourites), logins: logins.map((login) => login?.kind) },
    profiles: await Promise.all(
      companies.map(async (company) => ({ ...company, history: await listResults(id, company.id) })),
    ),
    others: items.filter(isOther).map(({ pk: _, elsewhere: __, follows: ___, ...rest }) => plain(rest)),
  }
}

const isOther = ({ sk }: Item): boolean => !/^(ACCOUNT$|LINK$|COMPANY#|DETAIL#[\w-]+#RESULT#)/.test(sk)

const listOf = (set: unknown): unknown[] => (set instanceof Set ? [...(set as Set<unknown>)] : [])

const plain = (item: object): object =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, value instanceof Set ? listOf(value) : (value as unknown)]),
  )
