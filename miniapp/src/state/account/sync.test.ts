/** Two phones and one account, whatever the network does. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../../shared/index'
import { choose, withAnswer } from '../draft'
import { reviewOf } from '../review'
import { engine, FakeServer, startPhone, type Fault, type Phone } from './fake-server'
import { isChanged } from './roster'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function answer(phone: Phone, fact: string, value: Answer): void {
  const draft = phone.draftStore.get()
  phone.draftStore.set({ ...draft, answers: { ...draft.answers, [fact]: value } })
}

const current = (phone: Phone) => {
  const { companies, current: id } = phone.rosterStore.get()
  return companies.find((company) => company.id === id)
}

/** Two phones with one company, the same on both. */
async function pair(): Promise<{ server: FakeServer; phones: [Phone, Phone] }> {
  const server = new FakeServer()
  const first = await startPhone(server)
  await first.saveAsCompany('店')
  await first.sync()
  const second = await startPhone(server)
  expect((await second.joinBy(server.link()))?.ok).toBe(true)
  expect(current(second)?.name).toBe('店')
  return { server, phones: [first, second] }
}

const FIELDS = ['name', 'annual_payroll', 'staff_average'] as const
type Field = (typeof FIELDS)[number]

interface Step {
  readonly who: 0 | 1
  readonly field: Field
  readonly value: string
  /** What happens after the edit: nothing, a look at the server, an edit during that, or the app is started again. */
  readonly then: 'nothing' | 'sync' | 'edit' | 'restart'
  readonly faults: readonly Fault[]
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0, 1),
  field: fc.constantFrom(...FIELDS),
  value: fc.constantFrom('1', '2'),
  then: fc.constantFrom('nothing', 'sync', 'sync', 'edit', 'restart'),
  faults: fc.oneof(
    fc.array(fc.constantFrom<Fault>('none', 'none', 'down', 'lost'), { maxLength: 8 }),
    // Saved, and the phone does not know.
    fc.constant<Fault[]>(['none', 'lost']),
  ),
})

const valueOf = (phone: Phone, field: Field) => {
  const company = current(phone)
  return field === 'name' ? company?.name : company?.answers[field]
}

function change(phone: Phone, field: Field, value: string): void {
  if (field === 'name') phone.renameCompany(phone.rosterStore.get().current ?? '', value)
  else answer(phone, field, value)
}

describe('two phones of one account', () => {
  it('end with the same contents after any edits and faults, and no edit that nobody overwrote is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { server, phones } = await pair()
        const last: Record<Field, [unknown, unknown]> = {
          name: [undefined, undefined],
          annual_payroll: [undefined, undefined],
          staff_average: [undefined, undefined],
        }
        const edit = (who: 0 | 1, field: Field, value: string) => {
          change(phones[who], field, value)
          last[field][who] = value
        }
        for (const { who, field, value, then, faults } of steps) {
          edit(who, field, value)
          server.faults = [...faults]
          if (then === 'sync' || then === 'edit') {
            const done = phones[who].sync()
            if (then === 'edit') edit(who, field, `${value}0`)
            await done
          }
          if (then === 'restart') phones[who] = await startPhone(server, phones[who].storage)
          server.faults = []
        }
        for (const phone of [...phones, ...phones, ...phones]) await phone.sync()
        const [here, there] = phones
        const [kept] = server.account.companies.values()
        for (const phone of phones) expect(phone.rosterStore.get().companies.some(isChanged)).toBe(false)
        for (const field of FIELDS) {
          expect(valueOf(here, field)).toEqual(valueOf(there, field))
          expect(valueOf(here, field)).toEqual(field === 'name' ? kept?.name : kept?.answers[field])
          const written = last[field].filter((value) => value !== undefined)
          if (written.length > 0) expect(written).toContain(valueOf(here, field))
        }
        for (const phone of phones) expect(phone.draftStore.get().answers).toEqual(current(phone)?.answers)
      }),
      { numRuns: 250, seed: 20_261_120, endOnFailure: true },
    )
  })
})

