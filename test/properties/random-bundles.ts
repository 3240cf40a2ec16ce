/** Random well-formed policies over a fixed sheet of facts, small enough that thresholds are hit all the time. */
import fc from 'fast-check'
import {
  load,
  type AmountKind,
  type Cite,
  type Engine,
  type Fact,
  type Fraction,
  type Let,
  type Param,
  type Policy,
  type Quantity,
  type Row,
  type Truth,
} from '../../shared'
import { bundleOf, choiceFact, CLAUSES, numberFact, policyOf } from './kit'
import { RUNS, SEED } from './runs'

export const FACTS: readonly Fact[] = [
  numberFact('count', { max: 5 }),
  numberFact('money', { unit: 'yuan', decimals: 2, max: 4, bands: [{ label: 'to two', high: '2' }] }),
  numberFact('average', { max: 4, quarterly: true }),
  numberFact('profit', { unit: 'yuan', min: -3, max: 3 }),
  numberFact('shops', { unit: 'yuan', decimals: 1, max: 6, parts: { label: 'shops' } }),
  numberFact('fortune', { unit: 'yuan', decimals: 2, max: 100_000_000 }),
  choiceFact('kind', ['a', 'b', 'c']),
  choiceFact('flag'),
]

const NUMBERS = FACTS.filter((fact) => fact.type === 'number')
const POSITIVE = NUMBERS.filter((fact) => fact.min >= 0)

/** Days on which the parameters, citations and periods of the random policies change, and their neighbours. */
export const DAYS = ['2019-12-31', '2020-01-01', '2022-12-31', '2023-01-01', '2026-12-31', '2027-01-01', '2030-01-01']

const fraction: fc.Arbitrary<Fraction> = fc.constantFrom(
  ...([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [5, 1],
    [1, 2],
    [5, 2],
    [1, 3],
    [1, 20],
    [7, 24],
  ] as const),
)
const positiveFraction = fraction.filter(([n]) => n > 0)
const clause = fc.constantFrom(...CLAUSES)
const cite: fc.Arbitrary<Cite | undefined> = fc.option(
  fc.oneof(
    clause,
    fc.tuple(clause, clause).map(([a, b]) => [
      { from: '2020-01-01', clause: a },
      { from: '2023-01-01', clause: b },
    ]),
  ),
  { nil: undefined },
)

interface Names {
  readonly lets: readonly string[]
  readonly readings: readonly string[]
  /** Whether «the policy's own eligibility» may be asked: never inside itself. */
  readonly eligible: boolean
}

const param = (id: string): Quantity => ({ op: 'param', param: id })
const number = (value: Fraction): Quantity => ({ op: 'number', value })
const ONE = number([1, 1])

type Pair = readonly [Quantity, Quantity]
const pair = (a: fc.Arbitrary<Quantity>, b: fc.Arbitrary<Quantity>): fc.Arbitrary<Pair> => fc.tuple(a, b)

/** A quantity that is never negative. */
function positive(names: Names, depth: number): fc.Arbitrary<Quantity> {
  const leaves: fc.Arbitrary<Quantity>[] = [
    fc.constantFrom(...POSITIVE).map(({ id }): Quantity => ({ op: 'fact', fact: id })),
    fraction.map(number),
    fc.constantFrom(param('rate'), param('cap')),
  ]
  if (names.lets.length > 0) leaves.push(fc.constantFrom(...names.lets).map((id): Quantity => ({ op: 'let', let: id })))
  if (depth === 0) return fc.oneof(...leaves)
  const inner = positive(names, depth - 1)
  const divisor = fc.oneof(
    positiveFraction.map(number),
    inner.map((of): Quantity => ({ op: 'max', of: [ONE, of] })),
    inner.map((of): Quantity => ({ op: 'add', of: [of, ONE] })),
  )
  return fc.oneof(
    ...leaves,
    pair(inner, inner).map((of): Quantity => ({ op: 'add', of })),
    pair(inner, inner).map((of): Quantity => ({ op: 'mul', of })),
    pair(inner, divisor).map((of): Quantity => ({ op: 'div', of })),
    pair(inner, inner).map((of): Quantity => ({ op: 'min', of })),
    pair(inner, any(names, depth - 1)).map((of): Quantity => ({ op: 'max', of })),
    inner.map((of): Quantity => ({ op: 'floor', of })),
    table(names, depth - 1, inner),
  )
}

/** A quantity of either sign. */
function any(names: Names, depth: number): fc.Arbitrary<Quantity> {
  const leaf = fc.constant<Quantity>({ op: 'fact', fact: 'profit' })
  if (depth === 0) return fc.oneof(leaf, positive(names, 0))
  const inner = any(names, depth - 1)
  return fc.oneof(
    leaf,
    positive(names, depth - 1),
    pair(inner, inner).map((of): Quantity => ({ op: 'sub', of })),
    pair(inner, inner).map((of): Quantity => ({ op: 'add', of })),
    pair(inner, inner).map((of): Quantity => ({ op: 'min', of })),
    inner.map((of): Quantity => ({ op: 'floor', of })),
    table(names, depth - 1, inner),
  )
}

