/** Policies and items the owner marked, by their id. */
import { read, remove, write } from '@/services/storage'
import { createStore } from '@/services/store'
import { textsIn } from './reading'

const KEY = 'qinghui.favourites'
const UNSENT_KEY = 'qinghui.favourites.unsent'

export const favouritesStore = createStore<readonly string[]>(textsIn(read(KEY)), (ids) => {
  if (ids.length > 0) write(KEY, ids)
  else remove(KEY)
})

/** What was marked (true) and unmarked here, and is not yet known to the account. */
export const unsentStore = createStore<Readonly<Record<string, boolean>>>(unsentFrom(read(UNSENT_KEY)), (unsent) => {
  if (Object.keys(unsent).length > 0) write(UNSENT_KEY, unsent)
  else remove(UNSENT_KEY)
})

/** Marks an item, or takes the mark away. The last marked comes first. */
export function toggleFavourite(id: string): void {
  const ids = toggled(favouritesStore.get(), id)
  unsentStore.set({ ...unsentStore.get(), [id]: ids.includes(id) })
  favouritesStore.set(ids)
}

export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [id, ...ids]
}

/** An account that is new to this phone has to be told every mark. */
export function markAllUnsent(): void {
  unsentStore.set(Object.fromEntries(favouritesStore.get().map((id) => [id, true])))
}

/** Without a trace. */
export function forgetFavourites(): void {
  unsentStore.set({})
  favouritesStore.set([])
}

function unsentFrom(stored: unknown): Readonly<Record<string, boolean>> {
  const entries = Object.entries((stored ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'))
}
