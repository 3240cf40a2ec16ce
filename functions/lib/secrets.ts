/** Secrets and ids. A secret is only ever looked up by its hash, so no comparison of it can be timed. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { ID } from './patterns'
import { setting } from './settings'

/** 128 random bits in 22 characters. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** An id as `newId` makes them; a client may make them too. */
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text)

/** Names what cannot be guessed: a device's secret, an openid, a notice with its company's id. */
export const hashOf = (kind: 'device' | 'wechat' | 'notice', secret: string): string =>
  createHash('sha256').update(`${kind}:${secret}`).digest('base64url')

/** Names what could be tried out (a short code, an address) if the key of the server were not in it. */
export const keyedHashOf = (kind: 'link' | 'address', text: string): string =>
  createHmac('sha256', setting('SESSION_KEY')).update(`${kind}:${text}`).digest('base64url')

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
const CODE = new RegExp(`^[${LETTERS}]{${CODE_LENGTH}}$`)

/** A code to be read on one screen and typed on another: 49 bits, no character that looks like another. */
export function newCode(): string {
  let code = ''
  while (code.length < CODE_LENGTH) {
    // 248 = 8 × 31: bytes above would make the first letters likelier.
    for (const byte of randomBytes(CODE_LENGTH)) {
      if (byte < 248 && code.length < CODE_LENGTH) code += LETTERS.charAt(byte % LETTERS.length)
    }
  }
  return code
}

/** The code as typed, in either case, with blanks or hyphens. Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return CODE.test(code) ? code : undefined
}
