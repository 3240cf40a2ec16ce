import { expect, it } from 'vitest'
import { FakeServer, startPhone } from './fake-server'

it('is not said any more once the owner saves, renames or changes to another company', async () => {
  const phone = await startPhone(new FakeServer())
  const { saidStore } = await import('./said')
  const saidAfter = async (what: () => unknown) => {
    saidStore.set('已连接')
    await what()
    return saidStore.get()
  }
  expect(await saidAfter(() => phone.sync())).toBe('已连接')
  expect(await saidAfter(() => phone.saveAsCompany('店'))).toBe('')
  const first = phone.rosterStore.get().current ?? ''
  expect(await saidAfter(() => phone.newCompany('厂'))).toBe('')
  expect(await saidAfter(() => phone.switchTo(first))).toBe('')
  expect(await saidAfter(() => phone.renameCompany(first, '铺'))).toBe('')
  expect(phone.rosterStore.get().companies.map(({ name }) => name)).toEqual(['铺', '厂'])
})
