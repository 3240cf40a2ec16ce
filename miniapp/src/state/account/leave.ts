/** Ways out: nothing of the owner stays on this phone. */
import { dropFile } from '@/services/file'
import { replyOf, type Reply } from '@/services/request'
import { forget } from '../app'
import { forgetInbox } from '../reminders/inbox'
import { forgetPlaces } from './places'
import { EMPTY } from './roster'
import { mergesStore, rosterStore } from './saved'
import { accountLost, accountStore, ask, closeAccount } from './session'

const NOTHING_TO_DO = 204

/** Forgets everything kept on this phone, its key to the account too. What the account keeps stays there. */
export function forgetAll(): void {
  closeAccount()
  accountLost.set(false)
  rosterStore.set(EMPTY)
  mergesStore.set([])
  forgetPlaces()
  forgetInbox()
  dropFile()
  forget()
}

/** Ends the session of this phone, or of every device, and forgets everything here. */
export async function logOut(everywhere = false): Promise<Reply | null> {
  const reply = await ask('DELETE', `/v1/session${everywhere ? '?everywhere=true' : ''}`)
  if (everywhere && !reply?.ok) return reply
  forgetAll()
  return reply
}

/** Erases the account with all it keeps, then everything here. Nothing here is forgotten unless it is done there. */
export async function eraseAll(): Promise<Reply | null> {
  if (!accountStore.get()) {
    forgetAll()
    return replyOf(NOTHING_TO_DO, null)
  }
  const reply = await ask('DELETE', '/v1/me')
  // Another device may have erased it just before.
  const isGone = reply?.ok === true || !accountStore.get()
  if (isGone) forgetAll()
  return isGone ? replyOf(NOTHING_TO_DO, null) : reply
}
