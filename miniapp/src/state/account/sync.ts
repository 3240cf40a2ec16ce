/** Brings what was saved on this phone to the account, and what other phones saved there to this one. */
import { refusalOf, type Reply } from '@/services/request'
import { engine } from '@/services/engine'
import { createStore } from '@/services/store'
import { record } from '../reading'
import { syncFavourites } from './favourites'
import {
  acknowledged,
  companyOf,
  isChanged,
  isRemote,
  received,
  reconciled,
  sending,
  withChange,
  withMerge,
  type Company,
} from './roster'
import { changeRoster, mergesStore, rosterStore } from './saved'
import { accountStore, ask } from './session'

/** `waiting`: no network, tried again by itself. `refused`: the server says why. */
export type SyncState =
  | { readonly now: 'done' }
  | { readonly now: 'busy' }
  | { readonly now: 'waiting' }
  | { readonly now: 'refused'; readonly why: string }

export const syncStore = createStore<SyncState>({ now: 'done' })

const PAUSE_MS = 800
const RETRY_MS = 30_000
const NOT_FOUND = 404
const BAD_REQUEST = 400

let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | null = null
let again = false

/** Saves soon: several changes in a row go together. */
export function saveSoon(pause = PAUSE_MS): void {
  clearTimeout(timer)
  timer = setTimeout(() => void sync(), pause)
}

/** Saves and looks now. Done when nothing is left to save, or when it cannot be done at present. Never throws. */
export function sync(): Promise<void> {
  again = true
  running ??= run().finally(() => {
    running = null
  })
  return running
}

async function run(): Promise<void> {
  while (again) {
    again = false
    if (!accountStore.get()) return
    syncStore.set({ now: 'busy' })
    // What nobody foresaw is tried again too: nothing may stay 「正在保存…」 for good.
    const stopped = await takeSteps().catch(() => null)
    if (stopped === undefined) {
      syncStore.set({ now: 'done' })
    } else if (stopped === null) {
      // The account may have turned out to be gone.
      syncStore.set({ now: accountStore.get() ? 'waiting' : 'done' })
      saveSoon(RETRY_MS)
    } else {
      syncStore.set({ now: 'refused', why: refusalOf(stopped) })
    }
  }
}

/** What stopped a step: null for no network, a reply that refuses; undefined when nothing did. */
type Stopped = Reply | null | undefined

/** What is refused stops nothing else; without a network nothing else is tried. */
async function takeSteps(): Promise<Stopped> {
  let refused: Stopped
  for (const step of [sendDeletions, receiveAll, sendChanges, syncFavourites]) {
    const stopped = await step()
    if (stopped === null) return null
    refused ??= stopped
  }
  return refused
}

async function sendDeletions(): Promise<Stopped> {
  for (const id of rosterStore.get().deleted) {
    const reply = await ask('DELETE', `/v1/profiles/${id}`)
    if (!reply?.ok && reply?.status !== NOT_FOUND) return reply
    changeRoster((roster) => ({ ...roster, deleted: roster.deleted.filter((one) => one !== id) }))
  }
  return undefined
}

async function receiveAll(): Promise<Stopped> {
  const reply = await ask('GET', '/v1/profiles')
  if (!reply?.ok) return reply
  const profiles = record(reply.body)?.profiles
  // Taken for an empty account, whatever else came would delete every company here.
  if (!Array.isArray(profiles)) return null
  const { roster, merges } = reconciled(rosterStore.get(), profiles.filter(isRemote))
  rosterStore.set(roster)
  mergesStore.set(merges.reduce(withMerge, mergesStore.get()))
  return undefined
}

async function sendChanges(): Promise<Stopped> {
  // One company that is refused must not keep the others from being saved.
  let refused: Stopped
  for (const { id } of rosterStore.get().companies) {
    for (;;) {
      const company = companyOf(rosterStore.get(), id)
      if (!company || !isChanged(company)) break
      const stopped = await save(company)
      if (stopped === null) return null
      if (stopped) {
        refused = stopped
        break
      }
    }
  }
  return refused
}

/** Sends one state of one company. Afterwards the roster is nearer to the server's, or what stopped it is returned. */
async function save(company: Company): Promise<Stopped> {
  const { id, name, answers, base } = company
  changeRoster((roster) => sending(roster, company))
  const reply = await ask('PUT', `/v1/profiles/${id}`, { name, answers, version: base?.version ?? 0 })
  if (reply?.ok) {
    if (!isRemote(reply.body)) return reply
    const saved = reply.body
    changeRoster((roster) => acknowledged(roster, { name, answers }, saved))
    return undefined
  }
  const current = (reply?.body as { current?: unknown } | null)?.current
  if (isRemote(current)) {
    const { roster, merge } = received(rosterStore.get(), current)
    rosterStore.set(roster)
    if (merge) mergesStore.set(withMerge(mergesStore.get(), merge))
    return undefined
  }
  if (reply?.status === NOT_FOUND && base) {
    // Deleted on another phone while it was changed on this one: saved anew, so that nothing is lost.
    changeRoster((roster) => withChange(roster, id, { base: null }))
    return undefined
  }
  const unknown = Object.keys(answers).filter((fact) => !engine.facts.has(fact))
  if (reply?.status === BAD_REQUEST && unknown.length > 0) {
    // Answers that neither these rules nor the server's have a question for.
    const known = Object.fromEntries(Object.entries(answers).filter(([fact]) => engine.facts.has(fact)))
    changeRoster((roster) => withChange(roster, id, { answers: known }))
    return undefined
  }
  return reply
}
