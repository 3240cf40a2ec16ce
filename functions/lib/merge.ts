/** Moving all an account keeps into another one: what happens when a device with data of its own joins an account. */
import {
  accountKey,
  changeAccount,
  lifeOf,
  lifeOfItem,
  partitionOf,
  putOwned,
  readAccount,
  setPerson,
  type Account,
} from './accounts'
import { putDetail, reserve } from './companies'
import { eraseAccount, noteClosing } from './erase'
import { withTold } from './followed'
import { readPlan, wake, type Plan } from './plan'
import { ABSENT, get, keyOfRef, query, remove, update, type Item } from './table'

/** Begins the move: from now on the old account takes no change. False when it was closed already. */
export async function moveAccount(from: Account, into: Account): Promise<boolean> {
  await noteClosing(from.id)
  const marked = await changeAccount(from.id, 'SET #closing = :now, #movedTo = :into', { into: into.id })
  if (!marked) return false
  await finishMove(marked, into.id)
  return true
}

/**
 * Does what is left of a move. If the other account is gone meanwhile, the old one is open again, unless all it had went
 * with the other.
 */
export async function finishMove(from: Account, intoId: string): Promise<void> {
  const into = await readAccount(intoId)
  if (!into || into.closing) {
    if (from.emptied) await eraseAccount(from.id)
    else await update(accountKey(from.id), { change: 'REMOVE #closing, #movedTo' })
    return
  }
  await wake(into.id)
  const plan = await readPlan(from.id)
  for await (const item of query(partitionOf(from.id))) {
    const [room, company = ''] = item.sk.split('#')
    if (room === 'COMPANY') {
      // The other account was closed meanwhile: what it has of this one goes where it goes, the rest stays.
      if (!(await moveCompany(item, plan, into))) return finishMove(from, intoId)
    }
    // A company that was deleted in the other account meanwhile takes nothing.
    else if (room === 'DETAIL') await putDetail(into.id, company, copyFor(into, item), {})
    // What names items elsewhere is made anew from the companies it was made from.
    else if (item.sk !== 'ACCOUNT' && !item.elsewhere) await putOwned(into.id, copyFor(into, item))
  }
  if (from.favourites.size > 0) await changeAccount(into.id, 'ADD #favourites :more', { more: from.favourites })
  await update(accountKey(from.id), { change: 'SET #emptied = :yes', values: { yes: true } })
  for (const ref of from.elsewhere) await moveLogin(ref, from, into)
  if (from.openid !== undefined) await setPerson(into.id, from.openid)
  await eraseAccount(from.id)
}

/** The copy counts only once the original is gone in the state that was copied. False when the account takes none. */
async function moveCompany(item: Item, plan: Plan | undefined, into: Account): Promise<boolean> {
  await reserve(into.id, item.sk.slice('COMPANY#'.length))
  const copied = await putOwned(into.id, copyFor(into, withTold(item, plan)), {
    when: `${ABSENT} OR #version <= :version`,
    values: { version: item.version },
  })
  const owner = copied ? into : await readAccount(into.id)
  if (!owner || owner.closing) return false
  if (await remove(item, { when: `${ABSENT} OR #version = :version`, values: { version: item.version } })) return true
  const changed = await get(item)
  return !changed || moveCompany(changed, plan, into)
}

function copyFor({ id, openid }: Account, item: Item): Item {
  return { ...item, pk: partitionOf(id), ttl: lifeOfItem(item, lifeOf(openid)) }
}

async function moveLogin(ref: string, from: Account, into: Account): Promise<void> {
  await changeAccount(into.id, 'ADD #elsewhere :ref', { ref: new Set([ref]) })
  await update(keyOfRef(ref), {
    change: 'SET #account = :into',
    when: '#account = :from',
    values: { into: into.id, from: from.id },
  })
}
