/** What a few firms are told, word for word, about small rules written by hand. */
import { describe, expect, it } from 'vitest'
import { load, notices, resultChanges, type FilingWindow, type Policy, type Profile, type Truth } from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const KIND = choiceFact('kind', ['shop', 'factory'])
const STAFF = numberFact('staff', { label: '职工人数', unit: 'people', max: 1000 })
const INCOME = numberFact('income', { label: '收入', unit: 'yuan', decimals: 2, max: 1_000_000 })

const SHOPS: Truth = { op: 'choice', fact: 'kind', in: ['shop'], cite: 'law#1' }
const SMALL: Truth = {
  ...{ op: 'compare', rel: 'at_most', cite: 'law#2' },
  ...{ left: { op: 'fact', fact: 'staff' }, right: { op: 'param', param: 'cap' } },
}

/** A relief that costs nothing to check: shops of at most so many people save a share of their income. */
function relief(parts: Partial<Policy> = {}, cap = 30, share = 10): Policy {
  return policyOf('relief', {
    title: '小店减免',
    valid: [{ from: '2025-01-01', to: '2027-12-31' }],
    clauses: ['law#3'],
    params: {
      cap: {
        label: '人数上限',
        unit: 'people',
        values: [{ from: '2025-01-01', value: [cap, 1], printed: `${cap}人`, clause: 'law#2' }],
      },
      share: {
        label: '减免比例',
        unit: 'share',
        values: [{ from: '2025-01-01', value: [share, 100], printed: `${share}%`, clause: 'law#3' }],
      },
    },
    eligible: { op: 'all', of: [SHOPS, SMALL] },
    amounts: [
      {
        ...{ id: 'saved', kind: 'tax_saved', label: '少缴的税' },
        of: {
          op: 'table',
          hit: 'first',
          rows: [
            {
              when: { op: 'eligible' },
              of: {
                op: 'mul',
                of: [
                  { op: 'fact', fact: 'income' },
                  { op: 'param', param: 'share' },
                ],
              },
            },
            { of: { op: 'number', value: [0, 1] } },
          ],
        },
      },
    ],
    ...parts,
  })
}

const REPORT: FilingWindow = {
  ...{ id: 'report', title: '小店申报', audience: '小店', place: '全国', who: SHOPS },
  due: { after: 'year', months: 5, words: '五个月内', clause: 'law#2' },
  verifiedFor: [2026],
  verify: '请向税务机关核实',
  ...{ moved: {}, checkedOn: '2026-01-01', notes: [{ text: '遇节假日顺延。' }] },
}

const rules = (policies: readonly Policy[] = [], windows: readonly FilingWindow[] = [], hash = 'one') =>
  load({ ...bundleOf([KIND, STAFF, INCOME], policies), windows, hash })

const firm = (answers: Profile['answers'] = {}): Profile => ({
  id: 'p',
  savedOn: '2025-11-20',
  answers: { kind: 'shop', staff: 30, income: '1000.00', ...answers },
})

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
  it('are told when they start and before they end', () => {
    expect(short(firm(), rules([relief()]), '2024-12-31', '2028-12-31')).toEqual([
      '2025-01-01 新政策开始：小店减免｜2025年1月1日起执行。少缴的税 ¥100。',
      '2027-12-01 12月31日到期：小店减免｜执行到2027年12月31日。少缴的税 ¥100。之后怎样，请留意新的文件。',
      '2027-12-24 12月31日到期：小店减免｜执行到2027年12月31日。少缴的税 ¥100。之后怎样，请留意新的文件。',
    ])
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
    expect(old[0]).toMatchObject({ title: '更新一下数据', why: '因为这些答案是2024年2月29日保存的。' })
  })
})

describe('a new bundle', () => {
  const draft = relief({ kind: 'draft' })
  const other = policyOf('other', { title: '新办法', topic: 'relief', valid: [{ from: '2026-01-01' }] })
  const on = '2026-06-01'

  it.each<[string, Policy[], Policy[], string[]]>([
    ['nothing', [relief()], [relief()], []],
    ['won', [], [relief()], ['现在可以享受：小店减免｜您现在符合条件。少缴的税 ¥100。']],
    ['won', [relief({}, 20)], [relief()], ['现在可以享受：小店减免｜您现在符合条件。少缴的税 ¥100。']],
    ['final', [draft], [relief()], ['征求意见稿已成正式政策：小店减免｜您现在符合条件。少缴的税 ¥100。']],
    [
      'final',
      [draft],
      [relief({}, 20)],
      ['征求意见稿已成正式政策：小店减免｜还差一步：职工人数现在是30人，须不超过20人。'],
    ],
    ['new', [], [relief({}, 20)], ['有新政策：小店减免｜还差一步：职工人数现在是30人，须不超过20人。']],
    ['lost', [relief()], [], ['不再享受：小店减免｜这项政策已不在执行期。']],
    ['lost', [relief()], [relief({}, 20)], ['不再享受：小店减免｜还差一步：职工人数现在是30人，须不超过20人。']],
    ['up', [relief()], [relief({}, 30, 20)], ['金额变多：小店减免｜少缴的税由 ¥100 变为 ¥200。']],
    ['down', [relief({}, 30, 20)], [relief()], ['金额变少：小店减免｜少缴的税由 ¥200 变为 ¥100。']],
    ['draft', [], [draft], []],
  ])('%s', (event, before, after, told) => {
    const found = resultChanges(firm(), rules(before), rules(after, [], 'two'), on)
    expect(found.map(({ title, text }) => `${title}｜${text}`)).toEqual(told)
    for (const one of found) {
      expect(one).toMatchObject({ event, on, id: 'p/result/relief/one-two' })
      expect(one.clause).not.toBeNull()
    }
  })

  it('tells what replaces a lost one', () => {
    const found = resultChanges(firm(), rules([relief()]), rules([other], [], 'two'), on)
    expect(found.map(({ event, title, text }) => `${event} ${title}｜${text}`)).toEqual([
      'won 现在可以享受：新办法｜您现在符合条件。',
      'replaced 已被替代：小店减免｜之后看“新办法”。',
    ])
  })

  it('cites the number that changed', () => {
    const [up] = resultChanges(firm(), rules([relief()]), rules([relief({}, 30, 20)], [], 'two'), on)
    expect(up?.clause).toBe('law#3')
  })
})
