import { expect, it } from 'vitest'
import { changesBetween, historyFrom, lastBefore, type Kept } from './kept'

const total = (low: number, high = low) => ({ kind: 'refund' as const, low, high })
const open = (low: number, high = 1e12) => ({ ...total(low, high), unbounded: true as const })
const result = (policy: string, amounts: Kept['policies'][number]['amounts'] = [], eligible = true) => ({
  policy,
  eligible,
  amounts,
})
const kept = (...policies: Kept['policies']): Kept => ({
  keptOn: '2026-11-20',
  on: '2026-11-20',
  bundle: 'b',
  policies,
})
const change = (was: Kept['policies'], is: Kept['policies']) =>
  changesBetween(kept(...was), kept(...is)).map((one) => one.change)

it.each([
  ['a new one is won', [], [result('a')], ['won']],
  ['one that is gone is lost', [result('a')], [], ['lost']],
  ['what was open before and applies now is won', [result('a', [], false)], [result('a')], ['won']],
  ['what applied and is open now is not lost', [result('a')], [result('a', [], false)], ['open']],
  ['what was and is open says nothing', [result('a', [total(1)], false)], [result('a', [total(2)], false)], []],
  ['one fen more is up', [result('a', [total(100)])], [result('a', [total(101)])], ['up']],
  ['one fen less is down', [result('a', [total(100)])], [result('a', [total(99)])], ['down']],
  ['the same is no change', [result('a', [total(100)])], [result('a', [total(100)])], []],
  ['a range that grows at its upper end is up', [result('a', [total(1, 5)])], [result('a', [total(1, 6)])], ['up']],
  ['a range that shrinks to its lower end is down', [result('a', [total(1, 5)])], [result('a', [total(1)])], ['down']],
  ['a range that narrows from both ends says nothing', [result('a', [total(1, 5)])], [result('a', [total(2, 4)])], []],
  [
    'one that loses more at one end than it gains is down',
    [result('a', [total(1, 9)])],
    [result('a', [total(2, 5)])],
    ['down'],
  ],
  [
    'an amount that nothing bounded is up once it is known',
    [result('a', [open(0)])],
    [result('a', [total(9)])],
    ['up'],
  ],
  ['so is one above what was sure', [result('a', [open(3)])], [result('a', [total(9)])], ['up']],
  ['a question that reaches farther says nothing', [result('a', [open(3)])], [result('a', [open(3, 1e14)])], []],
  ['an amount where there was none is up', [result('a')], [result('a', [total(1)])], ['up']],
] as const)('%s', (_, was, is, changes) => {
  expect(change(was, is)).toEqual(changes)
})

it('tells the benefit of both results, and nothing of what is owed', () => {
  const due = { kind: 'due' as const, low: 7, high: 7 }
  const [up] = changesBetween(kept(result('a', [due, total(1)])), kept(result('a', [total(2), due])))
  expect(up).toEqual({ policy: 'a', change: 'up', was: total(1), is: total(2) })
  expect(change([result('a', [due])], [result('a', [{ ...due, low: 9, high: 9 }])])).toEqual([])
})

it('compares with the last result of the same tax year, whatever was looked at in between', () => {
  const at = (keptOn: string, on: string): Kept => ({ keptOn, on, bundle: 'b', policies: [] })
  const all = [
    at('2026-11-22', '2024-12-31'),
    at('2026-11-22', '2026-11-22'),
    at('2026-11-21', '2025-12-31'),
    at('2026-11-20', '2026-11-20'),
  ] as const
  expect(all.map((one) => lastBefore(all, one))).toEqual([undefined, all[3], undefined, undefined])
})

it('tells only the sure figure of what is open now', () => {
  const [open] = changesBetween(kept(result('a', [total(5)])), kept(result('a', [total(0, 5)], false)))
  expect(open).toEqual({ policy: 'a', change: 'open', was: total(5), is: undefined })
})

it('counts all benefits of a policy, and tells the one that changed', () => {
  const [same, other] = [total(5), total(9)]
  const changes = changesBetween(kept(result('a', [same, total(1)])), kept(result('a', [same, other])))
  expect(changes).toEqual([{ policy: 'a', change: 'up', was: total(1), is: other }])
  expect(change([result('a', [total(1), total(2)])], [result('a', [total(2), total(1)])])).toEqual([])
})

const sent = {
  keptOn: '2026-11-20',
  on: '2025-12-31',
  bundle: 'b',
  results: [
    { policy: 'a', verdict: 'eligible', amounts: [{ id: 'x', kind: 'refund', low: '0.01', high: '1234.5' }] },
    {
      ...{ policy: 'b', verdict: 'unknown' },
      amounts: [{ id: 'y', kind: 'refund', low: '0.03', high: '10000000000.00', unbounded: true }],
    },
  ],
}

it('is read in fen, the policies with what they came to', () => {
  const money = { kind: 'refund', low: 1, high: 123_450 }
  expect(historyFrom([sent])).toEqual([
    {
      ...{ keptOn: '2026-11-20', on: '2025-12-31', bundle: 'b' },
      policies: [result('a', [money as ReturnType<typeof total>]), result('b', [open(3)], false)],
    },
  ])
})

it('leaves out what is no result, and what newer rules call by a name unknown here', () => {
  const odd = {
    ...sent,
    results: [{ policy: 1 }, null, { policy: 'a', verdict: 'eligible', amounts: [{ kind: 'gold' }] }],
  }
  expect(historyFrom([null, 1, {}, { ...sent, on: 5 }, odd])).toEqual([
    { ...{ keptOn: '2026-11-20', on: '2025-12-31', bundle: 'b' }, policies: [result('a')] },
  ])
  for (const nothing of [undefined, null, {}, 'x']) expect(historyFrom(nothing)).toEqual([])
})
