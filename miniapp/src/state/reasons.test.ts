import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import texts from '../../../shared/generated/library.json'
import {
  citedClauses,
  conditions,
  evaluate,
  explain,
  load,
  openLibrary,
  type Answers,
  type Bundle,
  type LibraryData,
} from '../../../shared/index'
import { byDocument, isPast } from './clauses'
import { givenText, isConditionRow, ownConditions, rowsOf, workings, type Conditions } from './conditions'
import { newlyOut, ruledOut } from './knockout'
import { failureOf, openPoints, reasonText, whyNot } from './reasons'
import { figureWords, moneyWords, noRulesTexts, notInForceText } from './wording'

const engine = load(bundle as unknown as Bundle)
const library = openLibrary(texts as unknown as LibraryData)
const on = '2024-12-31'

it('tells a 不清楚 from what was never asked', () => {
  const answers = { has_union: 'yes', state_owned: null, union_remitted: null }
  const rows = conditions(engine, answers, on, 'union-refund').filter(isConditionRow)
  const given = rows.flatMap((row) => (row.kind === 'verify' ? [] : [[row.fact, givenText(engine, row, answers)]]))
  expect(Object.fromEntries(given)).toMatchObject({
    has_union: '是',
    state_owned: '不清楚',
    fiscally_funded: '没有填',
    union_remitted: '不清楚',
  })
})

describe('why not', () => {
  it('names the failed condition, what the firm has and what is wanted', () => {
    const [reason, ...others] = failureOf(engine, { entity_type: 'company' }, on, 'individual-halving').reasons
    expect(others).toEqual([])
    expect(reason).toEqual({ title: '单位类型', given: '公司等企业', wanted: '个体工商户', isChoice: true })
    expect(reason && reasonText(reason)).toBe('您选的是「公司等企业」，须为「个体工商户」')
  })

  it('says a range as it was chosen, and no width of a question', () => {
    const answers = { entity_type: 'company', industry_restricted: 'no', taxable_income: { low: '3000000.01' } }
    expect(whyNot(engine, answers, on, 'small-profit-cit')).toBe('全年应纳税所得额：您是超过300万元，规定不超过300万元')
    const rows = conditions(engine, { entity_type: 'company', region: 'shandong' }, on, 'disabled-levy')
    const shown = rows.filter(isConditionRow).map((row) => givenText(engine, row, {}))
    expect(shown.filter((text) => text.includes('00,000'))).toEqual([])
  })

  it('says a limit in one breath', () => {
    const answers = { has_union: 'yes', state_owned: 'no', fiscally_funded: 'no', union_remitted: '10000' }
    const { reasons } = failureOf(engine, answers, on, 'union-refund')
    expect(reasons.map(reasonText)).toEqual(['您是1万元，规定低于1万元'])
  })

  it('puts alternatives on one question into one line', () => {
    const { reasons } = failureOf(engine, { entity_type: 'individual' }, on, 'small-profit-cit')
    expect(reasons.map((reason) => reason.title)).toEqual(['单位类型'])
    expect(reasons[0]?.wanted).toContain('、')
  })

  it('blames no single condition where alternatives all fail', () => {
    const answers = { entity_type: 'company', vat_small_scale: 'no', last_settlement: 'no' }
    expect(whyNot(engine, answers, on, 'six-taxes-halving')).toBe(
      '几种情况都不符合：「单位类型」「小规模纳税人」「上次汇算清缴的结果」',
    )
    expect(failureOf(engine, answers, on, 'six-taxes-halving').everyWay).toBe(true)
    expect(failureOf(engine, { entity_type: 'company' }, on, 'individual-halving').everyWay).toBe(false)
    expect(whyNot(engine, {}, on, 'individual-halving')).toBeNull()
  })

  it('is told when an answer rules a policy out, once', () => {
    const after = { entity_type: 'company' }
    const out = newlyOut(engine, {}, after, on, ['individual-halving'])
    expect(out).toEqual(['individual-halving'])
    expect(ruledOut(engine, after, on, out)).toEqual([
      {
        text: '「个体工商户个人所得税减半」不适用（单位类型：您选的是「公司等企业」，须为「个体工商户」）。',
        titles: [],
      },
    ])
    expect(newlyOut(engine, after, after, on, ['individual-halving'])).toEqual([])
  })
})

