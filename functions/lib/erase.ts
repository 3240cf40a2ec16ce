/** Erasing an account or a company, so that nothing is left whatever happens at the same time. */
import { accountKey, partitionOf } from './accounts'
import { ABSENT, keyOfRef, put, query, remove, update, type Item, type Key } from './table'

/** Accounts whose closing has begun and is not known to have ended: few, and seldom. */
export const CLOSINGS = 'CLOSING'
const closingKey = (id: string): Key => ({ pk: CLOSINGS, sk: id })

/** Written before an account is marked, so that a closing that is cut off is found and finished. */
export async function noteClosing(id: string): Promise<void> {
  await put({ ...closingKey(id) })
}

/**
 * Erases everything an account keeps, in its partition and elsewhere; also one that is half erased already.
 * First it is noted down and marked, so that whoever writes at the same time finds it closed and takes back what he wrote.
 */
export async function eraseAccount(id: string): Promise<void> {
  await noteClosing(id)
  const key = accountKey(id)
  const change = 'SET #closing = if_not_exists(#closing, :now) REMOVE #sessions, #openid, #favourites'
  const marked = await update(key, { change, when: 'attribute_exists(#pk)' })
  // Companies first: a result written now is taken back by its writer, who looks for the company.
  for await (const item of query(key.pk, { prefix: 'COMPANY#', expired: true })) await remove(item)
  for await (const item of query(key.pk, { expired: true })) if (item.sk !== key.sk) await eraseItem(item)
  for (const ref of marked?.elsewhere ?? []) await eraseLogin(ref, id)
  await remove(key)
  await remove(closingKey(id))
}

/** Erases what belongs to one company. The company itself must be gone already. */
export async function eraseDetails(account: string, company: string): Promise<void> {
  const details = query(partitionOf(account), { prefix: `DETAIL#${company}#`, expired: true })
  for await (const item of details) await eraseItem(item)
}

/** Erases an item inside an account, after those outside that it names. */
export async function eraseItem(item: Item): Promise<void> {
  for (const ref of item.elsewhere ?? []) await remove(keyOfRef(ref))
  await remove(item)
}

/** What opens the account goes with it, unless it opens another one by now. */
async function eraseLogin(ref: string, account: string): Promise<void> {
  await remove(keyOfRef(ref), { when: `${ABSENT} OR #account = :account`, values: { account } })
}
