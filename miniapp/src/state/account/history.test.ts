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

it('has a result kept once, however often it is asked for, and again after a failure', async () => {
  const server = new FakeServer()
  const phone = await startPhone(server)
  await phone.saveAsCompany('店')
  const { keepResult } = await import('./history')
  const path = `POST /v1/profiles/${phone.rosterStore.get().current ?? ''}/results`
  const times = () => server.asked.filter((one) => one === path).length
  // It looks for companies and favourites first.
  server.faults = ['none', 'none', replyOf(502, null)]
  await keepResult('2026-11-20')
  expect(times()).toBe(1)
  await Promise.all([keepResult('2026-11-20'), keepResult('2026-11-20')])
  await keepResult('2026-11-20')
  expect(times()).toBe(2)
  await keepResult('2025-12-31')
  expect(times()).toBe(3)
})
