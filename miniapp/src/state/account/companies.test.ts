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

it('answers anew under its own name, or stays as it is while another firm is asked', async () => {
  const phone = await startPhone(new FakeServer())
  const { answerAgain, draftStore, startOver, update } = await import('../app')
  const { withAnswer } = await import('../draft')
  const answer = (value: string) => {
    update((draft) => withAnswer(draft, 'entity_type', value))
  }
  answer('company')
  await phone.saveAsCompany('店')
  const { current } = phone.rosterStore.get()
  answerAgain()
  expect(draftStore.get().answers).toEqual({})
  expect(phone.rosterStore.get()).toMatchObject({ current, companies: [{ name: '店', answers: {} }] })
  answer('individual')
  startOver()
  expect(draftStore.get().answers).toEqual({})
  const saved = { companies: [{ name: '店', answers: { entity_type: 'individual' } }] }
  expect(phone.rosterStore.get()).toMatchObject({ current: null, ...saved })
  answer('company')
  expect(phone.rosterStore.get()).toMatchObject(saved)
})