it('counts many policies ruled out at once, with their names apart', () => {
  const many = engine.bundle.policies.slice(0, 5)
  const [news, ...others] = ruledOut(
    engine,
    {},
    on,
    many.map(({ id }) => id),
  )
  expect(others).toEqual([])
  expect(news).toEqual({ text: '有 5 项政策与您无关，相关的题不再问。', titles: many.map(({ title }) => title) })
})

it('sends nobody to the office of another district before the district is known', () => {
  const parking = (answers: Answers) => openPoints(engine, { drives_nev: 'yes', ...answers }, on, 'nev-parking')
  expect(parking({})).toEqual([])
  expect(parking({ nev_parking_place: 'other_district' })).toEqual([
    expect.stringContaining('请向当地发展改革部门核实'),
  ])
  expect(parking({ nev_parking_place: 'timed' })).toEqual([])
})

it('promises no most where another province may ask for any share of disabled workers', () => {
  const firm = { entity_type: 'company', region: 'other', staff_employed: '31', disabled_staff: '0' }
  const books = { disabled_severe: '0', annual_payroll: '3100000', wage_over_double: 'no' }
  const words = (local_quota: string | null) => {
    const [levy] = evaluate(engine, { ...firm, ...books, local_quota }, '2024-12-31', ['disabled-levy'])
    return levy?.amounts.map((amount) => moneyWords(amount).text)
  }
  expect(words(null)).toEqual(['¥46,500 以上', '¥41,850 以上', '¥4,650 以上'])
  expect(words('0.0151')).toEqual(['¥46,810', '¥42,129', '¥4,681'])
})

it('has no gain of nothing among the workings of a firm that does not qualify', () => {
  const answers = {
    entity_type: 'company',
    industry_restricted: 'no',
    high_tech: 'no',
    staff_average: '10',
    assets_average: '1000000',
  }
  const amounts = (taxable_income: string) => {
    const { result, rows } = explain(engine, { ...answers, taxable_income }, on, 'small-profit-cit')
    return workings(result, rows).flatMap((row) => (row.kind === 'amount' ? [row.id] : []))
  }
  expect(amounts('3000000.01')).toEqual(['tax_due', 'tax_without'])
  expect(amounts('3000000')).toContain('tax_saved')
})

it('has no workings of a firm that was ruled out before its figures were asked', () => {
  const shown = (answers: Answers, id: string) => {
    const { result, rows } = explain(engine, answers, on, id)
    return workings(result, rows).length
  }
  expect(shown({ entity_type: 'partnership' }, 'individual-halving')).toBe(0)
  expect(shown({ entity_type: 'partnership', business_income: '1', other_relief: '0' }, 'individual-halving')).not.toBe(
    0,
  )
  expect(shown({ entity_type: 'individual' }, 'individual-halving')).not.toBe(0)
})

it('shows only the alternative that holds', () => {
  const policy = engine.policies.get('small-profit-cit')
  if (!policy) throw new Error('no small-profit-cit')
  const rows = rowsOf(ownConditions(policy, conditions(engine, { entity_type: 'company' }, on, policy.id)))
  expect(rows.filter((row) => row.kind === 'choice' && row.fact === 'entity_type')).toHaveLength(1)
  expect(rows.some((row) => row.kind === 'verify')).toBe(false)
})

