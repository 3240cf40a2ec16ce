import type { Credentials } from './login'
import { randomText } from './random'
import { read, remove, write } from './storage'

const KEY = 'qinghui.device'
const SECRET_BYTES = 32

/** What opens the account of this browser: a secret it made itself, kept nowhere else but as a hash. */
export async function credentials(): Promise<Credentials> {
  const kept = read(KEY)
  if (typeof kept === 'string') return { device: kept }
  const device = await randomText(SECRET_BYTES)
  return write(KEY, device) ? { device } : 'unkept'
}

/** The account stays, but this browser cannot open it any more. */
export function forgetKey(): void {
  remove(KEY)
}
