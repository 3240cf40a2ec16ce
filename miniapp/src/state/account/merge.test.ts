import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../shared/index'
import { baseOf, merge, same, sameContents, type Contents, type Merged } from './merge'

const FACTS = ['entity_type', 'staff', 'payroll', 'region']

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom('yes', 'no', '31', null),
  fc.record({ low: fc.constantFrom('1', '2'), high: fc.constantFrom('8', '9') }),
)
const contents: fc.Arbitrary<Contents> = fc.record({
  name: fc.constantFrom('一店', '二店', '三店'),
  answers: fc.dictionary(fc.constantFrom(...FACTS), answer, { noNullPrototype: true }),
})
const three = [contents, contents, contents] as const
const settings = { numRuns: 5000, seed: 20_261_120 }

/** Every field of contents: the name under null. */
const valueOf = (of: Contents, field: string | null) => (field === null ? of.name : of.answers[field])
const fields = [null, ...FACTS]
const disputed = ({ disputes }: Merged) => disputes.map(({ fact }) => fact)

describe('two phones that changed the same company', () => {
  it('lose no change of either: a field that one of them changed has its value', () => {
    fc.assert(
      fc.property(...three, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs)
        for (const field of fields) {
          const [was, own, other] = [valueOf(base, field), valueOf(mine, field), valueOf(theirs, field)]
          const now = valueOf(merged.contents, field)
          if (same(own, was)) expect(now).toEqual(other)
          else if (same(other, was)) expect(now).toEqual(own)
          else expect([own, other]).toContainEqual(now)
        }
      }),
      settings,
    )
  })

  it('come to the same whichever is asked first, but for what both changed differently', () => {
    fc.assert(
      fc.property(...three, (base, mine, theirs) => {
        const [here, there] = [merge(base, mine, theirs), merge(base, theirs, mine)]
        expect(new Set(disputed(here))).toEqual(new Set(disputed(there)))
        for (const field of fields.filter((one) => !disputed(here).includes(one))) {
          expect(valueOf(here.contents, field)).toEqual(valueOf(there.contents, field))
        }
      }),
      settings,
    )
  })

  it('are told exactly what came from the other, and both values of each dispute', () => {
    fc.assert(
      fc.property(...three, (base, mine, theirs) => {
        const { contents: now, taken, disputes } = merge(base, mine, theirs)
        for (const field of fields) {
          expect(taken.includes(field)).toBe(!same(valueOf(now, field), valueOf(mine, field)))
        }
        for (const { fact, mine: own, theirs: other } of disputes) {
          expect([own, other]).toEqual([valueOf(mine, fact), valueOf(theirs, fact)])
          expect(same(own, other)).toBe(false)
        }
      }),
      settings,
    )
  })

  it('need no merging where only one of them changed anything', () => {
    fc.assert(
      fc.property(contents, contents, (base, changed) => {
        expect(sameContents(merge(base, base, changed).contents, changed)).toBe(true)
        expect(merge(base, changed, base)).toEqual({ contents: changed, taken: [], disputes: [] })
      }),
      settings,
    )
  })
})

describe('after an answer that was lost', () => {
  it('what the server took from here is no dispute with what was changed here since', () => {
    fc.assert(
      fc.property(...three, (base, sent, now) => {
        const merged = merge(baseOf(base, [sent], sent), now, sent)
        expect(merged.disputes).toEqual([])
        expect(sameContents(merged.contents, now)).toBe(true)
      }),
      settings,
    )
  })

  it('nothing is different where the server took nothing', () => {
    fc.assert(
      fc.property(...three, (base, sent, now) => {
        expect(sameContents(merge(baseOf(base, [sent], base), now, base).contents, now)).toBe(true)
      }),
      settings,
    )
  })
})
