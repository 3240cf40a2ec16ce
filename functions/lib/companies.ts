/** The companies of an account: their answers under a version, and the way to keep what belongs to one. */
import type { Profile } from '../../shared/index'
import { changeAccount, partitionOf, putOwned, readAccount } from './accounts'
import { MAX_COMPANIES } from './company-limits'
import { eraseDetails } from './erase'
import { Problem, unauthorized } from './problem'
import type { Member } from './routes'
import { all, get, query, remove, update, type Condition, type Item, type Key } from './table'
import { chinaTime, nowMs } from './today'

export interface Company {
  readonly id: string
  readonly name: string
  readonly answers: object
  /** 1 when it is made, one more with each change. */
  readonly version: number
  readonly updatedAt: string
}

/** What a client wants a company to be. */
export interface Draft {
  readonly name: string
  readonly answers: object
  /** The version the change was made from; 0 for a new company. */
  readonly version: number
}

const companyKey = (account: string, id: string): Key => ({ pk: partitionOf(account), sk: `COMPANY#${id}` })

export function companyOf({ sk, name, answers, version, updatedAt }: Item): Company {
  return {
    id: sk.slice('COMPANY#'.length),
    name: name as string,
    answers: JSON.parse(answers as string) as object,
    version: version as number,
    updatedAt: updatedAt as string,
  }
}

/** A company as the rules see it. */
export function profileOf({ id, answers, updatedAt }: Company): Profile {
  return { id, answers: answers as Profile['answers'], savedOn: chinaTime(Date.parse(updatedAt)).day }
}

/** All of them, in the order of their ids. */
export async function listCompanies(account: string): Promise<Company[]> {
  return (await companyItems(account)).map(companyOf)
}

export const companyItems = (account: string): Promise<Item[]> =>
  all(query(partitionOf(account), { prefix: 'COMPANY#' }))

/** One company of this account. Throws Problem (404), also for one of somebody else. */
export async function readCompany(account: string, id: string): Promise<Company> {
  const item = await get(companyKey(account, id))
  if (!item) throw noCompany()
  return companyOf(item)
}

/** Also for one of another account: nobody learns that it exists. */
export const noCompany = (): Problem => new Problem('not-found', '没有这家单位，可能已在别处删除。', 'id')

/**
 * Saves a draft made from the current version, and makes the company for version 0. The same draft sent twice is saved
 * once. Throws Problem: 409 with the current company when the draft was made from an older one, 409 for too many, 404.
 */
export async function saveCompany(member: Member, id: string, draft: Draft): Promise<Company> {
  const key = companyKey(member.account, id)
  const fields = {
    name: draft.name,
    answers: JSON.stringify(draft.answers),
    version: draft.version + 1,
    updatedAt: new Date(nowMs()).toISOString(),
  }
  const saved = draft.version === 0 ? await create(member, key, id, fields) : await change(member, key, draft, fields)
  if (saved) return { id, ...fields, answers: draft.answers }
  const current = await get(key)
  if (!current) throw draft.version === 0 ? unauthorized() : noCompany()
  // An answer that was lost on the way: the client asks for what is there already.
  if (current.version === fields.version && current.name === fields.name && current.answers === fields.answers) {
    return companyOf(current)
  }
  throw new Problem('conflict', '这家单位已在别处修改，请合并后再保存。', 'version', { current: companyOf(current) })
}

interface Fields {
  readonly name: string
  readonly answers: string
  readonly version: number
  readonly updatedAt: string
}

async function create({ account, ttl }: Member, key: Key, id: string, fields: Fields): Promise<boolean> {
  if (!(await reserve(account, id))) {
    const owner = await readAccount(account)
    if (!owner || owner.closing) throw unauthorized()
    throw new Problem('full', `最多保存 ${MAX_COMPANIES} 家单位，请先删除不用的。`, 'id')
  }
  return putOwned(account, { ...key, ...fields, follows: true, ttl })
}

async function change({ ttl }: Member, key: Key, { version }: Draft, fields: Fields): Promise<boolean> {
  const sets = 'SET #name = :name, #answers = :answers, #version = :version, #updatedAt = :updatedAt'
  const item = await update(key, {
    change: ttl === undefined ? sets : `${sets}, #ttl = :ttl`,
    when: '#version = :seen',
    values: { ...fields, seen: version, ...(ttl !== undefined && { ttl }) },
  })
  return item !== undefined
}

/** Counts a company before there is one, so that no two at once exceed the limit. False when there is no room. */
export async function reserve(account: string, id: string): Promise<boolean> {
  const room = 'attribute_not_exists(#companies) OR size(#companies) < :most OR contains(#companies, :id)'
  const values = { most: MAX_COMPANIES, id, one: new Set([id]) }
  return (await changeAccount(account, 'ADD #companies :one', values, room)) !== undefined
}

/** Erases the company with all that was derived from it; the plan forgets it at the next look. Throws Problem (404) when there is none. */
export async function deleteCompany(account: string, id: string): Promise<void> {
  const existed = await remove(companyKey(account, id), { when: 'attribute_exists(#pk)' })
  await eraseDetails(account, id)
  const counted = await changeAccount(
    account,
    'DELETE #companies :one',
    { id, one: new Set([id]) },
    'contains(#companies, :id)',
  )
  if (!existed && !counted) throw noCompany()
}

/**
 * Writes an item that belongs to a company, and takes it back when account or company are gone by then: false, as when
 * the condition did not hold.
 */
export async function putDetail(account: string, company: string, item: Item, condition: Condition): Promise<boolean> {
  if (!(await putOwned(account, item, condition))) return false
  if (await get(companyKey(account, company))) return true
  await remove(item)
  return false
}