it('keeps alternatives together until one of them holds', () => {
  const shape = (id: string, answers: Answers) => {
    const policy = engine.policies.get(id)
    if (!policy) throw new Error(`no ${id}`)
    const named = (all: Conditions): unknown[] =>
      all.map((one) => ('oneOf' in one ? { oneOf: one.oneOf.map(named) } : one.kind === 'verify' ? '?' : one.fact))
    return named(ownConditions(policy, conditions(engine, answers, '2026-11-20', id)))
  }
  const size = ['industry_restricted', 'taxable_income', 'staff_average', 'assets_average']
  expect(shape('small-profit-cit', {})).toEqual([{ oneOf: [['entity_type'], ['entity_type']] }, ...size])
  expect(shape('small-profit-cit', { entity_type: 'company' })).toEqual(['entity_type', ...size])
  expect(shape('small-profit-cit', { entity_type: 'institution' })).toEqual(['entity_type', '?', ...size])
  expect(shape('plot-split-merge', {})[0]).toEqual({ oneOf: [['pays_property_tax'], ['invests']] })
  const alike = [['entity_type'], ['entity_type']]
  const settled = [['last_settlement'], ['last_settlement', 'industry_restricted']]
  expect(shape('six-taxes-halving', {})).toEqual([
    { oneOf: [['entity_type'], ['vat_small_scale'], [{ oneOf: alike }, { oneOf: settled }]] },
  ])
})

it('tells conditions on one figure apart by their limits', () => {
  const policy = engine.policies.get('hq-revenue-step')
  if (!policy) throw new Error('no hq-revenue-step')
  const limits = (all: Conditions): unknown[] =>
    all.map((one) => ('oneOf' in one ? one.oneOf.map(limits) : one.kind === 'compare' ? one.printed : one.kind))
  const rows = conditions(engine, { has_recognition: 'yes', headquarters_firm: 'yes' }, '2023-06-30', policy.id)
  expect(limits(ownConditions(policy, rows))).toEqual([
    'choice',
    'choice',
    'choice',
    '30亿元',
    [['30亿元'], ['50亿元', '50亿元'], ['100亿元', '100亿元'], ['500亿元', '500亿元']],
  ])
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
  const unbounded = true
  expect(moneyWords({ low: 100, high: 100 })).toEqual({ text: '¥1', known: true })
  expect(moneyWords({ low: 0, high: 0 })).toEqual({ text: '¥0', known: true })
  expect(moneyWords({ low: 0, high: 450_000 })).toEqual({ text: '最多 ¥4,500', known: true })
  expect(moneyWords({ low: 100, high: 450_000 })).toEqual({ text: '¥1–¥4,500', known: true })
  expect(moneyWords({ low: 100, high: 450_000, unbounded })).toEqual({ text: '¥1 以上', known: true })
  expect(moneyWords({ low: 0, high: 450_000, unbounded })).toEqual({ text: '还算不出', known: false })
  expect(moneyWords({ low: 0, high: 450_000 }, true)).toEqual({ text: '最高 ¥4,500', known: true })
  expect(moneyWords({ low: 0, high: 450_000, unbounded }, true)).toEqual({ text: '还算不出', known: false })
})

it('a figure of the calculation that may be nothing says how much it is at most, as its amount does', () => {
  const value = (low: number, high: number) => ({ low: [low, 1], high: [high, 1], unit: 'yuan' }) as const
  expect(figureWords(value(0, 41_850))).toBe('最多 4.185万元')
  expect(figureWords(value(0, 41_850), true)).toBe('最高 4.185万元')
  expect(figureWords(value(0, 0))).toBe('0元')
  expect(figureWords(value(100, 200))).toBe('100元–200元')
  expect(figureWords({ ...value(0, 41_850), unbounded: true })).toBe('还算不出')
})

it('a year without rules is told apart from one after their end', () => {
  expect(notInForceText('not-yet', 2019)).toBe('2019 年还没有这项政策，或者当年的规定没有收录')
  expect(notInForceText('expired', 2028)).toBe('2028 年不在这项政策的有效期内')
  expect(noRulesTexts([{ status: 'expired' }, { status: 'not-yet' }], 2018).title).toBe('2018 年的规定没有收录')
  expect(noRulesTexts([{ status: 'expired' }], 2028).title).toBe('2028 年没有适用的规定')
})
