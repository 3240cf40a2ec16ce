import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import {
  evaluate,
  load,
  type Answer,
  type Bundle,
  type Check,
  type Fact,
  type PolicyResult,
} from '../../../shared/index'
import { begin, choose, emptyDraft, withAnswer, wholeCheck, type Draft } from './draft'
import { asksExactly, backward, currentScreen, forward, pending, relevantFacts } from './flow'
import { leftOut } from './leftout'
import { narrowingFact } from './narrowing'
import { progress } from './progress'
import { reviewOf } from './review'

const engine = load(bundle as unknown as Bundle)
const on = '2024-12-31'
const start = (policies: readonly string[]) => choose(emptyDraft(engine, 2024), policies)
const answerTo = (draft: Draft, fact: string, answer: Answer) =>
  forward(engine, withAnswer(draft, fact, answer), on, fact)
const currentFact = (...of: Parameters<typeof currentScreen>) => currentScreen(...of)?.facts[0] ?? null
const band = { low: '1000000.01', high: '3000000' }
const wide = { low: '2000000', high: '4000000' }

describe('the order of the questions', () => {
  it('goes on with the next open question and back through the answered ones', () => {
    let draft = start(['union-refund'])
    const first = currentFact(engine, draft, on) ?? ''
    draft = answerTo(draft, first, 'yes')
    const second = currentFact(engine, draft, on)
    expect(second).not.toBe(first)
    expect(currentFact(engine, backward(draft), on)).toBe(first)
    expect(currentFact(engine, forward(engine, backward(draft), on, first), on)).toBe(second)
    expect(backward(backward(draft)).step).toBe(0)
  })

  it('stops as soon as nothing can change the verdict', () => {
    const draft = answerTo(start(['union-refund']), 'has_union', 'no')
    expect(evaluate(engine, draft.answers, on, draft.policies)[0]?.verdict).toBe('ineligible')
    expect(currentFact(engine, draft, on)).toBeNull()
  })

  it('asks nobody for the tax on which the check can save nothing', () => {
    const check = engine.bundle.checks.find(({ id }) => id === 'income-tax') as Check
    const today = '2026-11-21'
    const begun = begin(engine, emptyDraft(engine, 2026), check)
    const left = (draft: Draft) => pending(engine, draft, today).map(({ fact }) => fact)

    const partnership = answerTo(begun, 'entity_type', 'partnership')
    const results = evaluate(engine, partnership.answers, today, partnership.policies)
    expect(results.map(({ verdict }) => verdict)).toEqual(['ineligible', 'ineligible', 'ineligible'])
    expect(results.flatMap(({ needs }) => needs)).toContain('business_income')
    expect(left(partnership)).toEqual([])
    expect(progress(engine, partnership, today)).toMatchObject({ left: 0, isLast: true })
    expect(reviewOf(engine, partnership, today).flatMap(({ open }) => open)).toEqual([])

    const theme = engine.facts.get('business_income')?.theme ?? ''
    expect(leftOut(engine, { ...partnership, skipped: [theme] }, today).policies).toBe(0)

    let restricted = answerTo(answerTo(begun, 'entity_type', 'company'), 'industry_restricted', 'yes')
    expect(left(restricted)).toContain('high_tech')
    expect(left(answerTo(restricted, 'high_tech', 'no'))).toEqual([])
    expect(left(answerTo(restricted, 'high_tech', 'yes'))).toEqual(['taxable_income'])

    // Given before, it is passed over on the way forward.
    restricted = answerTo(answerTo(restricted, 'high_tech', 'yes'), 'taxable_income', '100')
    const back = { ...restricted, step: restricted.trail.indexOf('high_tech') }
    const out = answerTo(back, 'high_tech', 'no')
    expect(currentFact(engine, out, today)).toBeNull()
    expect(progress(engine, out, today)).toMatchObject({ left: 0 })
  })

  it('asks the exact figure only where the band straddles a limit', () => {
    const within = withAnswer(start(['small-profit-cit']), 'taxable_income', band)
    expect(asksExactly(engine, within, on, 'taxable_income')).toBe(false)
    const across = withAnswer(start(['small-profit-cit']), 'taxable_income', wide)
    expect(asksExactly(engine, across, on, 'taxable_income')).toBe(true)
    const kept = { ...across, keptBands: ['taxable_income'] }
    expect(asksExactly(engine, kept, on, 'taxable_income')).toBe(false)
  })

  it('passes over answered questions that an earlier change made needless', () => {
    let draft = start(['small-profit-cit', 'individual-halving'])
    draft = answerTo(draft, 'entity_type', 'company')
    draft = answerTo(draft, 'taxable_income', '100')
    const changed = answerTo({ ...draft, step: 0 }, 'entity_type', 'individual')
    expect(changed.answers.taxable_income).toBe('100')
    expect(currentFact(engine, changed, on)).not.toBe('taxable_income')
  })

  it('counts what is left, down to the last question', () => {
    const draft = start(['union-refund'])
    const screens = new Set(
      pending(engine, draft, on).map(({ fact: id }) => {
        const fact = engine.facts.get(id)
        return fact?.type === 'choice' ? (fact.group ?? id) : id
      }),
    )
    expect(progress(engine, draft, on)).toEqual({ number: 1, left: screens.size - 1, isLast: false, percent: 0 })
  })
})

const someAnswer = (fact: Fact, pick: number): Answer => {
  if (pick % 5 === 0) return null
  if (fact.type === 'choice') return fact.options[pick % fact.options.length]?.id ?? null
  const choice = fact.bands?.[pick % fact.bands.length]
  return choice && pick % 3 > 0
    ? { ...(choice.low ? { low: choice.low } : {}), ...(choice.high ? { high: choice.high } : {}) }
    : least(fact)
}

