import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import { load, type Amount, type Bundle, type Policy, type PolicyResult } from '../../../shared/index'
import {
  countOf,
  groupOf,
  hasNoRules,
  inGroup,
  isCeiling,
  leadAmount,
  mayMissAFen,
  outcomeOf,
  shownElsewhere,
  stacksOf,
  totalLines,
  totalsOf,
  type Group,
} from './outcome'
import { reviewOf } from './review'
import { find, themesOf } from './search'
import { apart } from './views'
import { begin, emptyDraft, inPlay, onShow, withAnswer, wholeCheck, type Draft } from './draft'

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
const due = (low: number, high = low): Amount => ({ id: 'due', kind: 'due', label: '应缴', low, high })
const GROUPS: readonly Group[] = ['eligible', 'nothing', 'open', 'ineligible', 'closed']
const ids = (results: readonly PolicyResult[]) => results.map(({ policy }) => policy.id)

describe('the groups of a result', () => {
  it('keep proposals apart, and what has not begun from what was refused', () => {
    const group = (status: PolicyResult['status'], verdict: PolicyResult['verdict']) =>
      groupOf(result('x', { status, verdict }))
    expect(group('draft', 'eligible')).toBe('draft')
    expect(group('draft', 'ineligible')).toBe('draft-out')
    expect(group('draft', 'not-in-force')).toBe('draft-out')
    expect(group('not-yet', 'not-in-force')).toBe('closed')
    expect(group('unverified', 'unknown')).toBe('open')
    expect(group('in-force', 'eligible')).toBe('eligible')
  })

  it('do not count a benefit of exactly 0 among those that bring money', () => {
    const nil = { amounts: [due(0), award(0)] }
    expect(groupOf(result('x', nil))).toBe('nothing')
    expect(groupOf(result('x', { amounts: [award(0), award(0, 5)] }))).toBe('eligible')
    expect(groupOf(result('x', { amounts: [due(0)] }))).toBe('eligible')
    const results = [result('a', nil, { topic }), result('b', { verdict: 'unknown' }, { topic })]
    expect(stacksOf(engine, results, 'open').map((stack) => ids(stack.results))).toEqual([['b', 'a']])
    expect([countOf(results, 'nothing'), countOf(results, 'open')]).toEqual([1, 1])
    expect(shownElsewhere(engine, results, 'nothing')).toBe(1)
  })

  it('count the same whether proposals stand beside them or not, and cover the whole check', () => {
    const whole = wholeCheck(engine)
    if (!whole) throw new Error('no whole check')
    const draft = withAnswer(begin(engine, emptyDraft(engine, 2026), whole), 'entity_type', 'individual')
    for (const on of ['2022-12-31', '2026-11-21']) {
      const [shown, asked] = [onShow(engine, draft), inPlay(draft)].map(
        (policies) => outcomeOf(engine, draft.answers, on, policies).results,
      ) as [PolicyResult[], PolicyResult[]]
      expect(shown.length).toBeGreaterThan(asked.length)
      for (const group of GROUPS) expect(countOf(shown, group)).toBe(countOf(asked, group))
      const all = GROUPS.reduce((sum, group) => sum + countOf(shown, group), 0)
      expect(all).toBe(whole.policies.length)
    }
  })

  it('count the alternatives one by one, and no second view', () => {
    const results = [
      result('a', {}, { topic }),
      result('b', { amounts: [award(50)] }, { topic }),
      result('view', {}, { topic, role: 'view' }),
    ]
    expect(countOf(results, 'eligible')).toBe(2)
  })

  it('list as many as they count, an opened view apart', () => {
    const check = engine.bundle.checks.find(({ id }) => id === 'income-tax') ?? engine.bundle.checks[0]
    if (!check) throw new Error('no check')
    const view = engine.bundle.policies.find(({ role, topic: of }) => role === 'view' && of === 'income-tax')?.id ?? ''
    const draft = { ...begin(engine, emptyDraft(engine, 2026), check), views: [view] }
    const { results } = outcomeOf(engine, { entity_type: 'company' }, '2026-11-21', onShow(engine, draft))
    const { views, own } = apart(draft, results)
    expect(ids(views)).toEqual([view])
    expect(own).toHaveLength(results.length - 1)
    for (const group of GROUPS) expect(inGroup(own, group)).toHaveLength(countOf(own, group))
    expect(apart({ ...draft, views: [] }, results)).toEqual({ views: [], own: results })
  })

  it('tell a year without rules from a firm that has nothing', () => {
    const closed = result('closed', { verdict: 'not-in-force' })
    const draft = result('draft', { status: 'draft', verdict: 'unknown' })
    expect([hasNoRules([closed, draft]), hasNoRules([draft])]).toEqual([true, false])
    for (const verdict of ['eligible', 'unknown', 'ineligible'] as const)
      expect(hasNoRules([closed, result('x', { verdict })])).toBe(false)
  })

  it('put the most money first, and what nobody knows last', () => {
    const results = [
      result('some', { verdict: 'unknown' }),
      result('more', { verdict: 'unknown', amounts: [award(0, 500)] }),
      result('endless', { verdict: 'unknown', amounts: [{ ...award(0, 1e14), unbounded: true }] }),
    ]
    expect(ids(inGroup(results, 'open'))).toEqual(['more', 'some', 'endless'])
  })

  it('count what is sure of a sum that nothing bounds', () => {
    const sure = { ...award(500, 1e14), unbounded: true as const }
    const results = [result('bounded', { amounts: [award(300)] }), result('above', { amounts: [sure] })]
    expect(ids(inGroup(results, 'eligible'))).toEqual(['above', 'bounded'])
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
    expect([countOf(results, 'eligible'), countOf(results, 'open')]).toEqual([2, 1])
    expect((['eligible', 'open'] as const).map((group) => shownElsewhere(engine, results, group))).toEqual([0, 1])
    expect(stacksOf(engine, results, 'draft').map((stack) => [stack.topic, ids(stack.results)])).toEqual([
      [null, ['draft']],
    ])
  })
})

