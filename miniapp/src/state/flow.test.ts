import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { evaluate, load, type Answer, type Bundle, type Fact } from '../../../shared/index'
import { choose, emptyDraft, withAnswer, type Draft } from './draft'
import { asksExactly, backward, currentFact, forward, pending, progress, relevantFacts } from './flow'

const engine = load(bundle as unknown as Bundle)
const on = '2024-12-31'
const start = (policies: readonly string[]) => choose(emptyDraft(engine, 2024), policies)
const answerTo = (draft: Draft, fact: string, answer: Answer) =>
  forward(engine, withAnswer(draft, fact, answer), on, fact)
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
    expect(progress(engine, draft, on)).toEqual({ number: 1, left: pending(engine, draft, on).length - 1, percent: 0 })
  })
})

const someAnswer = (fact: Fact, pick: number): Answer => {
  if (pick % 5 === 0) return null
  if (fact.type === 'choice') return fact.options[pick % fact.options.length]?.id ?? null
  const choice = fact.bands?.[pick % fact.bands.length]
  return choice && pick % 3 > 0
    ? { ...(choice.low ? { low: choice.low } : {}), ...(choice.high ? { high: choice.high } : {}) }
    : '0'
}

it('always comes to an end, having asked nothing needless', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...engine.bundle.checks),
      fc.constantFrom('2019-12-31', '2022-12-31', '2024-12-31', '2026-11-21'),
      fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
      (check, day, picks) => {
        let draft = start(check.policies)
        for (const pick of picks) {
          const id = currentFact(engine, draft, day)
          if (id === null) break
          expect(relevantFacts(engine, draft, day)).toContain(id)
          const fact = engine.facts.get(id) as Fact
          const answer = asksExactly(engine, draft, day, id) ? '1' : someAnswer(fact, pick)
          const limit = fact.type === 'number' && fact.atMost ? draft.answers[fact.atMost] : undefined
          draft = forward(engine, withAnswer(draft, id, limit === undefined ? answer : '0'), day, id)
        }
        expect(currentFact(engine, draft, day)).toBeNull()
        expect(new Set(draft.trail).size).toBe(draft.trail.length)
      },
    ),
    { numRuns: 300 },
  )
})