const least = (fact: Fact): Answer => (fact.type === 'number' ? String(Math.max(0, fact.min)) : null)

it('always comes to an end, having asked nothing needless', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...engine.bundle.checks),
      fc.constantFrom('2019-12-31', '2022-12-31', '2024-12-31', '2026-11-21'),
      fc.array(fc.nat(1000), { minLength: 150, maxLength: 150 }),
      (check, day, picks) => {
        let draft: Draft = { ...begin(engine, emptyDraft(engine, 2024), check), skipped: [] }
        for (const pick of picks) {
          const screen = currentScreen(engine, draft, day)
          if (screen === null) break
          for (const id of screen.facts) {
            expect(relevantFacts(engine, draft, day)).toContain(id)
            const fact = engine.facts.get(id) as Fact
            const answer = asksExactly(engine, draft, day, id) ? '1' : someAnswer(fact, pick)
            const limit = fact.type === 'number' && fact.atMost ? draft.answers[fact.atMost] : undefined
            draft = withAnswer(draft, id, limit === undefined ? answer : least(fact))
          }
          draft = forward(engine, draft, day, screen.id)
        }
        expect(currentScreen(engine, draft, day)).toBeNull()
        expect(new Set(draft.trail).size).toBe(draft.trail.length)
      },
    ),
    { numRuns: 100 },
  )
})

describe('the whole check', () => {
  const today = '2026-11-21'
  const whole = wholeCheck(engine) as Check
  const shop: Draft['answers'] = {
    entity_type: 'company',
    sector: 'retail',
    region: 'shandong',
    staff_average: '8',
    assets_average: '800000',
    taxable_income: '200000',
    staff_employed: '8',
    disabled_staff: '0',
    annual_payroll: '480000',
  }

  /** A firm that says no to whatever it is not known to have. */
  function walk(draft: Draft, answers: Draft['answers']): { draft: Draft; themes: string[]; facts: string[] } {
    const themes: string[] = []
    const facts: string[] = []
    for (;;) {
      const screen = currentScreen(engine, draft, today)
      if (!screen) return { draft, themes, facts }
      for (const id of screen.facts) {
        const fact = engine.facts.get(id) as Fact
        const none =
          fact.type === 'choice'
            ? (fact.options.find((one) => /^(no|none|unrated)$/.test(one.id))?.id ?? null)
            : least(fact)
        draft = withAnswer(draft, id, answers[id] === undefined ? none : answers[id])
        facts.push(id)
        if (themes[themes.length - 1] !== fact.theme) themes.push(fact.theme)
      }
      draft = forward(engine, draft, today, screen.id)
    }
  }
  const started: Draft = { ...begin(engine, emptyDraft(engine, 2026), whole), skipped: [] }

  it('asks about the themes before anything else', () => {
    expect(begin(engine, emptyDraft(engine, 2026), whole).skipped).toBeNull()
    expect(begin(engine, emptyDraft(engine, 2026), engine.bundle.checks[0] as Check).skipped).toEqual([])
  })

  it('goes through the themes in their order, then once more for what was put off', () => {
    const { themes } = walk(started, shop)
    const order = engine.bundle.themes.map(({ id }) => id)
    const turns = themes.filter((theme, i) => i > 0 && order.indexOf(theme) < order.indexOf(themes[i - 1] ?? ''))
    expect(themes[0]).toBe('company')
    expect(turns.length).toBeLessThanOrEqual(1)
  })

  it('asks nothing of a theme that was switched off', () => {
    const { draft, facts } = walk({ ...started, skipped: ['trade', 'staff'] }, shop)
    expect(facts.map((id) => engine.facts.get(id)?.theme)).not.toContain('staff')
    expect(leftOut(engine, draft, today).themes.map(({ id }) => id)).toEqual(['staff'])
    expect(leftOut(engine, draft, today).policies).toBeGreaterThan(0)
    expect(leftOut(engine, walk(started, shop).draft, today)).toEqual({ themes: [], policies: 0 })
    const again = walk({ ...draft, skipped: [] }, shop)
    expect(new Set(again.facts.map((id) => engine.facts.get(id)?.theme))).toContain('staff')
  })

  it('asks no details of what a 不清楚 in the lists keeps open', () => {
    const listed = engine.bundle.facts.filter((fact) => fact.type === 'choice' && fact.group !== undefined)
    const unsure = Object.fromEntries(listed.map(({ id }) => [id, null]))
    const maker = { ...shop, sector: 'manufacturing' }
    const { draft, facts } = walk(started, { ...maker, ...unsure })
    expect(new Set(facts)).toEqual(new Set(walk(started, maker).facts))
    // Its tax is worked out all the same: being high-tech or not rules nothing out there.
    expect(facts).toContain('taxable_income')
    const [research] = evaluate(engine, draft.answers, today, ['research-deduction'])
    expect(research?.verdict).toBe('unknown')
    expect(narrowingFact(engine, draft.answers, today, research as PolicyResult)).toBe('has_research')
    const known = { ...draft, answers: { ...draft.answers, has_research: 'yes' } }
    expect(pending(engine, known, today).map(({ fact }) => fact)).toContain('research_expensed')
  })

  it('ends where nothing is left', () => {
    const { draft } = walk(started, shop)
    expect(pending(engine, draft, today)).toEqual([])
    expect(progress(engine, draft, today)).toMatchObject({ left: 0, isLast: true })
  })
})
