/** The analyst's commands on a copy of the policies. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bundle, Policy } from '../../shared/bundle'
import { compile } from '../../shared/compile/compile'
import { coverage, coverageText } from '../../shared/compile/workshop/coverage'
import { createPolicy } from '../../shared/compile/workshop/create'
import { changes, changesText } from '../../shared/compile/workshop/diff'
import { stale } from '../../shared/compile/workshop/stale'
import { bundleOf, cases, libraryOf, POLICIES } from './shipped'

const scratch = mkdtempSync(join(tmpdir(), 'workshop-'))
const copy = join(scratch, 'policies')
const ON = '2026-11-21'

beforeAll(() => {
  cpSync(POLICIES, copy, { recursive: true })
})
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

describe('new', () => {
  it('writes a skeleton that compiles, with the clause in sight', () => {
    const written = createPolicy(copy, { id: 'trial-run', clause: '001#一.2', area: 'digital', on: ON })
    expect(written).toEqual(['digital/trial-run.yaml', 'digital/trial-run.cases.yaml'])
    expect(readFileSync(join(copy, 'digital/trial-run.yaml'), 'utf8')).toContain(
      '对纳入2022年智慧社区重点建设清单的社区',
    )
    expect(compile(copy, { only: ['trial-run'] }).problems).toEqual([])
  })

  it.each([
    [{ id: 'union-refund', clause: '000#44' }, 'union-refund exists already, in policies/union/union-refund.yaml'],
    [{ id: 'Union Refund', clause: '000#44' }, '`Union Refund` is no id: use a–z, 0–9 and -'],
    [{ id: 'fresh', clause: '999#1' }, 'no document is called `999`: put its text and 999.yaml into sources/ first'],
    [{ id: 'fresh', clause: '004#99' }, '004.yaml has no clause 004#99: 004#1, 004#2'],
    [
      { id: 'fresh', clause: '003#市财政局.4' },
      '`003` is a news report, no rule: put the document it reports on into sources/ first',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() => createPolicy(copy, { area: 'tax', on: ON, ...wrong })).toThrow(message)
  })
})

describe('coverage', () => {
  it('names the row and the condition that no case tries', () => {
    const few = cases.map(({ file, raw }) => ({ file, raw: { ...raw, cases: raw.cases.slice(0, 1) } }))
    const refund = coverage(bundleOf(), few).find(({ policy }) => policy === 'union-refund')
    expect(refund?.oneSided.length).toBeGreaterThan(0)
    expect(coverageText(coverage(bundleOf(), few))).toMatch(/rows reached: \d+ of \d+/)
  })
})

describe('stale', () => {
  const policy = (over: Partial<Policy>): Policy[] => [{ ...(bundleOf().policies[0] as Policy), id: 'p', ...over }]
  const valid = [{ from: '2023-01-01', to: '2027-12-31' }]

  it('is silent about what was checked lately and goes on', () => {
    expect(stale(policy({ valid, checkedOn: ON, clauses: [] }), [], ON)).toEqual([])
  })

  it.each<[Partial<Policy>, string, string]>([
    [{ valid, checkedOn: '2026-05-01' }, ON, 'p: last checked 204 days ago, on 2026-05-01'],
    [{ valid, checkedOn: '2027-11-01' }, '2027-11-21', 'p: ends in 40 days, on 2027-12-31'],
    [{ valid: [{ from: '2021-01-01' }], checkedOn: ON }, ON, 'p: no end is printed: look for a successor'],
    [
      { valid, checkedOn: ON, unverified: { from: '2026-01-01', note: '请向市总工会核实' } },
      ON,
      'p: unverified since 2026-01-01: 请向市总工会核实',
    ],
  ])('%j', (over, on, line) => {
    expect(stale(policy({ clauses: [], ...over }), [], on)).toEqual([line])
  })

  it('names a filing window in its last verified year', () => {
    const windows = bundleOf().windows.filter(({ id }) => id === 'cit-settlement' || id === 'disabled-levy')
    const last = Math.max(...(windows[0]?.verifiedFor ?? []))
    expect(stale([], [], `${last - 1}-12-31`, windows)).toEqual([])
    expect(stale([], [], `${last}-01-01`, windows)).toEqual([
      `cit-settlement: its days are verified to ${last}: check the years that follow`,
    ])
  })

  it('says the most urgent first', () => {
    const [one] = policy({ valid, checkedOn: ON, clauses: [] })
    const open = [{ from: '2021-01-01' }]
    const until = (to: string) => [{ from: '2021-01-01', to }]
    const several: Policy[] = [
      { ...(one as Policy), id: 'open', valid: open },
      { ...(one as Policy), id: 'older', checkedOn: '2025-01-01' },
      { ...(one as Policy), id: 'oldest', checkedOn: '2024-01-01' },
      { ...(one as Policy), id: 'later', valid: until('2027-01-31') },
      { ...(one as Policy), id: 'soon', valid: until('2026-12-31') },
    ]
    const order = stale(several, [], ON).map((line) => line.slice(0, line.indexOf(':')))
    expect(order).toEqual(['soon', 'later', 'oldest', 'older', 'open'])
  })

  const superseded = (gone: string) =>
    libraryOf().documents.map((document) => ({
      ...document,
      status: document.id === gone ? ('superseded' as const) : ('in-force' as const),
    }))

  it('names a document that was replaced', () => {
    expect(stale(policy({ valid, checkedOn: ON, clauses: ['000#35'] }), superseded('000'), ON)).toEqual([
      'p: rests on 000, which is no longer in force',
    ])
  })

  it.each([
    ['2026-12-31', []],
    ['2027-01-01', ['p: rests on 000, which is no longer in force']],
  ])('names one that a condition or a number rests on, from its day on: %s', (on, lines) => {
    const cite = [
      { from: '2023-01-01', clause: '001#一.2' },
      { from: '2027-01-01', clause: '000#35' },
    ]
    const bare: Partial<Policy> = {
      ...{ valid: [{ from: '2023-01-01', to: '2029-12-31' }], checkedOn: on, clauses: [], params: {}, lets: {} },
      ...{ eligible: { op: 'all', of: [] }, amounts: [], notes: [{ text: '以前的文件', cite: '000#35' }] },
    }
    const values = cite.map((one) => ({ ...one, value: [1, 1] as const, printed: '1元' }))
    for (const over of [
      { eligible: { op: 'choice', fact: 'entity_type', in: ['company'], cite } as const },
      { params: { cap: { label: '上限', unit: 'yuan' as const, values } } },
    ]) {
      expect(stale(policy({ ...bare, ...over }), superseded('000'), on)).toEqual(lines)
    }
  })

  it('names one that a filing window rests on', () => {
    const windows = bundleOf().windows.filter(({ id }) => id === 'cit-settlement')
    expect(stale([], superseded('cit-law'), '2026-01-01', windows)).toEqual([
      'cit-settlement: rests on cit-law, which is no longer in force',
    ])
  })
})

describe('diff', () => {
  const persona = {
    id: 'union',
    name: '八人公司',
    on: '2024-06-30',
    answers: { has_union: true, union_remitted: '9999.99', state_owned: false, fiscally_funded: false },
    asked: [],
    eligible: [],
  }
  const only = (over: Partial<Policy>): Bundle => ({
    ...bundleOf(),
    policies: bundleOf().policies.flatMap((policy) => (policy.id === 'union-refund' ? [{ ...policy, ...over }] : [])),
  })
  const param = bundleOf().policies.find(({ id }) => id === 'union-refund')?.params['small_cap']
  const lower = { small_cap: { ...param!, values: [{ ...param!.values[0]!, value: [5000, 1] as const }] } }

  it('is silent when nothing changed', () => {
    expect(changesText(changes(only({}), only({}), [persona]))).toBe('nothing changed for the personas')
  })

  it.each([
    ['lost', only({}), only({ params: lower })],
    ['won', only({ params: lower }), only({})],
    ['lost', only({}), only({ id: 'other', role: 'view' })],
  ] as const)('tells what was %s, with the clause', (change, before, after) => {
    const [found] = changes(before, after, [persona])
    expect(found).toMatchObject({ persona: '八人公司', policy: 'union-refund', change, clauses: ['000#44'] })
    expect(changesText([found!])).toContain('可以退还的工会经费 ¥9,999.99')
  })
})
