/** Policies and items the owner marked, by their id. Kept on this phone only. */
import { read, remove, write } from '@/services/storage'
import { createStore } from './store'

const KEY = 'qinghui.favourites'

export const favouritesStore = createStore<readonly string[]>(idsFrom(read(KEY)), (ids) => {
  if (ids.length > 0) write(KEY, ids)
  else remove(KEY)
})

/** Marks an item, or takes the mark away. The last marked comes first. */
export function toggleFavourite(id: string): void {
  favouritesStore.set(toggled(favouritesStore.get(), id))
}

export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [id, ...ids]
}

function idsFrom(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []
}
