/** `stable_token`: one token for everybody until it ends, or until it is forced. */
import { randomBytes } from 'node:crypto'
import type { Api, App } from './server'

const LIFE_MS = 7_200_000
const OLD_LIFE_MS = 300_000
const FORCE_PAUSE_MS = 30_000
const FORCES_A_DAY = 20

export interface Tokens {
  readonly stableToken: Api
  /** The code that a call with this token gets, or 0. */
  check(token: string | null): number
  /** What WeChat may do at any time: the token in use is good no longer. */
  revoke(): void
}

/** No token made yet. */
export function tokens({ appId, appSecret }: App): Tokens {
  let current = { value: '', until: 0 }
  let old = { value: '', until: 0 }
  let forcedAt = -Infinity
  let forces = 0

  function make(now: number): void {
    old = { value: current.value, until: now + OLD_LIFE_MS }
    current = { value: randomBytes(256).toString('base64url'), until: now + LIFE_MS }
  }

  return {
    stableToken(_, body) {
      const asked = JSON.parse(body) as Readonly<Record<string, unknown>>
      if (asked.grant_type !== 'client_credential') return error(40002, 'invalid grant_type')
      if (asked.appid !== appId) return error(40013, 'invalid appid')
      if (asked.secret !== appSecret) return error(40125, 'invalid appsecret')
      const now = Date.now()
      if (asked.force_refresh === true) {
        if (forces >= FORCES_A_DAY || now - forcedAt < FORCE_PAUSE_MS)
          return error(45009, 'reach max api daily quota limit')
        forcedAt = now
        forces++
        make(now)
      } else if (current.until <= now) make(now)
      return { access_token: current.value, expires_in: Math.floor((current.until - now) / 1000) }
    },
    check(token) {
      const now = Date.now()
      if (token === null || token === '') return 41001
      if (token === current.value) return current.until > now ? 0 : 42001
      return token === old.value && old.until > now ? 0 : 40001
    },
    revoke() {
      current = { ...current, value: `${current.value}-revoked` }
      old = { value: '', until: 0 }
    },
  }
}

const error = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: 0-0-0` })
