import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { load, type Bundle, type Check } from '../../../shared/index'
import { begin, choose, dayOf, emptyDraft, inYear, onShow, restore, wholeCheck, withAnswer, yearsOf } from './draft'

const engine = load(bundle as unknown as Bundle)
const today = '2026-11-21'
const benefits = engine.bundle.policies.filter((policy) => policy.role === 'benefit').map((policy) => policy.id)
const stored = {
  ...choose(emptyDraft(engine, 2025), benefits),
  answers: { entity_type: 'company', staff_employed: '31' },
  trail: ['entity_type', 'staff_employed'],
  step: 1,
}

describe('a stored draft', () => {
  it('comes back as it was', () => {
    expect(restore(engine, JSON.parse(JSON.stringify(stored)), today)).toEqual({ draft: stored, dropped: [] })
  })

  it('loses only what the rules of today cannot use, and says what', () => {
    const old = {
      ...stored,
      bundle: 'older',
      policies: [...benefits, 'gone'],
      answers: { ...stored.answers, entity_type: 'gone', staff_employed: '31', nobody_asks: 1 },
      trail: ['entity_type', 'gone', 'staff_employed'],
    }
    const back = restore(engine, old, today)
    expect(back?.dropped).toEqual([engine.facts.get('entity_type')?.label, 'nobody_asks'])
    expect(back?.draft).toMatchObject({
      bundle: engine.bundle.hash,
      policies: benefits,
      answers: { staff_employed: '31' },
      trail: ['staff_employed'],
    })
  })

  it('of the first format is read, with nothing switched off', () => {
    const { check, skipped, ...first } = stored
    expect([check, skipped]).toEqual([null, []])
    expect(restore(engine, { ...first, format: 1 }, today)).toEqual({ draft: stored, dropped: [] })
  })

  it('of an entry of the home page takes in what that entry covers today', () => {
    const whole = wholeCheck(engine) as Check
    const old = { ...begin(engine, stored, whole), policies: ['disabled-levy'], skipped: ['trade', 'gone'] }
    expect(restore(engine, old, today)?.draft).toMatchObject({ policies: whole.policies, skipped: ['trade'] })
    expect(restore(engine, { ...old, skipped: null }, today)?.draft.skipped).toBeNull()
  })

  it.each([[undefined], [''], [null], [[]], [{}], [{ answers: 7, policies: 'x' }]])('%j is nothing', (junk) => {
    expect(restore(engine, junk, today)).toBeNull()
  })

  it('stands on a question that exists', () => {
    for (const step of [-1, 99, Number.NaN, '1']) {
      const at = restore(engine, { ...stored, step }, today)?.draft.step ?? -1
      expect(at).toBeGreaterThanOrEqual(0)
      expect(at).toBeLessThanOrEqual(2)
    }
    expect(restore(engine, { ...stored, year: 1999 }, today)?.draft.year).toBe(2026)
  })
})

describe('a draft', () => {
  it('keeps the answers when another check or year is chosen', () => {
    expect(choose(stored, ['union-refund'])).toMatchObject({ answers: stored.answers, trail: [], step: 0 })
    expect(inYear(stored, 2024)).toMatchObject({ answers: stored.answers, year: 2024, step: 0 })
  })

  it('remembers which answers are estimates, and does not ask an estimated range again', () => {
    const guessed = withAnswer(stored, 'union_remitted', { low: '8000', high: '24000' }, true)
    expect(guessed).toMatchObject({ estimated: ['union_remitted'], keptBands: ['union_remitted'] })
    const sure = withAnswer(guessed, 'union_remitted', '9999.99')
    expect(sure).toMatchObject({ estimated: [], keptBands: [] })
  })
})

it('reads past years on their last day and the running one today', () => {
  expect(dayOf(2024, today)).toBe('2024-12-31')
  expect(dayOf(2026, today)).toBe(today)
  expect(yearsOf(engine, today)[0]).toBe(2026)
  expect(yearsOf(engine, today)).toContain(2019)
})

it('shows proposals beside the whole check only', () => {
  const drafts = engine.bundle.policies.filter(({ kind }) => kind === 'draft').map(({ id }) => id)
  const whole = begin(engine, stored, wholeCheck(engine) as Check)
  expect(onShow(engine, whole).filter((id) => drafts.includes(id)).length).toBeGreaterThan(0)
  expect(onShow(engine, choose(stored, ['disabled-levy']))).toEqual(['disabled-levy'])
})
