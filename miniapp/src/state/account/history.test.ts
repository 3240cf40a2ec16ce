import { expect, it } from 'vitest'
import { replyOf } from '@/services/request'
import { FakeServer, startPhone } from './fake-server'

it('tells a network that is down from a server that fails', async () => {
  const server = new FakeServer()
  const phone = await startPhone(server)
  await phone.saveAsCompany('店')
  const { historyOf } = await import('./history')
  const id = phone.rosterStore.get().current ?? ''
  server.faults = ['down', replyOf(502, null)]
  expect(await historyOf(id)).toEqual({ ok: false, why: '网络不通，请稍后再试。' })
  expect(await historyOf(id)).toEqual({ ok: false, why: '服务器没有办成，请稍后再试。' })
  expect(await historyOf(id)).toEqual({ ok: true, value: [] })
})
