/** For tests: one account as the server keeps it, a network that fails on demand, and phones that use both. */
import { vi } from 'vitest'
import { load, type Bundle } from '../../../../shared/index'
import bundle from '../../../../shared/generated/bundle.json'
import { replyOf, type Reply, type Request } from '@/services/request'
import { same } from './merge'
import type { Remote } from './roster'

/** `down`: the request never arrives. `lost`: it is done, and the answer never arrives. */
export type Fault = 'none' | 'down' | 'lost'

interface Body {
  readonly device?: string
  readonly refresh?: string
  readonly link?: string
  readonly name?: string
  readonly answers?: Remote['answers']
  readonly version?: number
}

interface Account {
  readonly companies: Map<string, Remote>
  readonly favourites: Set<string>
}

export const engine = load(bundle as unknown as Bundle)

export class FakeServer {
  /** Faults of the requests to come, one each; none once they are used up. A reply is given in the place of the server's. */
  faults: (Fault | Reply)[] = []
  /** What was asked, as `METHOD path`. */
  readonly asked: string[] = []
  readonly accounts = new Map<number, Account>()
  private readonly devices = new Map<string, number>()
  private readonly access = new Map<string, number>()
  private readonly refresh = new Map<string, number>()
  private readonly links = new Map<string, number>()
  private made = 0

  async call(request: Request): Promise<Reply | null> {
    this.asked.push(`${request.method} ${request.path}`)
    const fault = this.faults.shift() ?? 'none'
    await Promise.resolve()
    if (fault === 'down') return null
    if (typeof fault === 'object') return fault
    // Nobody keeps a part of the other's memory.
    const reply = structuredClone(this.answer(structuredClone(request)))
    await Promise.resolve()
    return fault === 'lost' ? null : reply
  }

  /** Every access token is refused from now on; of both kinds when the sessions have ended. */
  expire(alsoRefresh = false): void {
    this.access.clear()
    if (alsoRefresh) this.refresh.clear()
  }

  /** What another device does that erases everything. */
  erase(): void {
    for (const kept of [this.accounts, this.devices, this.access, this.refresh]) kept.clear()
  }

  /** The only account there is. */
  get account(): Account {
    const [account] = this.accounts.values()
    if (!account || this.accounts.size > 1) throw new Error(`${this.accounts.size} accounts`)
    return account
  }

  link(): string {
    const [id = 0] = this.accounts.keys()
    this.links.set('CODE', id)
    return 'CODE'
  }

  private answer({ method, path, token = '', body }: Request): Reply {
    const [, , room, id = '', part] = path.split('/')
    const sent = (body ?? {}) as Body
    if (method === 'POST' && room === 'session') return this.open(sent)
    const member = this.access.get(token) ?? 0
    const account = this.accounts.get(member)
    if (!account) return replyOf(401, { detail: '请重新登录' })
    if (room === 'me' && method === 'DELETE') {
      this.accounts.delete(member)
      for (const [device, of] of this.devices) if (of === member) this.devices.delete(device)
      return replyOf(204, null)
    }
    if (room === 'me') return replyOf(200, { favourites: [...account.favourites] })
    if (room === 'favourites') {
      if (method === 'PUT') account.favourites.add(decodeURIComponent(id))
      else account.favourites.delete(decodeURIComponent(id))
      return replyOf(204, null)
    }
    if (part === 'results') return replyOf(account.companies.has(id) ? 200 : 404, {})
    if (method === 'GET') return replyOf(200, { profiles: [...account.companies.values()] })
    if (method === 'DELETE') return replyOf(account.companies.delete(id) ? 204 : 404, {})
    return save(account, id, sent)
  }

  private open({ device, refresh, link }: Body): Reply {
    let id = refresh === undefined ? this.devices.get(device ?? '') : this.refresh.get(refresh)
    if (refresh !== undefined) {
      this.refresh.delete(refresh)
      if (id === undefined || !this.accounts.has(id)) return replyOf(401, { detail: '请重新登录' })
    }
    if (link !== undefined) {
      const into = this.links.get(link)
      if (into === undefined) return replyOf(404, { detail: '连接码不对或已过期' })
      this.links.delete(link)
      const from = id !== into && id !== undefined ? this.accounts.get(id) : undefined
      for (const company of from?.companies.values() ?? []) this.accounts.get(into)?.companies.set(company.id, company)
      if (from && id !== undefined) this.accounts.delete(id)
      id = into
    }
    const created = id === undefined
    id ??= ++this.made
    if (created) this.accounts.set(id, { companies: new Map(), favourites: new Set() })
    if (device !== undefined) this.devices.set(device, id)
    const pair = { access: `access ${++this.made}`, refresh: `refresh ${this.made}` }
    this.access.set(pair.access, id)
    this.refresh.set(pair.refresh, id)
    return replyOf(200, { ...pair, expiresIn: 900, wechat: false, created })
  }
}

function save({ companies }: Account, id: string, { name = '', answers = {}, version = 0 }: Body): Reply {
  const current = companies.get(id)
  if (!current && version > 0) return replyOf(404, { detail: '没有这家单位' })
  const next: Remote = { id, name, answers, version: version + 1 }
  if (current && current.version !== version && !same(current, next)) return replyOf(409, { current })
  companies.set(id, next)
  return replyOf(200, next)
}

/**
 * The modules of one phone, with a memory of their own. Started again on `storage`, it is the same phone; one that
 * `isFull` keeps nothing more.
 */
export async function startPhone(server: FakeServer, storage = new Map<string, unknown>(), isFull = false) {
  vi.resetModules()
  vi.doMock('@/services/http', () => ({ hasServer: true, call: (request: Request) => server.call(request) }))
  vi.doMock('@/services/storage', () => ({
    read: (key: string) => structuredClone(storage.get(key)),
    write: (key: string, value: unknown) => {
      if (isFull) return false
      storage.set(key, structuredClone(value))
      return true
    },
    remove: (key: string) => void storage.delete(key),
  }))
  vi.doMock('@/services/login', () => vi.importActual('@/services/login.h5'))
  vi.doMock('@/services/file', () => ({ dropFile: () => void storage.delete('file') }))
  vi.doMock('@/services/random', () => ({ randomText: () => Promise.resolve(`random ${++randoms}`) }))
  vi.doMock('@/services/network', () => ({ whenBack: () => undefined }))
  vi.doMock('@/services/engine', () => ({ engine }))
  const [companiesModule, leave, saved, session, sync, app, favourites, marks] = await Promise.all([
    import('./companies'),
    import('./leave'),
    import('./saved'),
    import('./session'),
    import('./sync'),
    import('../app'),
    import('../favourites'),
    import('./favourites'),
  ])
  companiesModule.keepTogether()
  await sync.sync()
  return { ...companiesModule, ...leave, ...saved, ...session, ...sync, ...app, ...favourites, ...marks, storage }
}

export type Phone = Awaited<ReturnType<typeof startPhone>>

let randoms = 0
