/** Marks of this phone and those of the account: one list. */
import type { Reply } from '@/services/request'
import { textsIn } from '../reading'
import { favouritesStore, unsentStore } from '../favourites'
import { ask } from './session'

const NOT_FOUND = 404

/** Sends what is unsent and takes over the account's list. Returns what stopped it: null for no network. */
export async function syncFavourites(): Promise<Reply | null | undefined> {
  for (const [id, marked] of Object.entries(unsentStore.get())) {
    const reply = await ask(marked ? 'PUT' : 'DELETE', `/v1/favourites/${encodeURIComponent(id)}`)
    if (!reply?.ok && reply?.status !== NOT_FOUND) return reply
    // Tapped again meanwhile, it stays unsent.
    const { [id]: still, ...others } = unsentStore.get()
    if (still === marked) unsentStore.set(others)
  }
  const reply = await ask('GET', '/v1/me')
  if (!reply?.ok) return reply
  const { favourites } = (reply.body ?? {}) as { favourites?: unknown }
  if (!Array.isArray(favourites)) return undefined
  const theirs = textsIn(favourites)
  const unsent = unsentStore.get()
  const mine = favouritesStore.get()
  const stay = mine.filter((id) => theirs.includes(id) || unsent[id] === true)
  const news = theirs.filter((id) => !mine.includes(id) && unsent[id] !== false)
  if (news.length > 0 || stay.length < mine.length) favouritesStore.set([...stay, ...news])
  return undefined
}
