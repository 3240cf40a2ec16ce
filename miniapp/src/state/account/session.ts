/** The account of this phone: opened when the owner first saves, and kept open without asking again. */
import { call } from '@/services/http'
import { credentials, forgetKey } from '@/services/login'
import { replyOf, type Reply, type Request } from '@/services/request'
import { read, remove, write } from '@/services/storage'
import { createStore } from '@/services/store'
import { markAllUnsent } from '../favourites'
import { record } from '../reading'
import { unknownToServer } from './roster'
import { changeRoster } from './saved'

/** `refresh` opens the next session, once; null until the first one. */
interface Account {
  readonly refresh: string | null
  /** WeChat is one of the keys to it. */
  readonly wechat: boolean
}

const KEY = 'qinghui.account'
/** An access token with less left is not used any more. */
const MARGIN_MS = 30_000
const UNAUTHORIZED = 401
const INSUFFICIENT_STORAGE = 507
/** An account is not opened by a key that is gone with the page: nothing could ever open it again. */
const UNKEPT = replyOf(INSUFFICIENT_STORAGE, {
  detail: '没有保存：这个浏览器不让存东西。请退出无痕模式或清出空间，再试一次。',
})

/** Null: everything is kept on this phone only. */
export const accountStore = createStore<Account | null>(accountFrom(read(KEY)), (account) => {
  if (account) write(KEY, account)
  else remove(KEY)
})

/** True once the server has said that the account is gone: erased from another device, or unused for long. */
export const accountLost = createStore(false)

let access: { readonly token: string; readonly until: number } | null = null
/** Raised when this phone leaves its account: an answer to what was asked before does not count any more. */
let stay = 0
let opening: Promise<Reply | null> | null = null

/** From now on there is an account; it is opened with the first request. */
export function wantAccount(): void {
  if (accountStore.get()) return
  markAllUnsent()
  accountLost.set(false)
  accountStore.set({ refresh: null, wechat: false })
}

/** Asks for what belongs to the account. Null without a network, or where nothing opens the account. */
export async function ask(method: Request['method'], path: string, body?: object): Promise<Reply | null> {
  const began = stay
  const request = { method, path, ...(body && { body }) }
  const token = await opened()
  const first = typeof token === 'string' ? await call({ ...request, token }) : token
  if (began !== stay) return null
  if (first?.status !== UNAUTHORIZED || typeof token !== 'string') return first
  // Somebody else may have a new token by now.
  if (access?.token === token) access = null
  const next = await opened()
  const second = typeof next === 'string' ? await call({ ...request, token: next }) : next
  return began === stay ? second : null
}

/** A token that is good now, or what the server answered instead; null when there is no account or no network. */
async function opened(): Promise<string | Reply | null> {
  if (!accountStore.get()) return null
  if (!access || access.until <= Date.now()) {
    // A refresh token works once: everybody waits for the same one.
    opening ??= open().finally(() => {
      opening = null
    })
    const reply = await opening
    if (!reply?.ok) return reply
  }
  return access?.token ?? null
}

async function open(): Promise<Reply | null> {
  const refresh = accountStore.get()?.refresh ?? null
  if (refresh !== null) {
    const renewed = await openBy({ refresh })
    if (renewed === null || renewed.status !== UNAUTHORIZED) return renewed
  }
  const opened = await logIn({})
  if (refresh === null || !opened?.ok) return opened
  if (record(opened.body)?.created !== true) return opened
  // Our key found no account and made an empty one. What was erased is not brought back.
  if (access) await call({ method: 'DELETE', path: '/v1/me', token: access.token })
  closeAccount()
  accountLost.set(true)
  return null
}

/** Joins the account of another device, whose code the owner has typed, with all that this phone has saved. */
export async function join(link: string): Promise<Reply | null> {
  const before = accountStore.get()
  wantAccount()
  const joined = await logIn({ link })
  if (!joined?.ok && !before && accountStore.get()?.refresh === null) accountStore.set(null)
  return joined
}

async function logIn(extra: object): Promise<Reply | null> {
  const own = await credentials()
  if (own === 'unkept') return UNKEPT
  return own && openBy({ ...own, ...extra })
}

async function openBy(body: object): Promise<Reply | null> {
  const began = stay
  const reply = await call({ method: 'POST', path: '/v1/session', body })
  if (began !== stay) return null
  if (!reply?.ok) return reply
  // Looked at before it is believed: the refresh token that is kept would be lost to whatever else came.
  const { access: token, expiresIn, refresh, wechat } = record(reply.body) ?? {}
  if (typeof token !== 'string' || typeof expiresIn !== 'number' || typeof refresh !== 'string') return null
  access = { token, until: Date.now() + expiresIn * 1000 - MARGIN_MS }
  accountStore.set({ refresh, wechat: wechat === true })
  return reply
}

/** This phone has no account any more, and no key to the one it had. */
export function closeAccount(): void {
  stay += 1
  access = null
  accountStore.set(null)
  forgetKey()
  changeRoster(unknownToServer)
}

function accountFrom(stored: unknown): Account | null {
  const account = record(stored)
  if (!account) return null
  const { refresh, wechat } = account
  return { refresh: typeof refresh === 'string' ? refresh : null, wechat: wechat === true }
}
