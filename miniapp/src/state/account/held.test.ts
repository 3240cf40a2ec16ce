import { expect, it } from 'vitest'
import { withAnswer } from '../draft'
import { FakeServer, startPhone } from './fake-server'

it("counts the answers of every firm, and those that are nobody's yet", async () => {
  const phone = await startPhone(new FakeServer())
  const { heldHere } = await import('./held')
  const answer = (fact: string, value: string) => {
    phone.update((draft) => withAnswer(draft, fact, value))
  }
  expect(heldHere()).toEqual([])
  answer('entity_type', 'company')
  answer('has_union', 'yes')
  expect(heldHere()).toEqual(['2 项填过的情况'])
  await phone.saveAsCompany('店')
  await phone.newCompany('厂')
  expect(heldHere()).toEqual(['2 家单位', '2 项填过的情况'])
  answer('entity_type', 'individual')
  expect(heldHere()).toEqual(['2 家单位', '3 项填过的情况'])
  phone.startOver()
  answer('entity_type', 'individual')
  expect(heldHere()).toEqual(['2 家单位', '4 项填过的情况'])
})
