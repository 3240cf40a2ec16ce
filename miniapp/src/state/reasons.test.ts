import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import texts from '../../../shared/generated/library.json'
import { citedClauses, conditions, load, openLibrary, type Bundle, type LibraryData } from '../../../shared/index'
import { byDocument, isPast } from './clauses'
import { ownConditions } from './conditions'
import { newlyOut } from './knockout'
import { failedConditions } from './reasons'
import { moneyWords, valueWords } from './wording'

const engine = load(bundle as unknown as Bundle)
const library = openLibrary(texts as unknown as LibraryData)
const on = '2024-12-31'

describe('why not', () => {
  it('names the failed condition, what the firm has and what is wanted', () => {
    const [reason, ...others] = failedConditions(engine, { entity_type: 'company' }, on, 'individual-halving')
    expect(others).toEqual([])
    expect(reason).toEqual({ title: '单位类型', given: '公司等企业', wanted: '须为：个体工商户' })
  })

  it('puts alternatives on one question into one line', () => {
    const reasons = failedConditions(engine, { entity_type: 'individual' }, on, 'small-profit-cit')
    expect(reasons.map((reason) => reason.title)).toEqual(['单位类型'])
    expect(reasons[0]?.wanted).toContain('，或')
  })

  it('is told when an answer rules a policy out, once', () => {
    const after = { entity_type: 'company' }
    expect(newlyOut(engine, {}, after, on, ['individual-halving'])).toHaveLength(1)
    expect(newlyOut(engine, after, after, on, ['individual-halving'])).toEqual([])
  })
})

it('shows only the alternative that holds', () => {
  const policy = engine.policies.get('small-profit-cit')
  if (!policy) throw new Error('no small-profit-cit')
  const rows = ownConditions(policy, conditions(engine, { entity_type: 'company' }, on, policy.id))
  expect(rows.filter((row) => row.kind === 'choice' && row.fact === 'entity_type')).toHaveLength(1)
  expect(rows.some((row) => row.kind === 'verify')).toBe(false)
})

it('finds every clause a policy quotes, those still in force first', () => {
  for (const policy of engine.bundle.policies) {
    const ids = citedClauses(policy)
    expect(ids.filter((id) => !library.clauses.has(id))).toEqual([])
    expect(ids.slice(0, policy.clauses.length)).toEqual(policy.clauses)
    const groups = byDocument(library, ids)
    expect(groups.flatMap((group) => group.clauses)).toHaveLength(ids.length)
    const past = groups.map((group) => isPast(group.document))
    expect(past).toEqual([...past].sort((a, b) => Number(a) - Number(b)))
  }
})

it('prints no figure that says nothing', () => {
  expect(moneyWords(100, 100)).toEqual({ text: '¥1', known: true })
  expect(moneyWords(0, 450_000)).toEqual({ text: '最多 ¥4,500', known: true })
  expect(moneyWords(100, 450_000)).toEqual({ text: '¥1–¥4,500', known: true })
  expect(moneyWords(100, 1e14)).toEqual({ text: '¥1 以上', known: true })
  expect(moneyWords(0, 1e14)).toEqual({ text: '还算不出', known: false })
  expect(valueWords({ low: [0, 1], high: [2_000_000, 1], unit: 'people' })).toBe('还算不出')
  expect(valueWords({ low: [2_000_000, 1], high: [2_000_000, 1], unit: 'people' })).toBe('2,000,000人')
  expect(valueWords({ low: [0, 1], high: [3, 200], unit: 'share' })).toBe('0%–1.5%')
})
