import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acknowledged,
  companyOf,
  EMPTY,
  isChanged,
  mergesFrom,
  received,
  reconciled,
  rosterFrom,
  sending,
  unknownToServer,
  withChange,
  withCompany,
  withMerge,
  without,
  type Company,
  type Remote,
  type Roster,
} from './roster'

const answers = fc.dictionary(fc.constantFrom('staff', 'payroll'), fc.constantFrom('1', '2', null), {
  noNullPrototype: true,
})
const contents = fc.record({ name: fc.constantFrom('一店', '二店'), answers })
const saved = fc.record({ name: fc.constantFrom('一店', '二店'), answers, version: fc.integer({ min: 1, max: 3 }) })
const id = fc.constantFrom('a', 'b', 'c', 'd')

const company: fc.Arbitrary<Company> = fc
  .tuple(id, contents, fc.option(saved), fc.boolean())
  .map(([own, now, base, changed]) => ({ id: own, ...(base && !changed ? base : now), base }))
  .map(({ id: own, name, answers: given, base }) => ({ id: own, name, answers: given, base }))
const roster: fc.Arbitrary<Roster> = fc.record({
  companies: fc.uniqueArray(company, { selector: ({ id: own }) => own }),
  current: fc.option(id),
  deleted: fc.uniqueArray(fc.constantFrom('x', 'y')),
})
const remote: fc.Arbitrary<Remote[]> = fc.uniqueArray(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'x'), saved).map(([own, rest]) => ({ id: own, ...rest })),
  { selector: ({ id: own }) => own },
)
const settings = { numRuns: 5000, seed: 20_261_120 }

describe('looking at all the server has', () => {
  it('never drops a company that was changed here', () => {
    fc.assert(
      fc.property(roster, remote, (before, there) => {
        const after = reconciled(before, there).roster
        for (const { id: own } of before.companies.filter(isChanged)) expect(companyOf(after, own)).toBeDefined()
      }),
      settings,
    )
  })

  it('has every company of the server that is not deleted here, from its latest version', () => {
    fc.assert(
      fc.property(roster, remote, (before, there) => {
        const after = reconciled(before, there).roster
        for (const { id: own, ...rest } of there) {
          if (before.deleted.includes(own)) expect(companyOf(after, own)).toBeUndefined()
          else expect(companyOf(after, own)?.base).toEqual(rest)
        }
      }),
      settings,
    )
  })

  it('keeps what is unchanged like the server, and lets go what was deleted elsewhere', () => {
    fc.assert(
      fc.property(roster, remote, (before, there) => {
        const after = reconciled(before, there).roster
        const idle = before.companies.filter((one) => !isChanged(one))
        for (const { id: own } of idle) {
          const now = companyOf(after, own)
          if (there.some((one) => one.id === own)) expect(now && isChanged(now)).toBe(false)
          else expect(now).toBeUndefined()
        }
        const { current } = after
        expect(current === null || companyOf(after, current) !== undefined).toBe(true)
      }),
      settings,
    )
  })

  it('a second time changes nothing and tells nothing', () => {
    fc.assert(
      fc.property(roster, remote, (before, there) => {
        const once = reconciled(before, there).roster
        const twice = reconciled(once, there)
        expect(twice).toEqual({ roster: once, merges: [] })
      }),
      settings,
    )
  })
})

const base = { name: '店', answers: { staff: '1' }, version: 1 }
const mine: Company = { id: 'a', name: '店', answers: { staff: '2' }, base }
const one = (own: Company): Roster => ({ ...EMPTY, companies: [own], current: 'a' })

