import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { load, type Amount, type Bundle, type Policy, type PolicyResult } from '../../../shared/index'
import { groupOf, inGroup, isCeiling, leadAmount, stacksOf, totalsOf } from './outcome'
import { reviewOf } from './review'
import { find, themesOf } from './search'
import { begin, emptyDraft, withAnswer, wholeCheck, type Draft } from './draft'

const engine = load(bundle as unknown as Bundle)
const levy = engine.policies.get('disabled-levy') as Policy
const topic = engine.bundle.topics[0]?.id ?? ''

const award = (low: number, high = low): Amount => ({ id: 'award', kind: 'award', label: '奖励', low, high })
const result = (id: string, changes: Partial<PolicyResult> = {}, policy: Partial<Policy> = {}): PolicyResult => ({
  policy: { ...levy, id, topic: id, ...policy },
  status: 'in-force',
  verdict: 'eligible',
  amounts: [award(100)],
  needs: [],
  ...changes,
})
const ids = (results: readonly PolicyResult[]) => results.map(({ policy }) => policy.id)

describe('the groups of a result', () => {
  it('keep proposals apart, and what has not begun from what was refused', () => {
    expect(groupOf({ status: 'draft', verdict: 'eligible' })).toBe('draft')
    expect(groupOf({ status: 'draft', verdict: 'ineligible' })).toBe('ineligible')
    expect(groupOf({ status: 'not-yet', verdict: 'not-in-force' })).toBe('closed')
    expect(groupOf({ status: 'unverified', verdict: 'unknown' })).toBe('open')
    expect(groupOf({ status: 'in-force', verdict: 'eligible' })).toBe('eligible')
  })

  it('put the most money first, and what nobody knows last', () => {
    const results = [
      result('some', { verdict: 'unknown' }),
      result('more', { verdict: 'unknown', amounts: [award(0, 500)] }),
      result('endless', { verdict: 'unknown', amounts: [award(0, 1e14)] }),
    ]
    expect(ids(inGroup(results, 'open'))).toEqual(['more', 'some', 'endless'])
  })

  it('show the alternatives on a topic together, where the best of them stands', () => {
    const results = [
      result('alone'),
      result('a', { amounts: [award(50)] }, { topic }),
      result('b', { verdict: 'unknown', amounts: [award(900)] }, { topic }),
      result('draft', { status: 'draft' }, { topic }),
    ]
    const stacks = stacksOf(engine, results, 'eligible')
    expect(stacks.map((stack) => [stack.topic?.id ?? null, ids(stack.results)])).toEqual([
      [null, ['alone']],
      [topic, ['a', 'b']],
    ])
    expect(stacksOf(engine, results, 'open')).toEqual([])
    expect(stacksOf(engine, results, 'draft').map((stack) => [stack.topic, ids(stack.results)])).toEqual([
      [null, ['draft']],
    ])
  })
})

describe('money', () => {
  it('is summed from what is certain, as long as anything is', () => {
    const sure = result('sure')
    const maybe = result('maybe', { verdict: 'unknown', amounts: [award(700)] })
    const totals = [{ kind: 'award', low: 0, high: 700 }] as const
    expect(totalsOf({ results: [sure, maybe], totals })).toEqual([{ kind: 'award', low: 100, high: 100 }])
    expect(totalsOf({ results: [maybe], totals })).toEqual(totals)
  })

  it('never counts a proposal', () => {
    expect(totalsOf({ results: [result('draft', { status: 'draft' })], totals: [] })).toEqual([])
  })

  it('leads with the largest benefit', () => {
    const small = { ...award(0), id: 'small' }
    expect(leadAmount(result('x', { amounts: [small, award(5)] }))).toEqual(award(5))
  })

  it('knows a ceiling of the law from an open range', () => {
    const rule = { id: 'award', kind: 'award', label: '奖励', of: { op: 'number', value: [1, 1] } } as const
    const capped = result('x', {}, { amounts: [{ ...rule, upTo: true }] })
    expect(isCeiling(capped, award(0, 5))).toBe(true)
    expect(isCeiling(capped, award(5, 5))).toBe(false)
    expect(isCeiling(result('y', {}, { amounts: [rule] }), award(0, 5))).toBe(false)
  })
})

it('finds policies by theme and by words', () => {
  const results = engine.bundle.policies.map((policy) => ({ ...result(policy.id), policy }))
  const themes = themesOf(engine, results)
  expect(themes.reduce((sum, { count }) => sum + count, 0)).toBe(results.length)
  for (const { theme, count } of themes) expect(find(engine, results, '', theme.id)).toHaveLength(count)
  expect(ids(find(engine, results, '残疾人 减缴', null))).toEqual(['disabled-levy'])
  expect(ids(find(engine, results, '', 'staff'))).toContain('disabled-levy')
  expect(find(engine, results, '没有这样的政策', null)).toEqual([])
})

it('reviews what was asked and what still matters, and nothing else', () => {
  const whole = wholeCheck(engine)
  if (!whole) throw new Error('no whole check')
  let draft: Draft = { ...begin(engine, emptyDraft(engine, 2026), whole), skipped: ['trade'] }
  draft = withAnswer(withAnswer(draft, 'entity_type', 'institution'), 'has_research', 'no')
  const groups = reviewOf(engine, draft, '2026-11-21')
  expect(groups.flatMap(({ lines }) => lines.map(({ fact }) => fact.id)).sort()).toEqual([
    'entity_type',
    'has_research',
  ])
  expect(groups.map(({ id }) => id)).not.toContain('trade')
  const open = groups.flatMap((group) => group.open.map(({ fact }) => fact.id))
  expect(open).toContain('region')
  expect(open).not.toContain('business_income')
})
