import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asked } from '@/services/request'
import type { NoticeSettings } from './settings'
import { changeWishes, loadWishes, savingStore, toggledIn, wishesStore } from './wishes'

const server = vi.hoisted(() => ({ settings: {} as NoticeSettings, saves: [] as NoticeSettings[], why: '' }))

vi.mock('../account/session', () => ({ accountStore: { get: () => null, subscribe: () => undefined } }))
vi.mock('./settings', () => {
  const answer = (): Promise<Asked<NoticeSettings>> =>
    Promise.resolve(server.why === '' ? { ok: true, value: server.settings } : { ok: false, why: server.why })
  return {
    readSettings: answer,
    saveSettings: (settings: NoticeSettings) => {
      if (server.why === '') server.settings = settings
      server.saves.push(settings)
      return answer()
    },
  }
})

beforeEach(async () => {
  Object.assign(server, {
    settings: { kinds: ['filing', 'near'], filingLeads: [7], policyLeads: [], wechat: true },
    saves: [],
    why: '',
  })
  await loadWishes()
})

describe('the owner’s wishes', () => {
  it('are on the screen at once and saved', async () => {
    const saving = changeWishes({ wechat: false })
    expect([wishesStore.get()?.wechat, savingStore.get().now]).toEqual([false, 'saving'])
    await saving
    expect([server.settings.wechat, savingStore.get().now]).toEqual([false, 'saved'])
  })

  it('in quick succession end as the last one, in one more save', async () => {
    await Promise.all([
      changeWishes({ wechat: false }),
      changeWishes({ filingLeads: [3] }),
      changeWishes({ filingLeads: [1] }),
    ])
    expect(server.saves.map(({ filingLeads }) => filingLeads)).toEqual([[7], [1]])
    expect(server.settings).toMatchObject({ wechat: false, filingLeads: [1] })
  })

  it('are as they were where they cannot be saved, and the reason is told', async () => {
    server.why = '网络不通，请稍后再试。'
    await changeWishes({ wechat: false })
    expect(wishesStore.get()?.wechat).toBe(true)
    expect(savingStore.get()).toEqual({ now: 'refused', why: server.why })
    expect(await loadWishes()).toBe(server.why)
  })

  it('stay in the order in which they are offered', () => {
    expect([toggledIn([3, 2, 1], [1], 3), toggledIn([3, 2, 1], [3, 1], 3)]).toEqual([[3, 1], [1]])
  })
})
