/** What opens an account: a secret made on a device, or a person in WeChat. */
import { createAccount, lifeOf, readAccount, setPerson, type Account } from './accounts'
import { eraseAccount } from './erase'
import { finishMove } from './merge'
import { hashOf, newId } from './secrets'
import { openSession } from './sessions'
import { ABSENT, get, put, refOf, type Key } from './table'
import type { Claims } from './tokens'

export interface Login {
  readonly kind: 'device' | 'wechat'
  readonly key: Key
  readonly openid: string | undefined
}

export const deviceLogin = (secret: string): Login => ({
  kind: 'device',
  key: loginKey('device', secret),
  openid: undefined,
})
export const wechatLogin = (openid: string): Login => ({ kind: 'wechat', key: loginKey('wechat', openid), openid })

const loginKey = (kind: Login['kind'], secret: string): Key => ({ pk: `LOGIN#${hashOf(kind, secret)}`, sk: 'LOGIN' })

/** The account this opens so far, open or being closed. */
export async function accountBehind({ key }: Login): Promise<Account | undefined> {
  const pointer = await get(key)
  return pointer && readAccount(pointer.account as string)
}

/** Enough for one closed account after another; more than that is a fault. */
const TRIES = 4

/** The account this opens so far. One that is being closed is closed first. */
export async function openBehind(login: Login): Promise<Account | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const account = await accountBehind(login)
    if (!account?.closing) return account
    await finishClosing(account)
  }
  throw keptClosing()
}

/** Opens the account, made now if there is none, and begins a session. */
export async function logIn(login: Login): Promise<{ claims: Claims; account: Account; created: boolean }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const id = await pointedAt(login)
    const before = await readAccount(id)
    if (before?.closing) {
      await finishClosing(before)
      continue
    }
    if (before && login.openid !== undefined && before.openid === undefined) {
      await setPerson(id, login.openid)
      continue
    }
    if (!before) await createAccount(id, refOf(login.key), login.openid)
    const account = before ?? (await readAccount(id))
    const claims = account && (await openSession(account))
    if (!claims) continue
    if (before) return { claims, account, created: false }
    // The account may have been erased between the two reads above: then nothing leads to the one just made.
    if ((await get(login.key))?.account === id) return { claims, account, created: true }
    await eraseAccount(id)
  }
  throw keptClosing()
}

const keptClosing = (): Error => new Error('the account kept being closed')

/** What a closing that was cut off has left to do. */
export async function finishClosing(account: Account): Promise<void> {
  if (account.movedTo === undefined) await eraseAccount(account.id)
  else await finishMove(account, account.movedTo)
}

/** The id the login leads to; a new one is put there first, so that a crash leaves no account nothing leads to. */
async function pointedAt({ key, kind, openid }: Login): Promise<string> {
  const known = await get(key)
  if (known) return known.account as string
  const account = newId()
  if (await put({ ...key, account, kind, ttl: lifeOf(openid) }, { when: ABSENT })) return account
  return pointedAt({ key, kind, openid })
}