function table(names: Names, depth: number, value: fc.Arbitrary<Quantity>): fc.Arbitrary<Quantity> {
  const row = fc.record({ label: label, when: truth(names, depth), of: value, cite })
  const first = fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 3 }), fc.record({ label, of: value, cite }))
    .map(([rows, otherwise]): Quantity => ({ op: 'table', hit: 'first', rows: tidy<Row>([...rows, otherwise]) }))
  // Steps of one fact: no gap and no overlap, so at most one row hits.
  const steps = fc
    .tuple(fc.constantFrom(...NUMBERS), fc.integer({ min: 0, max: 2 }), fc.tuple(value, value, value), cite)
    .map(([{ id }, edge, [a, b, c], cited]): Quantity => {
      const below = (limit: number): Truth => compare(id, 'below', limit)
      const from = (limit: number): Truth => compare(id, 'at_least', limit)
      const rows: Row[] = [
        { when: below(edge), of: a, ...(cited && { cite: cited }) },
        { when: { op: 'all', of: [from(edge), below(edge + 1)] }, of: b },
        { when: from(edge + 1), of: c },
      ]
      return { op: 'table', hit: 'unique', rows }
    })
  return fc.oneof(first, steps)
}

const label = fc.option(fc.constantFrom('one way', 'another way'), { nil: undefined })

function compare(fact: string, rel: 'below' | 'at_least', limit: number): Truth {
  return { op: 'compare', left: { op: 'fact', fact }, rel, right: number([limit, 1]) }
}

function truth(names: Names, depth: number): fc.Arbitrary<Truth> {
  const rel = fc.constantFrom('at_most', 'below', 'at_least', 'above')
  const threshold = fc
    .tuple(fc.constantFrom(...NUMBERS), rel, fc.oneof(fraction.map(number), fc.constant(param('cap'))), cite)
    .map(([{ id }, relation, right, cited]): Truth => ({
      op: 'compare',
      left: { op: 'fact', fact: id },
      rel: relation,
      right,
      ...(cited && { cite: cited }),
    }))
  const choice = fc.oneof(
    fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((wanted): Truth => ({ op: 'choice', fact: 'kind', in: wanted })),
    fc.subarray(['yes', 'no'], { minLength: 1 }).map((wanted): Truth => ({ op: 'choice', fact: 'flag', in: wanted })),
  )
  const leaves: { weight: number; arbitrary: fc.Arbitrary<Truth> }[] = [
    { weight: 5, arbitrary: threshold },
    { weight: 3, arbitrary: choice },
  ]
  if (names.eligible) leaves.push({ weight: 2, arbitrary: fc.constant<Truth>({ op: 'eligible' }) })
  if (names.readings.length > 0) {
    const reading = fc.constantFrom('narrow', 'wide').map((is): Truth => ({ op: 'reading', reading: 'words', is }))
    leaves.push({ weight: 2, arbitrary: reading })
  }
  leaves.push({
    weight: 1,
    arbitrary: cite.map((cited): Truth => ({ op: 'verify', text: 'ask', ...(cited && { cite: cited }) })),
  })
  if (depth === 0) return fc.oneof(...leaves)
  const inner = truth(names, depth - 1)
  const group = fc
    .tuple(fc.constantFrom('all', 'any', 'none'), fc.array(inner, { minLength: 1, maxLength: 3 }))
    .map(([op, of]): Truth => ({ op, of }))
  const quantities = fc
    .tuple(any(names, depth - 1), rel, any(names, depth - 1))
    .map(([left, relation, right]): Truth => ({ op: 'compare', left, rel: relation, right }))
  return fc.oneof(...leaves, { weight: 4, arbitrary: group }, { weight: 2, arbitrary: quantities })
}

/** fast-check records keep keys whose value is undefined; compiled rules never have them. */
function tidy<T extends object>(items: readonly { [K in keyof T]: T[K] | undefined }[]): T[] {
  return items.map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T)
}

const params: fc.Arbitrary<Record<string, Param>> = fc
  .tuple(fraction, fraction, positiveFraction, clause)
  .map(([early, late, rate, cited]) => {
    const value = (from: string, of: Fraction): Param['values'][number] => ({
      from,
      value: of,
      printed: `${of[0]}/${of[1]}`,
      clause: cited,
    })
    return {
      cap: { label: 'cap', unit: 'none', values: [value('2020-01-01', early), value('2023-01-01', late)] },
      rate: { label: 'rate', unit: 'share', values: [value('2020-01-01', rate)] },
    }
  })

