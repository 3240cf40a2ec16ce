/** `wx.login` and code2Session: a code is good once and for five minutes. */
import { randomBytes } from 'node:crypto'
import type { Api, App } from './server'

const CODE_LIFE_MS = 5 * 60 * 1000

export interface Sessions {
  /** What `wx.login` would give this person: a code. */
  issue(openid: string): string
  readonly code2Session: Api
}

/** No code given out yet. */
export function sessions({ appId, appSecret }: App): Sessions {
  const codes = new Map<string, { readonly openid: string; readonly at: number; used: boolean }>()
  return {
    issue(openid) {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { openid, at: Date.now(), used: false })
      return code
    },
    code2Session(query) {
      if (query.get('appid') !== appId) return error(40013, 'invalid appid')
      if (query.get('secret') !== appSecret) return error(40125, 'invalid appsecret')
      if (query.get('grant_type') !== 'authorization_code') return error(40002, 'invalid grant_type')
      const code = query.get('js_code')
      if (code === null || code === '') return error(41008, 'missing code')
      const known = codes.get(code)
      if (!known || Date.now() - known.at > CODE_LIFE_MS) return error(40029, 'invalid code')
      if (known.used) return error(40163, 'code been used')
      known.used = true
      return { session_key: randomBytes(16).toString('base64'), openid: known.openid }
    },
  }
}

const error = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: 0-0-0` })
