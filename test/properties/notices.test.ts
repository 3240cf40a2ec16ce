/** What holds of notices for every firm, whatever it answered and whenever it is asked. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  LEADS,
  load,
  NOTICE_KINDS,
  notices,
  resultChanges,
  USUAL_WISHES,
  type Engine,
  type FilingWindow,
  type IsoDate,
  type Notice,
  type Profile,
  type Wishes,
} from '../../shared'
import { bundleOf } from './kit'
import { answersTo } from './random-answers'
import { FACTS, rules } from './random-bundles'
import { RUNS, SEED } from './runs'
import { SHIPPED } from './shipped'

/** Each run works out years of notices: a fiftieth of the cases takes as long as those of other laws. */
const options = { numRuns: Math.ceil(RUNS / 50), seed: SEED, endOnFailure: RUNS < 1_000 }

const shipped = load(SHIPPED)
const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2019-06-15', days))
const wishes: fc.Arbitrary<Wishes> = fc.record({
  kinds: fc.subarray([...NOTICE_KINDS]),
  filingLeads: fc.array(fc.constantFrom(...LEADS), { maxLength: 4 }),
  policyLeads: fc.array(fc.constantFrom(...LEADS), { maxLength: 4 }),
})

const choices = FACTS.filter((fact) => fact.type === 'choice')
const randomWindow = (id: string): fc.Arbitrary<FilingWindow> =>
  fc.record({
    ...{ id: fc.constant(id), title: fc.constant(id), audience: fc.constant(''), place: fc.constant('') },
    who: fc.constantFrom(...choices).chain((fact) =>
      fc
        .subarray(
          fact.options.map((option) => option.id),
          { minLength: 1 },
        )
        .map((wanted) => ({
          ...{ op: 'choice' as const, fact: fact.id, in: wanted, cite: 'law#1' },
        })),
    ),
    due: fc.constantFrom(
      { after: 'quarter' as const, days: 15, words: '', clause: 'law#2' },
      { after: 'year' as const, months: 12, words: '', clause: 'law#2' },
      { after: 'year' as const, day: '03-31', words: '', clause: 'law#2' },
    ),
    verifiedFor: fc.subarray([2020, 2021, 2022, 2023, 2026]),
    verify: fc.constant('请向税务机关核实'),
    moved: fc.constantFrom<FilingWindow['moved']>({}, { '2022-12-31': { to: '2023-01-04', clause: 'law#3' } }),
    ...{ checkedOn: fc.constant('2020-01-01'), notes: fc.constant([]) },
  })

const randomEngine: fc.Arbitrary<Engine> = fc
  .tuple(rules, randomWindow('monthly'), randomWindow('yearly'))
  .map(([policies, ...windows]) => load({ ...bundleOf(FACTS, policies), windows }))

const profileOf = (engine: Engine): fc.Arbitrary<Profile> =>
  fc.record({ id: fc.constantFrom('a', 'b'), answers: answersTo(engine.bundle), savedOn: day })

interface Case {
  readonly engine: Engine
  readonly profile: Profile
  readonly days: readonly [IsoDate, IsoDate, IsoDate]
  readonly wishes: Wishes
}

const casesOf = (engines: fc.Arbitrary<Engine>): fc.Arbitrary<Case> =>
  engines.chain((engine) =>
    fc.record({
      engine: fc.constant(engine),
      profile: profileOf(engine),
      days: fc.tuple(day, day, day).map(([a, b, c]) => [a, b, c].sort() as unknown as Case['days']),
      wishes,
    }),
  )

/** The years of dates that stand in what the user reads about filing. */
const yearsIn = (text: string): number[] => Array.from(text.matchAll(/(\d{4})年/g), ([, year]) => Number(year))

function verifiedDays(engine: Engine, found: readonly Notice[]): void {
  for (const notice of found.filter(({ kind }) => kind === 'filing')) {
    const window = engine.bundle.windows.find(({ id }) => id === notice.subject)!
    if (notice.day === null) {
      expect(yearsIn(notice.text)).toEqual([])
      expect(window.due && window.verifiedFor.includes(Number(notice.on.slice(0, 4)))).toBeFalsy()
      continue
    }
    const lawful = Object.entries(window.moved).find(([, { to }]) => to === notice.day)?.[0] ?? notice.day
    expect(window.verifiedFor).toContain(Number(lawful.slice(0, 4)))
    expect(yearsIn(notice.text)).toEqual([Number(notice.day.slice(0, 4))])
  }
}