describe('one phone', () => {
  it('says what it waits for, and tries again by itself', async () => {
    const { server, phones } = await pair()
    const [phone] = phones
    answer(phone, 'annual_payroll', '5')
    server.faults = ['down', 'down']
    await phone.sync()
    expect(phone.syncStore.get()).toEqual({ now: 'waiting' })
    server.faults = []
    await vi.advanceTimersByTimeAsync(30_000)
    expect(phone.syncStore.get()).toEqual({ now: 'done' })
    expect([...server.account.companies.values()][0]?.answers).toEqual({ annual_payroll: '5' })
  })

  it('waits likewise after what nobody foresaw', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    const unforeseen = new Error('unforeseen')
    vi.spyOn(server, 'call').mockRejectedValueOnce(unforeseen).mockRejectedValueOnce(unforeseen)
    await phone.saveAsCompany('店')
    await phone.sync()
    expect(phone.syncStore.get()).toEqual({ now: 'waiting' })
    await vi.advanceTimersByTimeAsync(30_000)
    expect(server.account.companies.size).toBe(1)
  })

  it('sends several changes in a row once', async () => {
    const { server, phones } = await pair()
    server.asked.length = 0
    for (const value of ['1', '2', '3', '4']) answer(phones[0], 'annual_payroll', value)
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.asked.filter((asked) => asked.startsWith('PUT'))).toHaveLength(1)
  })

  it('begins a company at once, without the answers of the one before, and what is answered meanwhile stays', async () => {
    const { server, phones } = await pair()
    const [phone] = phones
    answer(phone, 'annual_payroll', '5')
    server.faults = Array<Fault>(9).fill('down')
    await phone.newCompany('二店')
    expect(phone.draftStore.get().answers).toEqual({})
    answer(phone, 'staff_average', '7')
    await phone.sync()
    server.faults = []
    await phone.sync()
    expect(phone.draftStore.get().answers).toEqual({ staff_average: '7' })
    expect(phone.rosterStore.get().companies.map(({ answers }) => answers)).toEqual([
      { annual_payroll: '5' },
      { staff_average: '7' },
    ])
  })

  it('shows every answer of a company, whatever was being checked, and those of the screen are not lost unseen', async () => {
    const { phones } = await pair()
    const [phone] = phones
    const [shop] = phone.rosterStore.get().companies
    answer(phone, 'annual_payroll', '5')
    phone.startOver()
    phone.update((draft) => ({ ...choose(draft, ['union-refund']), answers: { has_union: 'yes' } }))
    expect(phone.hasUnsaved(phone.rosterStore.get(), phone.draftStore.get())).toBe(true)
    phone.openAnswers(shop?.id ?? '')
    expect(phone.hasUnsaved(phone.rosterStore.get(), phone.draftStore.get())).toBe(false)
    const lines = reviewOf(engine, phone.draftStore.get(), '2026-11-20').flatMap((group) => group.lines)
    expect(lines.map(({ fact, text }) => [fact.id, text])).toEqual([['annual_payroll', '5元']])
  })

  it('holds no answer for an estimate that came from the other phone since', async () => {
    const { phones } = await pair()
    const [here, there] = phones
    here.update((draft) => withAnswer(withAnswer(draft, 'annual_payroll', '5', true), 'union_remitted', '6', true))
    for (const phone of phones) await phone.sync()
    answer(there, 'union_remitted', '7')
    for (const phone of [there, here]) await phone.sync()
    expect(here.draftStore.get()).toMatchObject({
      answers: { annual_payroll: '5', union_remitted: '7' },
      estimated: ['annual_payroll'],
    })
  })

  it('goes on with the whole check of the company that is shown', async () => {
    const { phones } = await pair()
    const [phone] = phones
    phone.openAnswers(current(phone)?.id ?? '')
    phone.update((draft) => ({ ...draft, trail: ['entity_type'], step: 1 }))
    const draft = phone.draftStore.get()
    phone.openAnswers(current(phone)?.id ?? '')
    expect(phone.draftStore.get()).toEqual(draft)
  })

  it('keeps a company that was changed here and deleted there, and lets an unchanged one go', async () => {
    const { phones } = await pair()
    const [here, there] = phones
    const id = current(here)?.id ?? ''
    answer(here, 'annual_payroll', '5')
    there.deleteCompany(id)
    await there.sync()
    await here.sync()
    await there.sync()
    expect(there.rosterStore.get().companies.map(({ answers }) => answers)).toEqual([{ annual_payroll: '5' }])
    here.deleteCompany(id)
    await here.sync()
    there.switchTo(id)
    await there.sync()
    expect(there.rosterStore.get()).toEqual({ companies: [], current: null, deleted: [] })
    expect(there.draftStore.get().answers).toEqual({})
  })

  it('deletes also what the server has without its knowing', async () => {
    const server = new FakeServer()
    const phone = await startPhone(server)
    server.faults = ['none', 'none', 'lost', ...Array<Fault>(9).fill('down')]
    await phone.saveAsCompany('店')
    await phone.sync()
    server.faults = []
    expect(server.account.companies.size).toBe(1)
    expect(phone.rosterStore.get().companies[0]?.base).toBeNull()
    phone.deleteCompany(phone.rosterStore.get().companies[0]?.id ?? '')
    await phone.sync()
    expect(server.account.companies.size).toBe(0)
    expect(phone.rosterStore.get().companies).toEqual([])
  })

  it('brings marks together, also those made without a network', async () => {
    const { server, phones } = await pair()
    const [here, there] = phones
    here.toggleFavourite('000#35')
    there.toggleFavourite('union-refund')
    server.faults = ['none', 'lost']
    await here.sync()
    server.faults = []
    for (const phone of [here, there, here]) await phone.sync()
    expect([...here.favouritesStore.get()].sort()).toEqual(['000#35', 'union-refund'])
    expect([...there.favouritesStore.get()].sort()).toEqual(['000#35', 'union-refund'])
    there.toggleFavourite('000#35')
    for (const phone of [there, here]) await phone.sync()
    expect(here.favouritesStore.get()).toEqual(['union-refund'])
  })
})
