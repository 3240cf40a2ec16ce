import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EMPTY, type Company, type Roster } from './roster'
import type { SyncState } from './sync'
import { savedWords, sentWords, stayWords } from './words'

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

it('promises that nothing leaves the phone only where no company is saved', () => {
  const roster: Roster = { ...EMPTY, companies: [saved()], current: 'a' }
  const other: Roster = { ...roster, current: null }
  const stays = '答案留在这台手机上'
  expect([stayWords(EMPTY, false), stayWords(roster, false), stayWords(other, true)]).toEqual([stays, stays, stays])
  expect(stayWords(roster, true)).toBe('下次接着答')
  const only = /^结果在手机上算。只有/
  expect(sentWords(EMPTY, false)).toMatch(only)
  expect(sentWords(EMPTY, true)).toMatch(only)
  expect(sentWords(roster, false)).toMatch(only)
  expect(sentWords(other, true)).toMatch(/^结果在手机上算。存成单位的答案，改了就存到服务器。.*发去重新算一次/)
})
