/** Earlier results of a saved company, and what has changed since. */
import { refusalOf, type Asked } from '@/services/request'
import { historyFrom, type Kept } from './kept'
import { companyOf, isChanged } from './roster'
import { rosterStore } from './saved'
import { accountStore, ask } from './session'
import { sync } from './sync'

/** Earlier results, the newest first, or why they cannot be had. */
export async function historyOf(id: string): Promise<Asked<readonly Kept[]>> {
  const reply = await ask('GET', `/v1/profiles/${id}`)
  if (!reply?.ok) return { ok: false, why: refusalOf(reply) }
  return { ok: true, value: historyFrom((reply.body as { history?: unknown } | null)?.history) }
}

/** What was kept last by this run of the app, or is about to be: a page opened twice keeps nothing twice. */
let lastKept = ''

/** Has the server keep today's result of the company on the screen, once it has its answers. */
export async function keepResult(on: string): Promise<void> {
  const id = rosterStore.get().current
  if (id === null || !accountStore.get()) return
  await sync()
  const company = companyOf(rosterStore.get(), id)
  if (!company?.base || isChanged(company)) return
  const key = `${id} ${on} ${company.base.version}`
  if (key === lastKept) return
  // At once: the first saving asks a second time while this is on its way.
  lastKept = key
  const reply = await ask('POST', `/v1/profiles/${id}/results`, { on })
  if (!reply?.ok && lastKept === key) lastKept = ''
}
