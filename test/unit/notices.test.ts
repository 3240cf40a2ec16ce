/** What a few firms are told, word for word, about small rules written by hand. */
import { describe, expect, it } from 'vitest'
import { notices, type AmountRule, type Policy, type Profile, type Truth } from '../../shared'
import { policyOf } from '../properties/kit'
import { FACTORIES, firm, fixed, limit, relief, REPORT, rules, SHOPS, SMALL } from './reliefs'

const RICH = limit('income', 'at_least', 1_000_000, 'law#1')
const MIDDLING = limit('staff', 'at_most', 50, 'law#2')

const short = (profile: Profile, engine: ReturnType<typeof rules>, from: string, to: string) =>
  notices(profile, engine, from, to)
    .filter(({ kind }) => kind !== 'figures')
    .map(({ on, title, text }) => `${on} ${title}｜${text}`)

describe('filing windows', () => {
  const engine = rules([], [REPORT])

  it('are told with their day in a verified year, and without one in any other', () => {
    expect(short(firm(), engine, '2026-01-01', '2027-12-31')).toEqual([
      '2026-05-24 小店申报：5月31日截止｜最后一天是2026年5月31日。遇节假日顺延。',
      '2026-05-30 小店申报：5月31日截止｜最后一天是2026年5月31日。遇节假日顺延。',
      '2027-01-01 小店申报：时间请核实｜请向税务机关核实。遇节假日顺延。',
    ])
  })

  it('say why they came, and by which clause', () => {
    const [first] = notices(firm(), engine, '2026-05-24', '2026-05-24')
    expect(first).toMatchObject({ why: '因为您填了kind：shop。', clause: 'law#2', day: '2026-05-31', lead: 7 })
    expect(first?.id).toBe('p/due/report/2026-05-31/7')
  })

  it('are told with the doubt where only the office can say whether they concern the firm', () => {
    const doubt: Truth = { op: 'verify', text: '没有收入的不用报', cite: [] }
    const asked = rules([], [{ ...REPORT, who: { op: 'all', of: [REPORT.who, doubt] } }])
    expect(short(firm(), asked, '2026-05-24', '2027-01-01')).toEqual([
      '2026-05-24 小店申报：5月31日截止｜最后一天是2026年5月31日。没有收入的不用报。遇节假日顺延。',
      '2026-05-30 小店申报：5月31日截止｜最后一天是2026年5月31日。没有收入的不用报。遇节假日顺延。',
      '2027-01-01 小店申报：时间请核实｜请向税务机关核实。没有收入的不用报。遇节假日顺延。',
    ])
    expect(short(firm({ kind: null }), asked, '2026-05-24', '2027-01-01')).toEqual([])
  })

  it.each([[{ kind: 'factory' }], [{ kind: null }], [{ kind: 'no such option' }]])('are silent for %j', (answers) => {
    expect(short(firm(answers), engine, '2026-01-01', '2027-12-31')).toEqual([])
  })

  it('follow a published calendar, and keep the id of the day of the law', () => {
    const moved = { '2026-05-31': { to: '2026-06-01', clause: 'law#3' } }
    const [first] = notices(firm(), rules([], [{ ...REPORT, moved }]), '2026-05-25', '2026-05-25')
    expect(first).toMatchObject({ id: 'p/due/report/2026-05-31/7', day: '2026-06-01', clause: 'law#3' })
    expect(first?.text).toBe('最后一天是2026年6月1日，由5月31日顺延。遇节假日顺延。')
  })
})

