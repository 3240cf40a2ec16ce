/** How many messages WeChat may still bring. Known before the button is tapped: WeChat wants to be asked at once. */
import type { Asked } from '@/services/request'
import { createStore } from '@/services/store'
import { accountStore } from '../account/session'
import { noteAnswer, readSubscriptions, type Subscription } from './settings'

/** Null: not known, or messages are not set up. */
export const creditStore = createStore<Subscription | null>(null)

accountStore.subscribe(() => {
  if (!accountStore.get()) creditStore.set(null)
})

export async function loadCredit(): Promise<void> {
  if (accountStore.get()) take(await readSubscriptions())
}

/** WeChat tells the server in its own time, mostly within a second or two. */
const CONFIRMED_AFTER_MS = [1500, 5000]

/** Passes the answer on, and looks again until WeChat has told the server. */
export async function tellAnswer(template: string, answer: string): Promise<void> {
  const before = creditStore.get()?.left ?? 0
  take(await noteAnswer(template, answer))
  if (answer !== 'accept') return
  for (const pause of CONFIRMED_AFTER_MS) {
    if ((creditStore.get()?.left ?? 0) > before) return
    await new Promise((resolve) => setTimeout(resolve, pause))
    await loadCredit()
  }
}

function take(asked: Asked<readonly Subscription[]>): void {
  if (asked.ok) creditStore.set(asked.value[0] ?? null)
}
