/** The app's own memory: the draft, the settings, and what storage gave back at the start. */
import { read, remove, write } from '@/services/storage'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { createStore } from '@/services/store'
import { leavePlace } from './account/places'
import { changeRoster, rosterStore } from './account/saved'
import { forgetFavourites } from './favourites'
import { dayOf, emptyDraft, restore, type Draft } from './draft'

const DRAFT_KEY = 'qinghui.draft'
const SETTINGS_KEY = 'qinghui.settings'

export interface Settings {
  /** Large type: on, off, or as the phone says. */
  readonly large: boolean | null
}

const restored = restore(engine, read(DRAFT_KEY), today())

/** Labels of answers that the current rules could not keep; shown once. */
export const droppedAnswers = createStore<readonly string[]>(restored?.dropped ?? [])

export const draftStore = createStore<Draft>(restored?.draft ?? emptyDraft(engine, thisYear()), (draft) => {
  write(DRAFT_KEY, draft)
})

export const settingsStore = createStore<Settings>(settingsFrom(read(SETTINGS_KEY)), (settings) => {
  write(SETTINGS_KEY, settings)
})

export function thisYear(): number {
  return Number(today().slice(0, 4))
}

/** The day the draft's rules are read on. */
export function draftDay(draft: Draft): string {
  return dayOf(draft.year, today())
}

export function update(change: (draft: Draft) => Draft): void {
  draftStore.set(change(draftStore.get()))
}

/** Forgets the check, the settings and the marks. */
export function forget(): void {
  draftStore.set(emptyDraft(engine, thisYear()))
  settingsStore.set({ large: null })
  droppedAnswers.set([])
  forgetFavourites()
  remove(DRAFT_KEY)
  remove(SETTINGS_KEY)
}

/** Starts over in the same year, keeping the settings, for nobody yet. A saved company stays as it is. */
export function startOver(): void {
  leavePlace(rosterStore.get(), draftStore.get())
  changeRoster((roster) => ({ ...roster, current: null }))
  answerAgain()
}

/** Likewise, for the same company: its answers go, its earlier results stay. */
export function answerAgain(): void {
  draftStore.set(emptyDraft(engine, draftStore.get().year))
  droppedAnswers.set([])
}

function settingsFrom(stored: unknown): Settings {
  const large = typeof stored === 'object' && stored !== null ? (stored as { large?: unknown }).large : null
  return { large: typeof large === 'boolean' ? large : null }
}