describe('policies in time', () => {
  it('have an id, a kind and an event each', () => {
    const told = notices(firm(), rules([relief()], [REPORT]), '2025-01-01', '2027-12-31', {
      ...{ kinds: ['filing', 'policy', 'near'], filingLeads: [7, 7], policyLeads: [30, 30] },
    })
    expect(told.map(({ id, kind, event }) => `${id} ${kind} ${event}`)).toEqual([
      'p/starts/relief/2025-01-01/0 policy starts',
      'p/unverified/report/2025 filing unverified',
      'p/due/report/2026-05-31/7 filing due',
      'p/unverified/report/2027 filing unverified',
      'p/ends/relief/2027-12-31/30 policy ends',
    ])
    const [near] = notices(firm({ staff: 31 }), rules([relief()]), '2025-01-01', '2025-01-01')
    expect(near).toMatchObject({ kind: 'near', event: 'near', why: '因为您只差这一项。' })
  })

  it('are told when they start and before they end', () => {
    expect(short(firm(), rules([relief()]), '2024-12-31', '2028-12-31')).toEqual([
      '2025-01-01 新政策开始：小店减免｜2025年1月1日起执行。少缴的税 ¥100。',
      '2027-12-01 12月31日到期：小店减免｜执行到2027年12月31日。少缴的税 ¥100。之后怎样，请留意新的文件。',
      '2027-12-24 12月31日到期：小店减免｜执行到2027年12月31日。少缴的税 ¥100。之后怎样，请留意新的文件。',
    ])
  })

  it('lead from the end to the clause that prints the day, where one is cited', () => {
    const [end] = notices(firm(), rules([relief()]), '2027-12-01', '2027-12-01')
    expect(end).toMatchObject({ event: 'ends', clause: 'law#1' })
    const dated = { ...relief(), valid: relief().valid.map((period) => ({ ...period, ends: 'law#9' })) }
    const [cited] = notices(firm(), rules([dated]), '2027-12-01', '2027-12-01')
    expect(cited).toMatchObject({ event: 'ends', clause: 'law#9' })
    const [start] = notices(firm(), rules([dated]), '2025-01-01', '2025-01-01')
    expect(start).toMatchObject({ event: 'starts', clause: 'law#1' })
  })

  it.each([
    [{ staff: 31 }, '还差一步：小店减免', '还差一步：职工人数现在是31人，须不超过30人。', 'law#2'],
    [{ staff: null }, '新政策开始：小店减免', '还差一个答案：职工人数。', 'law#2'],
  ])('are told to %j as what is missing', (answers, title, text, clause) => {
    const [first] = notices(firm({ ...answers, income: '1000.00' }), rules([relief()]), '2025-01-01', '2025-01-01')
    expect(first).toMatchObject({ title, text: `2025年1月1日起执行。${text}`, clause })
  })

  it.each([[{ kind: 'factory' }], [{ kind: 'factory', staff: 31 }], [{ kind: null, staff: null }]])(
    'are not told to %j, who is far from them',
    (answers) => {
      expect(short(firm(answers), rules([relief()]), '2025-01-01', '2027-12-31')).toEqual([])
    },
  )

  it('that are drafts have no days', () => {
    expect(short(firm(), rules([relief({ kind: 'draft' })]), '2024-01-01', '2028-12-31')).toEqual([])
  })

  it('that nobody found continued end with whom to ask', () => {
    const doubt = { from: '2026-01-01', note: '没有查到延续文件，请向税务局核实' }
    const told = short(
      firm(),
      rules([relief({ valid: [{ from: '2025-01-01' }], unverified: doubt })]),
      '2025-12-25',
      '2026-12-31',
    )
    expect(told).toEqual([])
    const early = short(
      firm(),
      rules([relief({ valid: [{ from: '2025-01-01' }], unverified: doubt })]),
      '2025-12-24',
      '2025-12-24',
    )
    expect(early).toEqual([
      '2025-12-24 12月31日到期：小店减免｜执行到2025年12月31日。少缴的税 ¥100。没有查到延续文件，请向税务局核实。',
    ])
  })

  it('that follow each other without a gap neither end nor start', () => {
    const valid = [
      { from: '2025-01-01', to: '2025-12-31' },
      { from: '2026-01-01', to: '2027-12-31' },
    ]
    expect(short(firm(), rules([relief({ valid })]), '2025-06-01', '2026-06-01')).toEqual([])
  })

  it('name the one that follows on the same subject', () => {
    const heir = policyOf('heir', {
      title: '新减免',
      topic: 'relief',
      valid: [{ from: '2028-01-01', to: '2029-12-31' }],
    })
    const [told] = short(firm(), rules([relief(), heir]), '2027-12-01', '2027-12-01')
    expect(told).toMatch(/之后由“新减免”接替。$/)
  })

  it.each<[string, Partial<Policy>]>([
    ['of another subject', { topic: 'other' }],
    ['that only shows a figure', { role: 'view' }],
    ['that starts at another time', { valid: [{ from: '2028-02-01', to: '2029-12-31' }] }],
  ])('name none %s', (_, parts) => {
    const other = policyOf('other', {
      ...{ title: '别的政策', topic: 'relief', valid: [{ from: '2028-01-01', to: '2029-12-31' }] },
      ...parts,
    })
    expect(short(firm(), rules([relief(), other]), '2027-12-01', '2027-12-01')).toEqual([
      '2027-12-01 12月31日到期：小店减免｜执行到2027年12月31日。少缴的税 ¥100。之后怎样，请留意新的文件。',
    ])
  })

  it('name the answers that speak for them, two at most', () => {
    const busy: Truth = { op: 'choice', fact: 'busy', in: ['yes'], cite: 'law#1' }
    const of = (eligible: Truth, answers: Profile['answers'] = {}) => {
      const engine = rules([relief({ eligible, amounts: [] })])
      return notices(firm(answers), engine, '2025-01-01', '2025-01-01').map(({ why }) => why)
    }
    expect(of({ op: 'all', of: [] })).toEqual(['因为它不挑单位，您也适用。'])
    expect(of(SMALL)).toEqual(['因为您填了职工人数：30人。'])
    expect(of({ op: 'all', of: [SHOPS, SMALL, busy] })).toEqual(['因为您填了kind：shop，职工人数：30人。'])
    expect(of(busy, { busy: null })).toEqual(['因为您的答案里没有不符合的。'])
  })

  it('say who is to be asked where no answer can settle it', () => {
    const eligible: Truth = { op: 'all', of: [SHOPS, { op: 'verify', text: '请核实', cite: 'law#1' }] }
    expect(short(firm(), rules([relief({ eligible })]), '2025-01-01', '2025-01-01')).toEqual([
      '2025-01-01 新政策开始：小店减免｜2025年1月1日起执行。能不能享受，还要向主管部门核实。',
    ])
  })

  it('promise only the benefits that are known', () => {
    const amounts = [fixed('少缴', 'tax_saved', 5), fixed('应缴', 'due', 7), fixed('没有', 'award', 0)]
    const open: AmountRule = { id: '不定', kind: 'award', label: '不定', of: { op: 'fact', fact: 'income' } }
    const engine = rules([relief({ eligible: SHOPS, amounts: [...amounts, open] })])
    expect(short(firm({ income: null }), engine, '2025-01-01', '2025-01-01')).toEqual([
      '2025-01-01 新政策开始：小店减免｜2025年1月1日起执行。少缴 ¥5。',
    ])
  })

  it.each<[string, Truth]>([
    ['two figures fail', { op: 'all', of: [SMALL, RICH] }],
    ['a choice fails', { op: 'all', of: [MIDDLING, FACTORIES] }],
    ['nothing else is wanted', SMALL],
  ])('are no near miss where %s', (_, eligible) => {
    expect(short(firm({ staff: 31 }), rules([relief({ eligible })]), '2025-01-01', '2025-01-01')).toEqual([])
  })

  it('tell when a number changes in between', () => {
    const halved = relief()
    const share = halved.params['share']!
    const values = [...share.values, { from: '2026-07-01', value: [5, 100] as const, printed: '5%', clause: 'law#1' }]
    const engine = rules([{ ...halved, params: { ...halved.params, share: { ...share, values } } }])
    expect(notices(firm(), engine, '2026-07-01', '2026-07-01')).toMatchObject([
      {
        id: 'p/change/relief/2026-07-01',
        event: 'down',
        title: '金额变少：小店减免',
        text: '少缴的税由 ¥100 变为 ¥50。',
        why: '因为规定变了，您的结果跟着变了。',
        clause: 'law#1',
      },
    ])
  })
})

describe('figures', () => {
  it('grow old once a year', () => {
    const old = notices({ ...firm(), savedOn: '2024-02-29' }, rules(), '2024-02-29', '2028-12-31')
    expect(old.map(({ on }) => on)).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
    expect(old[0]).toMatchObject({ id: 'p/old/2025-02-28', kind: 'figures', event: 'old', subject: '' })
    expect(old[0]).toMatchObject({
      title: '更新一下数据',
      text: '人数、工资和利润可能变了，改一改，结果才准。',
      why: '因为这些答案是2024年2月29日保存的。',
    })
  })
})
