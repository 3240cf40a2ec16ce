import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Company } from './roster'
import type { SyncState } from './sync'
import { savedWords } from './words'

vi.mock('@/services/storage', () => ({ read: () => undefined, write: () => true, remove: () => undefined }))
vi.mock('@/services/http', () => ({ hasServer: true, call: () => Promise.resolve(null) }))
vi.mock('@/services/login', () => ({ credentials: () => Promise.resolve(null), forgetKey: () => undefined }))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-20T10:00:00+08:00') })
})
afterEach(() => {
  vi.useRealTimers()
})

const done: SyncState = { now: 'done' }
const refused = { now: 'refused', why: '最多保存 10 家单位，请先删除不用的。' } as const
const saved = (updatedAt?: string): Company => {
  const contents = { name: '店', answers: {} }
  return { id: 'a', ...contents, base: { ...contents, version: 1, ...(updatedAt !== undefined && { updatedAt }) } }
}
const changed: Company = { ...saved(), name: '新店' }

it.each([
  ['the day', saved('2026-11-18T03:00:00.000Z'), done, '已保存 · 11月18日'],
  ['today, by the clock of China', saved('2026-11-19T16:00:00.000Z'), done, '已保存 · 今天'],
  ['another year', saved('2025-12-31T15:59:00.000Z'), done, '已保存 · 2025年12月31日'],
  ['a day nobody told', saved(), done, '已保存'],
  ['what others wait for', saved(), refused, '已保存'],
  ['a change on its way', changed, { now: 'busy' } as const, '正在保存…'],
  ['a change without a network', changed, { now: 'waiting' } as const, '等有网再保存'],
] as const)('says %s', (_, company, sync, text) => {
  expect(savedWords(company, sync, true)).toEqual({ text, isProblem: false })
})

it('gives the words of a server that refuses, and says what only this phone has', () => {
  expect(savedWords(changed, refused, true)).toEqual({
    text: refused.why,
    isProblem: true,
  })
  expect(savedWords(saved(), done, false)).toEqual({ text: '只存在这台手机上', isProblem: true })
})
