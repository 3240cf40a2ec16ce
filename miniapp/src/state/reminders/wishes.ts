/** The owner's wishes on the screen: changed at once, saved at once, as they were where that is not possible. */
import { createStore } from '@/services/store'
import { accountStore } from '../account/session'
import { readSettings, saveSettings, type NoticeSettings } from './settings'

export type SaveState =
  { readonly now: 'idle' | 'saving' | 'saved' } | { readonly now: 'refused'; readonly why: string }

/** Null: not fetched yet. */
export const wishesStore = createStore<NoticeSettings | null>(null)
export const savingStore = createStore<SaveState>({ now: 'idle' })

// The next account has wishes of its own.
accountStore.subscribe(() => {
  if (!accountStore.get()) wishesStore.set(null)
})

let saved: NoticeSettings | null = null
let running = false

/** Why they cannot be had; null when they are there. */
export async function loadWishes(): Promise<string | null> {
  savingStore.set({ now: 'idle' })
  const asked = await readSettings()
  if (!asked.ok) return asked.why
  saved = asked.value
  wishesStore.set(saved)
  return null
}

/** Saves; while a save is under way the latest wish waits for it. */
export async function changeWishes(change: Partial<NoticeSettings>): Promise<void> {
  const wishes = wishesStore.get()
  if (!wishes) return
  wishesStore.set({ ...wishes, ...change })
  if (running) return
  running = true
  savingStore.set({ now: 'saving' })
  for (let wanted = wishesStore.get(); wanted && wanted !== saved; wanted = wishesStore.get()) {
    const asked = await saveSettings(wanted)
    if (!asked.ok) {
      wishesStore.set(saved)
      savingStore.set({ now: 'refused', why: asked.why })
      break
    }
    saved = wanted
    savingStore.set({ now: 'saved' })
  }
  running = false
}

/** On becomes off and off becomes on; in the order in which they are offered. */
export function toggledIn<T>(offered: readonly T[], chosen: readonly T[], one: T): readonly T[] {
  return offered.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other)))
}