const INFORMING: readonly AmountKind[] = ['due', 'base', 'estimate']
const BENEFITS: readonly AmountKind[] = ['tax_saved', 'refund', 'award']

/** A well-formed policy: lets that build on each other, conditions over them, guarded and plain amounts. */
function policyArbitrary(id: string): fc.Arbitrary<Policy> {
  return fc.integer({ min: 0, max: 9 }).chain((branching) => {
    const readings = branching === 0 ? ['words'] : []
    const base: Names = { lets: [], readings, eligible: false }
    const first = positive(base, 2)
    const second = positive({ ...base, lets: ['first'] }, 1)
    const names: Names = { ...base, lets: ['first', 'second'] }
    const inside: Names = { ...names, eligible: true }
    const letOf = fc.tuple(label, cite)
    return fc
      .record({
        params,
        first,
        second,
        letParts: fc.tuple(letOf, letOf),
        eligible: truth(names, 2),
        benefit: positive(inside, 2),
        due: any(inside, 2),
        kinds: fc.tuple(fc.constantFrom(...BENEFITS), fc.constantFrom(...INFORMING)),
        topic: fc.constantFrom('tax', 'levy'),
        role: fc.constantFrom('benefit', 'benefit', 'benefit', 'view', 'helper'),
        kind: fc.constantFrom('in-force', 'in-force', 'in-force', 'draft'),
        unverified: fc.boolean(),
      })
      .map((made): Policy => {
        const letWith = (of: Quantity, [text, cited]: readonly [string | undefined, Cite | undefined]): Let => ({
          unit: 'none',
          of,
          ...(text !== undefined && { label: text }),
          ...(cited && { cite: cited }),
        })
        const guarded: Quantity = {
          op: 'table',
          hit: 'first',
          rows: [{ when: { op: 'eligible' }, of: made.benefit }, { of: number([0, 1]) }],
        }
        return policyOf(id, {
          role: made.role,
          kind: made.kind,
          topic: made.topic,
          valid: [{ from: '2020-01-01', to: '2026-12-31' }],
          ...(made.unverified && { unverified: { from: '2027-01-01', note: 'ask' } }),
          params: made.params,
          lets: { first: letWith(made.first, made.letParts[0]), second: letWith(made.second, made.letParts[1]) },
          eligible: made.eligible,
          amounts: [
            { id: 'gain', kind: made.kinds[0], label: 'gain', of: guarded },
            { id: 'pay', kind: made.kinds[1], label: 'pay', of: made.due },
          ],
          readings: readings.map((reading) => ({
            id: reading,
            text: 'ambiguous words',
            options: [
              { id: 'narrow', text: 'narrow' },
              { id: 'wide', text: 'wide' },
            ],
          })),
        })
      })
  })
}

const policies: fc.Arbitrary<Policy[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => policyArbitrary(`policy${i}`))))

/** Drawn once: making rules takes longer than trying them on many firms. */
const RULES: readonly (readonly Policy[])[] = fc.sample(policies, { numRuns: Math.min(RUNS, 3_000), seed: SEED })
const engines = new Map<readonly Policy[], Engine>()

export const rules: fc.Arbitrary<readonly Policy[]> = fc.constantFrom(...RULES)

/** The engine of some rules. Laws must hold in an engine that has already worked for others. */
export function engineOf(drawn: readonly Policy[]): Engine {
  const engine = engines.get(drawn) ?? load(bundleOf(FACTS, drawn))
  engines.set(drawn, engine)
  return engine
}

export const days = fc.constantFrom(...DAYS)

/** Policies that cannot be evaluated, each broken in its own way, some of them in the middle of narrowing facts. */
export function brokenPolicies(id: string): fc.Arbitrary<Policy> {
  const fact = (name: string): Quantity => ({ op: 'fact', fact: name })
  const gap = (when: Truth): Quantity => ({ op: 'table', hit: 'first', rows: [{ when, of: ONE }] })
  const narrowing: Quantity = {
    op: 'table',
    hit: 'first',
    rows: [
      {
        when: { op: 'all', of: [compare('count', 'at_least', 3), { op: 'choice', fact: 'kind', in: ['a'] }] },
        of: gap({ op: 'none', of: [{ op: 'choice', fact: 'kind', in: ['a'] }] }),
      },
      { of: number([0, 1]) },
    ],
  }
  const faults: Quantity[] = [
    fact('nobody-asked'),
    { op: 'let', let: 'missing' },
    param('missing'),
    gap(compare('count', 'below', 0)),
    narrowing,
    { op: 'div', of: [ONE, fact('count')] },
    { op: 'mul', of: [fact('fortune'), { op: 'mul', of: [fact('fortune'), fact('fortune')] }] },
  ]
  return fc
    .constantFrom(...faults)
    .map((of) => policyOf(id, { amounts: [{ id: 'bad', kind: 'refund', label: 'bad', of }] }))
}
