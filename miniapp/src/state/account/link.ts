/** The code by which another device joins this account. */
import { refusalOf, type Asked } from '@/services/request'
import { record } from '../reading'
import { ask, wantAccount } from './session'
import { sync } from './sync'

export interface LinkCode {
  readonly text: string
  /** The time of day it is good until, `10:10`, as the phone's clock shows it. */
  readonly until: string
  readonly lifeMs: number
}

/** A new code; an earlier one leads nowhere from now on. Opens an account where there is none. */
export async function makeCode(now = new Date()): Promise<Asked<LinkCode>> {
  wantAccount()
  // The other device is to find what stands here now.
  await sync()
  const reply = await ask('POST', '/v1/links')
  const { code, expiresIn } = record(reply?.body) ?? {}
  if (!reply?.ok || typeof code !== 'string' || typeof expiresIn !== 'number') {
    return { ok: false, why: refusalOf(reply) }
  }
  const end = new Date(now.getTime() + expiresIn * 1000)
  const twoDigits = (part: number) => String(part).padStart(2, '0')
  const until = `${twoDigits(end.getHours())}:${twoDigits(end.getMinutes())}`
  return { ok: true, value: { text: code, until, lifeMs: expiresIn * 1000 } }
}
