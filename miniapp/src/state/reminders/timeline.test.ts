import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addDays, load, type Bundle } from '../../../../shared/index'
import { EMPTY, type Roster } from '../account/roster'
import { byMonth, comingFor, everyFirm, FAR_AHEAD, firmOf, firmsOf, isDated, toVerify, UNSAVED } from './timeline'

const bundle = JSON.parse(
  readFileSync(new URL('../../../../shared/generated/bundle.json', import.meta.url), 'utf8'),
) as Bundle
const engine = load(bundle)
const TODAY = '2026-11-20'
const company = { id: 'a', name: '甲', answers: { entity_type: 'company' } }
const shop = { id: 'b', name: '乙', answers: { entity_type: 'individual' } }

describe('what comes', () => {
  const coming = comingFor(engine, [company, shop], TODAY)

  it('is in the order of the days, inside the year ahead, each of a firm that asked', () => {
    const days = coming.map(({ on }) => on)
    expect(days).toEqual([...days].sort())
    expect(days.every((day) => day >= TODAY && day <= addDays(TODAY, 366))).toBe(true)
    expect(new Set(coming.map(({ firm }) => firm))).toEqual(new Set(['甲', '乙']))
  })

  it('has every deadline once', () => {
    const keys = coming.map(({ profile, event, subject, day }) => [profile, event, subject, day].join())
    expect(new Set(keys).size).toBe(keys.length)
    const settlements = coming.filter(({ subject }) => subject === 'cit-settlement')
    expect(settlements.map(({ day }) => day)).toEqual(['2027-05-31'])
  })

  it('does not speak of figures that grow old: nothing is late yet', () => {
    expect(coming.filter(({ kind }) => kind === 'figures')).toEqual([])
  })

  it('comes month by month, without what has no day', () => {
    const months = byMonth(coming)
    expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort())
    for (const { month, notices } of months) {
      expect(notices.filter(({ day }) => !day.startsWith(month))).toEqual([])
    }
    expect(months.flatMap(({ notices }) => notices)).toEqual(coming.filter(isDated))
  })

  it('gives no day to what nobody has verified, in words neither', () => {
    const open = toVerify(coming)
    expect(open.map(({ subject, day }) => [subject, day])).toEqual([['disabled-levy', null]])
    expect(JSON.stringify(open.map(({ title, text }) => title + text))).not.toMatch(/\d/)
    expect(byMonth(coming).flatMap(({ notices }) => notices.map(({ subject }) => subject))).not.toContain(
      'disabled-levy',
    )
  })

  it('asks to verify once, however many years are open', () => {
    const far = comingFor(engine, [company], TODAY, FAR_AHEAD)
    expect(far.filter(({ subject }) => subject === 'disabled-levy').length).toBeGreaterThan(1)
    expect(toVerify(far).filter(({ subject }) => subject === 'disabled-levy')).toHaveLength(1)
  })

  it('is nothing for a firm of which nothing is known', () => {
    expect(comingFor(engine, [{ id: 'c', name: '', answers: {} }], TODAY)).toEqual([])
  })
})

describe('whose days they are', () => {
  const saved: Roster = { companies: [{ ...company, base: null }], current: 'a', deleted: [] }
  const onScreen = { entity_type: 'institution' }
  const ids = (firms: readonly { id: string }[]) => firms.map(({ id }) => id)

  it('nobody’s before anything is answered, the screen’s before anything is saved, then the companies’', () => {
    expect(ids(firmsOf(EMPTY, {}))).toEqual([])
    expect(ids(firmsOf(EMPTY, onScreen))).toEqual([UNSAVED])
    expect(ids(firmsOf(saved, onScreen))).toEqual(['a'])
  })

  it('of the firm on the screen: the current company, or answers beside the companies', () => {
    const away: Roster = { ...saved, current: null }
    expect([firmOf(saved, onScreen)?.id, firmOf(away, onScreen)?.id, firmOf(away, {})?.id]).toEqual([
      'a',
      UNSAVED,
      undefined,
    ])
    expect(ids(everyFirm(away, onScreen))).toEqual(['a', UNSAVED])
    expect(ids(everyFirm(saved, onScreen))).toEqual(['a'])
  })
})
