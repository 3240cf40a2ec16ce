/** The sessions of an account: one a log-in, kept in the account item, so that one read tells whether both go on. */
import { changeAccount, partitionOf, type Account } from './accounts'
import { eraseItem } from './erase'
import { newId } from './secrets'
import { get, keyOfRef, remove } from './table'
import { nowSeconds } from './today'
import { REFRESH_LIFE, type Claims } from './tokens'

const MAX_SESSIONS = 10

/** Begins a session. Undefined when the account is closed meanwhile. The oldest of too many sessions ends. */
export async function openSession({ id, sessions }: Account): Promise<Claims | undefined> {
  const now = nowSeconds()
  const session = newId()
  const others = Object.entries(sessions).sort(([, a], [, b]) => b.until - a.until)
  const over = others.filter(([, { until }], index) => until <= now || index >= MAX_SESSIONS - 1).map(([old]) => old)
  const names = Object.fromEntries([['new', session], ...over.map((old, index) => [`old${index}`, old] as const)])
  const removed = over.map((_, index) => `#sessions.#old${index}`).join(', ')
  const account = await changeAccount(
    id,
    `SET #sessions.#new = :begun${removed && ` REMOVE ${removed}`}`,
    { begun: { turn: 0, until: now + REFRESH_LIFE } },
    undefined,
    names,
  )
  return account && { account: id, session, generation: account.generation, turn: 0 }
}

/**
 * The next turn of a session, and its account. Undefined when the token was used before (then the whole session ends,
 * as one of its two holders is not the owner) or the session has ended.
 */
export async function renewSession(claims: Claims): Promise<{ claims: Claims; account: Account } | undefined> {
  const { account: id, session, generation, turn } = claims
  const names = { session }
  const account = await changeAccount(
    id,
    'SET #sessions.#session = :next',
    { next: { turn: turn + 1, until: nowSeconds() + REFRESH_LIFE }, turn, generation },
    '#sessions.#session.#turn = :turn AND #generation = :generation',
    names,
  )
  if (account) return { claims: { ...claims, turn: turn + 1 }, account }
  await changeAccount(
    id,
    'REMOVE #sessions.#session',
    { turn, generation },
    '#sessions.#session.#turn > :turn AND #generation = :generation',
    names,
  )
  return undefined
}

/** Ends one session. */
export async function endSession(account: string, session: string): Promise<void> {
  await changeAccount(account, 'REMOVE #sessions.#session', {}, undefined, { session })
}

/**
 * Ends all of them: no token or link code given out so far opens anything any more. Where WeChat opens the account, devices do not
 * any more either; where nothing else does, they have to.
 */
export async function endAllSessions(id: string): Promise<void> {
  const account = await changeAccount(id, 'SET #sessions = :none ADD #generation :one', { none: {}, one: 1 })
  const link = await get({ pk: partitionOf(id), sk: 'LINK' })
  if (link) await eraseItem(link)
  if (account?.openid === undefined) return
  for (const ref of account.elsewhere) {
    const login = await remove(keyOfRef(ref), { when: '#kind = :device', values: { device: 'device' } })
    if (login) await changeAccount(id, 'DELETE #elsewhere :ref', { ref: new Set([ref]) })
  }
}

/** Whether the session these claims belong to goes on. */
export function isOpen(account: Account, { session, generation }: Claims): boolean {
  return !account.closing && account.generation === generation && Object.hasOwn(account.sessions, session)
}
