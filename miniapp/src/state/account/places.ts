/** Where the owner stood with each company on this phone: its year, its check, what was estimated. */
import { read, remove, write } from '@/services/storage'
import { createStore } from '@/services/store'
import type { Draft } from '../draft'
import { record } from '../reading'
import type { Roster } from './roster'

const KEY = 'qinghui.places'

/** Drafts without their answers, by company, as they were put down; to be read like any stored draft. */
type Places = Readonly<Record<string, unknown>>

const placesStore = createStore<Places>(record(read(KEY)) ?? {}, (places) => {
  if (Object.keys(places).length > 0) write(KEY, places)
  else remove(KEY)
})

/** Puts down where the company on the screen stands. Places of companies that are gone go with them. */
export function leavePlace({ companies, current }: Roster, draft: Draft): void {
  const kept = Object.entries(placesStore.get()).filter(([id]) => companies.some((company) => company.id === id))
  const here = current === null ? [] : [[current, { ...draft, answers: {} }] as const]
  placesStore.set(Object.fromEntries([...kept, ...here]))
}

/** What was put down for a company, if it was ever on the screen of this phone. */
export function placeOf(company: string): object | null {
  return record(placesStore.get()[company])
}

export function forgetPlaces(): void {
  placesStore.set({})
}
