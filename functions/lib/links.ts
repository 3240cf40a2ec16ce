/** Short codes that lead another device, or WeChat, to an account: shown on one screen, typed on the other. */
import { changeAccount, MAX_LOGINS, partitionOf, putOwned, readAccount, setPerson, type Account } from './accounts'
import { MAX_COMPANIES } from './company-limits'
import { openBehind, type Login } from './logins'
import { moveAccount } from './merge'
import { Problem, unauthorized } from './problem'
import { keyedHashOf, newCode, readCode } from './secrets'
import { openSession } from './sessions'
import { ABSENT, get, keyOfRef, put, refOf, remove, type Key } from './table'
import type { Claims } from './tokens'
import { nowSeconds } from './today'

/** Seconds a code leads anywhere, and between two codes of one account. */
const LINK_LIFE = 600
const LINK_PAUSE = 10

const linkKey = (code: string): Key => ({ pk: `LINK#${keyedHashOf('link', code)}`, sk: 'LINK' })

/** A new code for this account; an earlier one leads nowhere from now on. Throws Problem (429, 401). */
export async function makeLink(account: string): Promise<{ code: string; expiresIn: number }> {
  const code = newCode()
  const key = linkKey(code)
  const now = nowSeconds()
  const life = { ttl: now + LINK_LIFE }
  const own = { pk: partitionOf(account), sk: 'LINK' }
  const before = await get(own)
  const noted = await putOwned(
    account,
    { ...own, ...life, madeAt: now, elsewhere: new Set([refOf(key)]) },
    { when: `${ABSENT} OR #madeAt <= :pause`, values: { pause: now - LINK_PAUSE } },
  )
  if (!noted) await refuseLink(account)
  for (const ref of before?.elsewhere ?? []) await remove(keyOfRef(ref))
  if (!(await putOwned(account, { ...key, ...life, account }))) throw unauthorized()
  return { code: `${code.slice(0, 5)}-${code.slice(5)}`, expiresIn: LINK_LIFE }
}

async function refuseLink(id: string): Promise<never> {
  const account = await readAccount(id)
  if (!account || account.closing) throw unauthorized()
  throw new Problem('too-many', '刚生成过连接码，请稍后再试。', undefined, {
    headers: { 'retry-after': String(LINK_PAUSE) },
  })
}

/**
 * Joins what the login opened so far, with all its companies, to the account of the code, and begins a session there.
 * Throws Problem: 404 for a code that leads nowhere, 409 where the two do not fit into one account.
 */
export async function join(login: Login, typed: string): Promise<{ claims: Claims; account: Account }> {
  const code = readCode(typed)
  const key = code === undefined ? undefined : linkKey(code)
  const link = key && (await get(key))
  const into = link && (await readAccount(link.account as string))
  if (!into || into.closing) throw noLink()
  const from = await openBehind(login)
  if (from && from.id !== into.id) checkFit(from, into)
  if (login.openid !== undefined && into.openid !== undefined && into.openid !== login.openid) throw twoPeople()
  // Whoever removes it has used it: a code works once.
  if (!(await remove(link, { when: 'attribute_exists(#pk) AND #ttl > :now' }))) throw noLink()
  await remove({ pk: partitionOf(into.id), sk: 'LINK' })
  if (!from || from.id === into.id) await attach(login, into)
  else if (!(await moveAccount(from, into))) throw noLink()
  const joined = await readAccount(into.id)
  const claims = joined && (await openSession(joined))
  if (!claims) {
    await remove(login.key, { when: `${ABSENT} OR #account = :into`, values: { into: into.id } })
    throw noLink()
  }
  return { claims, account: joined }
}

function checkFit(from: Account, into: Account): void {
  if (from.openid !== undefined && into.openid !== undefined && from.openid !== into.openid) throw twoPeople()
  if (new Set([...from.companies, ...into.companies]).size > MAX_COMPANIES) {
    throw new Problem('full', `两边的单位合起来超过 ${MAX_COMPANIES} 家，请先删除不用的。`, 'link')
  }
  if (from.elsewhere.size + into.elsewhere.size > MAX_LOGINS) throw tooManyLogins()
}

/** Also finishes what was cut off. The person is known last: an account is in WeChat only if WeChat opens it. */
async function attach({ key, kind, openid }: Login, into: Account): Promise<void> {
  const ref = refOf(key)
  if (!into.elsewhere.has(ref) && into.elsewhere.size >= MAX_LOGINS) throw tooManyLogins()
  const named = await changeAccount(into.id, 'ADD #elsewhere :ref', { ref: new Set([ref]) })
  if (!named) throw noLink()
  await put({ ...key, account: named.id, kind, ttl: named.ttl })
  if (openid !== undefined) await setPerson(into.id, openid)
}

const noLink = (): Problem => new Problem('not-found', '连接码不对或已过期，请在另一台设备上重新生成。', 'link')
const twoPeople = (): Problem => new Problem('full', '两边已连接不同的微信，不能合并。', 'link')
const tooManyLogins = (): Problem => new Problem('full', `一个账号最多连接 ${MAX_LOGINS} 台设备。`, 'link')
