import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { AnswerError, load, type Bundle, type NumberFact } from '../../../shared/index'
import { modeFor, modesOf, take } from './answering'
import { emptyDraft } from './draft'

const engine = load(bundle as unknown as Bundle)
const draft = { ...emptyDraft(engine, 2025), answers: { staff_employed: '40', disabled_staff: '20', has_union: 'yes' } }

describe('taking an answer', () => {
  it('drops only the answers it contradicts, and names them', () => {
    const taken = take(engine, draft, 'staff_employed', '10')
    expect(taken.dropped).toEqual(['disabled_staff'])
    expect(taken.draft.answers).toEqual({ staff_employed: '10', has_union: 'yes' })
  })

  it('refuses an answer that does not fit an earlier one, and keeps everything', () => {
    expect(() => take(engine, draft, 'disabled_staff', '41')).toThrow(AnswerError)
    expect(draft.answers.disabled_staff).toBe('20')
  })

  it('refuses nonsense with words for the user', () => {
    expect(() => take(engine, draft, 'staff_employed', '-1')).toThrow(/不能小于/)
  })
})

describe('ways to answer a number', () => {
  const staff = engine.facts.get('staff_average') as NumberFact
  const shops = engine.facts.get('business_income') as NumberFact

  it('offers what the fact allows', () => {
    expect(modesOf(staff)).toEqual(['bands', 'exact', 'quarters'])
    expect(modesOf(shops)).toEqual(['bands', 'exact', 'parts'])
  })

  it('starts with the way the answer was given', () => {
    expect(modeFor(staff, undefined, false)).toBe('bands')
    expect(modeFor(staff, '31', false)).toBe('exact')
    expect(modeFor(staff, { quarters: [['1', '2']] }, false)).toBe('quarters')
    expect(modeFor(shops, { parts: ['1'] }, false)).toBe('parts')
    expect(modeFor(staff, { high: '100' }, true)).toBe('exact')
  })
})