describe('of equal worth', () => {
  it('what has a check of its own comes first, in the order of the checks, then what waits for the fewest answers', () => {
    const nobodyKnows = { verdict: 'unknown', amounts: [{ ...award(0, 9e9), unbounded: true }] } as const
    const results = [
      result('long', { ...nobodyKnows, needs: ['a', 'b'] }),
      result('short', { ...nobodyKnows, needs: ['a'] }),
      result('disabled-levy', { ...nobodyKnows, needs: ['a', 'b', 'c'] }),
      result('small-profit-cit', { ...nobodyKnows, needs: ['a', 'b', 'c', 'd'] }),
      result('bounded', { verdict: 'unknown', amounts: [award(0, 100)], needs: ['a', 'b'] }),
    ]
    const order = stacksOf(engine, results, 'open').flatMap((stack) => ids(stack.results))
    expect(order).toEqual(['bounded', 'small-profit-cit', 'disabled-levy', 'short', 'long'])
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

  it('of a kind without a figure is not left out', () => {
    const sure = result('sure', {
      amounts: [
        { ...award(0, 1e14), unbounded: true },
        { ...award(50_000), kind: 'tax_saved' },
      ],
    })
    const line = { known: true, label: '一年少缴税', text: '¥500' }
    expect(totalLines({ results: [sure], totals: [] })).toEqual([
      line,
      { known: false, label: '奖励补助', text: '还算不出' },
    ])
    const both = result('both', {
      amounts: [
        { ...award(0, 1e14), unbounded: true },
        { ...award(0, 1e14), kind: 'refund', unbounded: true },
      ],
    })
    expect(totalLines({ results: [both], totals: [] }).map(({ label }) => label)).toEqual(['可以退回、奖励补助'])
  })

  it('never counts a proposal', () => {
    expect(totalsOf({ results: [result('draft', { status: 'draft' })], totals: [] })).toEqual([])
  })

  it('leads with the largest benefit', () => {
    const small = { ...award(0), id: 'small' }
    expect(leadAmount(result('x', { amounts: [small, award(5)] }))).toEqual(award(5))
  })

  it('leads with what is not due where the benefits are exactly 0, and never with a 0 saved', () => {
    expect(leadAmount(result('x', { amounts: [due(7), due(0), award(0)] }))).toEqual(due(0))
    expect(leadAmount(result('x', { amounts: [due(7), award(0)] }))).toBeUndefined()
  })

  it('may miss a fen where several figures are rounded, and never in whole yuan', () => {
    const saved = (low: number, high = low): Amount => ({ ...award(low, high), kind: 'levy_saved' })
    expect(mayMissAFen({ amounts: [due(4_185_001), saved(465_000)] })).toBe(true)
    expect(mayMissAFen({ amounts: [due(0, 4_185_001), saved(0, 465_000)] })).toBe(true)
    expect(mayMissAFen({ amounts: [due(4_185_000), saved(465_000)] })).toBe(false)
    expect(mayMissAFen({ amounts: [award(999_999)] })).toBe(false)
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
  const named = find(engine, results, '残疾人', null)
  const counted = themesOf(engine, named)
  expect(counted.length).toBeLessThan(themes.length)
  for (const { theme, count } of counted) {
    expect(ids(find(engine, named, '', theme.id))).toEqual(ids(find(engine, results, '残疾人', theme.id)))
    expect(find(engine, named, '', theme.id)).toHaveLength(count)
  }
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
