/** What a new bundle changes for a shop, word for word. */
import { describe, expect, it } from 'vitest'
import {
  resultChanges,
  type AmountRule,
  type NoticeKind,
  type Policy,
  type Profile,
  type Quantity,
  type Truth,
} from '../../shared'
import { policyOf } from '../properties/kit'
import { FACTORIES, firm, fixed, limit, relief, rules, SHOPS, SMALL } from './reliefs'

const ASK: Truth = { op: 'verify', text: '请核实', cite: 'law#1' }

describe('a new bundle', () => {
  const draft = relief({ kind: 'draft' })
  const other = policyOf('other', { title: '新办法', topic: 'relief', valid: [{ from: '2026-01-01' }] })
  const on = '2026-06-01'

  it.each<[string, Policy[], Policy[], string[]]>([
    ['nothing', [relief()], [relief()], []],
    ['nothing that is to come', [], [relief({ valid: [{ from: '2027-01-01' }] })], []],
    ['nothing that is over', [], [relief({ valid: [{ from: '2025-01-01', to: '2025-12-31' }] })], []],
    ['nothing unverified', [], [relief({ unverified: { from: '2026-01-01', note: '请核实' } })], []],
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

  it.each<[string, Partial<Policy>]>([
    ['another subject', { topic: 'other' }],
    ['a mere view', { role: 'view' }],
    ['a draft', { kind: 'draft' }],
    ['what is over', { valid: [{ from: '2025-01-01', to: '2026-05-31' }] }],
    ['itself', { id: 'relief' }],
  ])('takes no successor from %s', (_, parts) => {
    const after = rules([{ ...other, ...parts, eligible: FACTORIES }], [], 'two')
    const found = resultChanges(firm(), rules([relief()]), after, on)
    expect(found.map(({ event }) => event)).toEqual(['lost'])
  })

  it('names no successor while the policy itself is law', () => {
    const found = resultChanges(firm(), rules([relief()]), rules([relief({}, 20), other], [], 'two'), on)
    expect(found.map(({ event }) => event)).toEqual(['won', 'lost'])
  })

  it.each<[string, Truth, Profile['answers'], string]>([
    ['no longer fits', FACTORIES, {}, '按新的规定，您不符合条件。'],
    ['wants another answer', { op: 'all', of: [SHOPS, SMALL] }, { staff: null }, '还差一个答案：职工人数。'],
    ['wants asking', { op: 'all', of: [SHOPS, ASK] }, {}, '能不能享受，还要向主管部门核实。'],
  ])('says why a firm lost what %s', (_, eligible, answers, text) => {
    const before = rules([relief({ eligible: SHOPS })])
    const found = resultChanges(firm(answers), before, rules([relief({ eligible })], [], 'two'), on)
    expect(found.map((one) => `${one.event} ${one.text}`)).toEqual([`lost ${text}`])
  })

  it('tells nobody of a new policy that is far from the firm', () => {
    expect(resultChanges(firm(), rules(), rules([relief({ eligible: FACTORIES })], [], 'two'), on)).toEqual([])
  })

  it('words a near miss as such, and a policy that may fit by what speaks for it', () => {
    const [near] = resultChanges(firm(), rules(), rules([relief({}, 20)], [], 'two'), on)
    expect(near).toMatchObject({ kind: 'near', why: '因为您填了kind：shop。', clause: 'law#2' })
    const [may] = resultChanges(firm({ staff: null }), rules(), rules([relief()], [], 'two'), on)
    expect(may).toMatchObject({ kind: 'policy', text: '还差一个答案：职工人数。', subject: 'relief' })
  })

  it('names the benefits that changed, and only those', () => {
    const of = (paid: number, ...others: AmountRule[]) =>
      relief({ eligible: SHOPS, amounts: [fixed('补贴', 'award', paid), fixed('应缴', 'due', paid), ...others] })
    const same = fixed('退费', 'refund', 3)
    const told = (before: Policy, after: Policy) =>
      resultChanges(firm(), rules([before]), rules([after], [], 'two'), on).map(
        ({ title, text }) => `${title}｜${text}`,
      )
    expect(told(of(5, same), of(6, same))).toEqual(['金额变多：小店减免｜补贴由 ¥5 变为 ¥6。'])
    expect(told(of(5), of(5, same))).toEqual(['金额变多：小店减免｜退费变为 ¥3。'])
    expect(told(of(5, same), of(5, fixed('退费', 'refund', 2)))).toEqual(['金额变少：小店减免｜退费由 ¥3 变为 ¥2。'])
    const due = (yuan: number) => relief({ eligible: SHOPS, amounts: [fixed('应缴', 'due', yuan)] })
    expect(told(due(5), due(6))).toEqual([])
  })

  it('names both ends where only one moved, and every benefit that did', () => {
    const capped = (yuan: number): Policy => {
      const of: Quantity = {
        op: 'min',
        of: [
          { op: 'fact', fact: 'income' },
          { op: 'number', value: [yuan, 1] },
        ],
      }
      const amounts: AmountRule[] = [{ id: '补贴', kind: 'award', label: '补贴', of }, fixed('退费', 'refund', yuan)]
      return relief({ eligible: SHOPS, amounts })
    }
    const some = firm({ income: { low: '100', high: '1000' } })
    const [up] = resultChanges(some, rules([capped(500)]), rules([capped(600)], [], 'two'), on)
    expect(up?.text).toBe('补贴由 ¥100–¥500 变为 ¥100–¥600。退费由 ¥500 变为 ¥600。')
  })

  it.each<[string, NoticeKind, readonly Policy[], readonly Policy[]]>([
    ['won', 'change', [], [relief()]],
    ['lost', 'change', [relief()], []],
    ['up', 'change', [relief()], [relief({}, 30, 20)]],
    ['down', 'change', [relief({}, 30, 20)], [relief()]],
    ['final', 'policy', [draft], [relief()]],
    ['final', 'near', [draft], [relief({}, 20)]],
    ['replaced', 'change', [relief()], [{ ...other, eligible: FACTORIES }]],
  ])('%s is switched on and off as %s', (event, kind, before, after) => {
    const found = resultChanges(firm(), rules(before), rules(after, [], 'two'), on)
    expect(found.map((one) => [one.event, one.kind])).toEqual([[event, kind]])
  })

  it('comes in the order of the policies, whatever became of them', () => {
    const named = (id: string) => policyOf(id, { valid: [{ from: '2026-01-01' }] })
    const found = resultChanges(firm(), rules([named('b'), named('d')]), rules([named('c'), named('a')], [], 'two'), on)
    expect(found.map(({ subject, event }) => `${subject} ${event}`)).toEqual(['a won', 'b lost', 'c won', 'd lost'])
  })

  it('cites the condition that turned, though the amount is new as well', () => {
    const [won] = resultChanges(firm(), rules([relief({}, 20)]), rules([relief()], [], 'two'), on)
    expect(won).toMatchObject({ event: 'won', clause: 'law#2' })
    const [lost] = resultChanges(firm(), rules([relief()]), rules([relief({}, 20)], [], 'two'), on)
    expect(lost).toMatchObject({ event: 'lost', clause: 'law#2' })
    const modest = limit('income', 'at_most', 2000, 'law#1')
    const both = (cap: number) => relief({ eligible: { op: 'all', of: [modest, SHOPS, SMALL] } }, cap)
    const [again] = resultChanges(firm(), rules([both(20)]), rules([both(30)], [], 'two'), on)
    expect(again).toMatchObject({ event: 'won', clause: 'law#2' })
  })

  it('cites the number that changed, not those beside it', () => {
    const twofold = (share: number): Policy => {
      const one = relief({}, 30, share)
      const [amount] = one.amounts
      const extra = { ...one.params['cap']!, unit: 'none' as const }
      const of = { op: 'mul' as const, of: [{ op: 'param' as const, param: 'extra' }, amount!.of] as const }
      return { ...one, params: { ...one.params, extra }, amounts: [{ ...amount!, of }] }
    }
    const [up] = resultChanges(firm(), rules([twofold(10)]), rules([twofold(20)], [], 'two'), on)
    expect(up).toMatchObject({ event: 'up', clause: 'law#3' })
  })

  it('cites the number that changed', () => {
    const [up] = resultChanges(firm(), rules([relief()]), rules([relief({}, 30, 20)], [], 'two'), on)
    expect(up?.clause).toBe('law#3')
  })
})