describe('a save', () => {
  it('leaves what was changed meanwhile to be saved next', () => {
    const sent = { name: '店', answers: { staff: '2' } }
    const later = withChange(one(mine), 'a', { answers: { staff: '3' } })
    const after = companyOf(acknowledged(later, sent, { id: 'a', ...sent, version: 2 }), 'a')
    expect(after).toEqual({ id: 'a', name: '店', answers: { staff: '3' }, base: { ...sent, version: 2 } })
  })

  it('takes over how the server writes it, so that it is not sent again and again', () => {
    const sent = { name: '店', answers: { staff: '2' } }
    const after = companyOf(
      acknowledged(one(mine), sent, { id: 'a', name: '店', answers: { staff: 2 }, version: 2 }),
      'a',
    )
    expect(after && isChanged(after)).toBe(false)
  })

  it('whose answer was lost is not disputed with itself, not even when it was taken back since', () => {
    const sent = sending(one(mine), mine)
    const current = { id: 'a', name: '店', answers: { staff: '2' }, version: 2 }
    for (const staff of ['1', '2', '3']) {
      const { roster: after, merge } = received(withChange(sent, 'a', { answers: { staff } }), current)
      expect(merge).toBeNull()
      expect(companyOf(after, 'a')?.answers).toEqual({ staff })
    }
  })

  it('is remembered a few times at most', () => {
    let now = one(mine)
    for (let i = 0; i < 20; i++) now = sending(now, { ...mine, name: String(i) })
    expect(companyOf(now, 'a')?.sent?.map(({ name }) => name)).toEqual(['16', '17', '18', '19'])
  })
})

describe('deleting', () => {
  it('is told to a server that has the company, or may have it', () => {
    const unsent = { ...mine, base: null }
    expect(without(one(mine), 'a')).toEqual({ companies: [], current: null, deleted: ['a'] })
    expect(without(one(unsent), 'a').deleted).toEqual([])
    expect(without(sending(one(unsent), unsent), 'a').deleted).toEqual(['a'])
    expect(without(one(mine), 'b')).toEqual(one(mine))
  })
})

it('a company deleted and saved anew elsewhere under the same version is still seen', () => {
  const anew = { id: 'a', name: '新店', answers: {}, version: 1 }
  const { roster: after } = reconciled(one({ ...mine, answers: base.answers }), [anew])
  expect(companyOf(after, 'a')?.name).toBe('新店')
})

it('a new account knows none of the companies', () => {
  const { companies, deleted } = unknownToServer({ ...sending(one(mine), mine), deleted: ['z'] })
  expect(companies).toEqual([{ id: 'a', name: '店', answers: { staff: '2' }, base: null }])
  expect(deleted).toEqual([])
})

it('what is told of a company adds up until it is seen, each field once, the latest of it', () => {
  const dispute = (fact: string, theirs: string) => ({ fact, mine: '0', theirs })
  const first = { company: 'a', name: '店', taken: ['x', 'y'], disputes: [dispute('p', '1'), dispute('q', '1')] }
  const second = { company: 'a', name: '新店', taken: ['q'], disputes: [dispute('y', '2')] }
  const other = { company: 'b', name: '二店', taken: [null], disputes: [] }
  const told = [first, other, second].reduce<ReturnType<typeof withMerge>>(withMerge, [])
  expect(told).toEqual([
    other,
    { company: 'a', name: '新店', taken: ['x', 'q'], disputes: [dispute('p', '1'), dispute('y', '2')] },
  ])
})

describe('what storage gives back', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(roster, (kept) => {
        const { current, companies } = kept
        const stays = companies.some(({ id: own }) => own === current) ? current : null
        expect(rosterFrom(JSON.parse(JSON.stringify(kept)))).toEqual({ ...kept, current: stays })
      }),
      settings,
    )
  })

  it('is never more than what fits', () => {
    const whole = { id: 'a', name: '店', answers: {}, base: null }
    const broken = [null, 1, {}, { ...whole, id: 1 }, { ...whole, answers: null }, { ...whole, base: { name: '店' } }]
    const sent = { ...whole, id: 'b', sent: [null] }
    expect(rosterFrom({ companies: [...broken, sent, whole], current: 'z', deleted: [1, 'd'] })).toEqual({
      companies: [whole],
      current: null,
      deleted: ['d'],
    })
    expect(rosterFrom('nothing')).toEqual(EMPTY)
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        rosterFrom(anything)
        mergesFrom(anything)
      }),
      settings,
    )
  })

  it('puts a company in its place', () => {
    const two = withCompany(one(mine), { ...mine, id: 'b' })
    expect(withCompany(two, { ...mine, name: '改' }).companies.map(({ id: own, name }) => own + name)).toEqual([
      'a改',
      'b店',
    ])
  })
})
