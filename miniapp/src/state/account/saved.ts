/** The saved companies of this phone. */
import { read, remove, write } from '@/services/storage'
import { createStore } from '@/services/store'
import { EMPTY, mergesFrom, rosterFrom, type Merge, type Roster } from './roster'

const KEY = 'qinghui.companies'
const MERGES_KEY = 'qinghui.merges'

export const rosterStore = createStore<Roster>(rosterFrom(read(KEY)), (roster) => {
  if (roster === EMPTY) remove(KEY)
  else write(KEY, roster)
})

/** What other phones brought in, until the owner has seen it. */
export const mergesStore = createStore<readonly Merge[]>(mergesFrom(read(MERGES_KEY)), (merges) => {
  if (merges.length > 0) write(MERGES_KEY, merges)
  else remove(MERGES_KEY)
})

export function changeRoster(change: (roster: Roster) => Roster): void {
  rosterStore.set(change(rosterStore.get()))
}
