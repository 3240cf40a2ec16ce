/** Signed tokens: one that opens the private routes for minutes, one that is exchanged for the next pair, once. */
import { jwtVerify, SignJWT } from 'jose'
import { isId } from './secrets'
import { setting } from './settings'
import { nowSeconds } from './today'

/** Seconds. */
export const ACCESS_LIFE = 15 * 60
export const REFRESH_LIFE = 60 * 24 * 60 * 60

/** What both tokens say. */
export interface Claims {
  readonly account: string
  /** One log-in: the family of tokens that follow from each other. */
  readonly session: string
  /** Of the account: raised by 'log out everywhere'. */
  readonly generation: number
  /** How often the family was renewed before. */
  readonly turn: number
}

type Use = 'access' | 'refresh'
const ALGORITHM = 'HS256'

const key = (): Uint8Array => {
  const bytes = new TextEncoder().encode(setting('SESSION_KEY'))
  if (bytes.length < 32) throw new Error('SESSION_KEY has less than 32 bytes')
  return bytes
}

/** The token, valid for so many seconds from now. */
export function sign(use: Use, { account, session, generation, turn }: Claims): Promise<string> {
  const now = nowSeconds()
  return new SignJWT({ sid: session, gen: generation, turn })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setSubject(account)
    .setAudience(use)
    .setIssuedAt(now)
    .setExpirationTime(now + (use === 'access' ? ACCESS_LIFE : REFRESH_LIFE))
    .sign(key())
}

/** What the token says; undefined when it is not ours, not for this use, or past its time. */
export async function verify(use: Use, token: string): Promise<Claims | undefined> {
  const secret = key()
  try {
    const { payload } = await jwtVerify(token, secret, {
      ...{ algorithms: [ALGORITHM], audience: use, requiredClaims: ['sub', 'sid', 'gen', 'turn', 'exp'] },
      currentDate: new Date(nowSeconds() * 1000),
    })
    const { sub: account, sid: session, gen: generation, turn } = payload
    if (!isId(account) || !isId(session) || typeof generation !== 'number' || typeof turn !== 'number') return undefined
    return { account, session, generation, turn }
  } catch {
    return undefined
  }
}
