/** The access token of the app: one for all functions, kept in the table, made by `stable_token`. */
import { close } from './gates'
import { alarm } from './log'
import { setting } from './settings'
import { ABSENT, get, put, update, type Item } from './table'
import { callWechat } from './wechat-call'
import { pausedUntil, reactionTo } from './wechat-reactions'

interface Token {
  readonly value: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** A token is not used in its last minute: a slow call might outlive it. */
const SPARE_MS = 60_000
const KEY = { pk: 'WECHAT', sk: 'TOKEN' }
/** WeChat allows twenty forced tokens a day, thirty seconds apart. */
const FORCE_PAUSE_MS = 30_000
const FORCES_A_DAY = 20
const DAY_MS = 24 * 60 * 60 * 1000
const TIMEOUT_MS = 3000

let known: Token | undefined

const isGood = (token: Token | undefined, now: number): token is Token =>
  token !== undefined && token.until - SPARE_MS > now

/** A token that is good now; undefined when WeChat gives none. `bad`: one that was just refused. */
export async function accessToken(now: number, bad?: string): Promise<string | undefined> {
  if (known?.value === bad) known = undefined
  if (isGood(known, now)) return known.value
  const kept = tokenOf(await get(KEY))
  if (isGood(kept, now) && kept.value !== bad) return remember(kept)
  const fresh = await ask(now, false)
  if (fresh && fresh.value !== bad) return keep(fresh)
  // WeChat still holds the refused one for good: it must be made to forget it.
  if (fresh === undefined || !(await mayForce(now))) return undefined
  const forced = await ask(now, true)
  return forced && keep(forced)
}

/** For tests, where one process plays several. */
export function forgetToken(): void {
  known = undefined
}

function remember(token: Token): string {
  known = token
  return token.value
}

async function keep(token: Token): Promise<string> {
  const { value, until } = token
  const change = 'SET #value = :value, #until = :until'
  const kept = await update(KEY, { change, values: { value, until }, when: 'attribute_exists(#pk)' })
  if (!kept) await put({ ...KEY, value, until }, { when: ABSENT })
  return remember(token)
}

const tokenOf = (item: Item | undefined): Token | undefined =>
  item && typeof item.value === 'string' && typeof item.until === 'number'
    ? { value: item.value, until: item.until }
    : undefined

async function ask(now: number, force: boolean): Promise<Token | undefined> {
  const reply = await callWechat({
    path: '/cgi-bin/stable_token',
    body: {
      ...{ grant_type: 'client_credential', force_refresh: force },
      ...{ appid: setting('WECHAT_APP_ID'), secret: setting('WECHAT_APP_SECRET') },
    },
    timeoutMs: TIMEOUT_MS,
  })
  if (reply.kind !== 'answer') return undefined
  if (reply.errcode !== 0) return refused(reply.errcode, now)
  const { access_token: value, expires_in: seconds } = reply.body
  if (typeof value !== 'string' || value === '' || typeof seconds !== 'number') return undefined
  return { value, until: now + seconds * 1000 }
}

/** Where somebody must look, everybody is refused the same: nothing is sent for a while. Here no new token helps. */
async function refused(errcode: number, now: number): Promise<undefined> {
  const { alarm: isOurs, reaction } = reactionTo(errcode)
  if (!isOurs && reaction !== 'refresh') return
  alarm('wechat', errcode)
  await close(pausedUntil(errcode, now))
}

/** Counts a forced token, unless that were too often. */
async function mayForce(now: number): Promise<boolean> {
  const day = Math.floor(now / DAY_MS)
  const common = { at: now, day, one: 1, before: now - FORCE_PAUSE_MS }
  const paused = '(attribute_not_exists(#forcedAt) OR #forcedAt <= :before OR #forcedAt > :at)'
  const again = await update(KEY, {
    change: 'SET #forcedAt = :at, #forces = #forces + :one',
    when: `#forceDay = :day AND #forces < :most AND ${paused}`,
    values: { ...common, most: FORCES_A_DAY },
  })
  if (again) return true
  const first = await update(KEY, {
    change: 'SET #forcedAt = :at, #forceDay = :day, #forces = :one',
    when: `attribute_exists(#pk) AND (attribute_not_exists(#forceDay) OR #forceDay <> :day) AND ${paused}`,
    values: common,
  })
  return first !== undefined
}