describe.each([
  ['the shipped policies', casesOf(fc.constant(shipped))],
  ['random policies', casesOf(randomEngine)],
] as const)('notices of %s', (_, cases) => {
  it('name no day of a year that nobody verified', () => {
    fc.assert(
      fc.property(cases, ({ engine, profile, days: [from, , to], wishes }) => {
        verifiedDays(engine, notices(profile, engine, from, to, wishes))
      }),
      options,
    )
  })

  it('come once, in order, inside the interval, and only as wished', () => {
    fc.assert(
      fc.property(cases, ({ engine, profile, days: [from, , to], wishes }) => {
        const found = notices(profile, engine, from, to, wishes)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        expect(found.map(({ on }) => on)).toEqual(found.map(({ on }) => on).sort())
        for (const { on, day, lead, kind, event, why, title, profile: owner, clause } of found) {
          expect(owner).toBe(profile.id)
          expect(on >= from && on <= to).toBe(true)
          expect(wishes.kinds).toContain(kind)
          if (event === 'due') expect(wishes.filingLeads).toContain(lead)
          if (event === 'ends') expect(wishes.policyLeads).toContain(lead)
          if (day !== null) expect(addDays(on, lead)).toBe(day)
          expect(title).not.toBe('')
          expect(why).toMatch(/^因为.+。$/)
          if (clause !== null) expect(clause).toMatch(/^[a-z0-9-]+#/)
        }
      }),
      options,
    )
  })

  it('of two adjoining intervals are those of both together', () => {
    fc.assert(
      fc.property(cases, ({ engine, profile, days: [from, middle, to], wishes }) => {
        const whole = notices(profile, engine, from, to, wishes)
        const parts = [
          ...notices(profile, engine, from, middle, wishes),
          ...notices(profile, engine, addDays(middle, 1), to, wishes),
        ]
        expect(parts).toEqual(whole)
      }),
      options,
    )
  })

  it('depend on nothing but what they are given', () => {
    fc.assert(
      fc.property(cases, cases, ({ engine, profile, days: [from, , to], wishes }, other) => {
        const found = notices(profile, engine, from, to, wishes)
        notices(other.profile, other.engine, other.days[0], other.days[2], other.wishes)
        expect(notices(profile, engine, from, to, wishes)).toEqual(found)
        expect(notices(profile, load(engine.bundle), from, to, wishes)).toEqual(found)
      }),
      options,
    )
  })

  it('of fewer wishes are a part of those of all', () => {
    fc.assert(
      fc.property(cases, ({ engine, profile, days: [from, , to], wishes }) => {
        const all = notices(profile, engine, from, to, { kinds: NOTICE_KINDS, filingLeads: LEADS, policyLeads: LEADS })
        const known = new Map(all.map((notice) => [notice.id, notice]))
        for (const notice of notices(profile, engine, from, to, wishes)) expect(known.get(notice.id)).toEqual(notice)
      }),
      options,
    )
  })

  it('keep their ids when the bundle is published again', () => {
    fc.assert(
      fc.property(cases, ({ engine, profile, days: [from, , to] }) => {
        const again = load({ ...engine.bundle, hash: 'another' })
        expect(notices(profile, again, from, to)).toEqual(notices(profile, engine, from, to))
      }),
      options,
    )
  })
})

describe('changes between bundles', () => {
  const cases = fc.tuple(randomEngine, randomEngine).chain(([before, after]) =>
    fc.record({
      before: fc.constant(before),
      after: fc.constant(load({ ...after.bundle, hash: 'after' })),
      profile: profileOf(before),
      on: day,
    }),
  )
  const opposite = { won: 'lost', lost: 'won', up: 'down', down: 'up' } as const

  it('are none when nothing changed', () => {
    fc.assert(
      fc.property(cases, ({ before, profile, on }) => {
        expect(resultChanges(profile, before, load({ ...before.bundle, hash: 'after' }), on)).toEqual([])
      }),
      options,
    )
  })

  it('are one a policy at most, the same every time', () => {
    fc.assert(
      fc.property(cases, ({ before, after, profile, on }) => {
        const found = resultChanges(profile, before, after, on)
        expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length)
        expect(resultChanges(profile, before, after, on)).toEqual(found)
      }),
      options,
    )
  })

  it('turn round when the bundles are exchanged', () => {
    fc.assert(
      fc.property(cases, ({ before, after, profile, on }) => {
        const forth = resultChanges(profile, before, after, on)
        const back = new Map(resultChanges(profile, after, before, on).map((one) => [one.subject, one.event]))
        for (const { event, subject } of forth) {
          if (event === 'up' || event === 'down') expect(back.get(subject)).toBe(opposite[event])
          if (event === 'won') expect(['lost', 'replaced']).toContain(back.get(subject))
          if (event === 'lost' || event === 'replaced') expect(['won', 'final']).toContain(back.get(subject))
        }
      }),
      options,
    )
  })
})

it('the usual wishes are among what may be wished', () => {
  const { kinds, filingLeads, policyLeads } = USUAL_WISHES
  expect(NOTICE_KINDS).toEqual(kinds)
  expect(LEADS).toEqual(expect.arrayContaining([...filingLeads, ...policyLeads]))
})
