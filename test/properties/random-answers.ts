/** Random answers to the facts of a bundle, often right at, just below and just above the numbers of its rules. */
import fc from 'fast-check'
import type { Answer, Answers, Bundle, Fact, NumberFact, Quantity, Truth } from '../../shared'

/** A decimal number as whole steps of the fact's precision: exact in every form it is written in. */
type Steps = number

const precisionOf = (fact: NumberFact): number => 10 ** fact.decimals

export function decimalText(fact: NumberFact, steps: Steps): string {
  const digits = String(Math.abs(steps)).padStart(fact.decimals + 1, '0')
  const whole = digits.slice(0, digits.length - fact.decimals)
  const sign = steps < 0 ? '-' : ''
  return fact.decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-fact.decimals)}`
}

/** Steps of the values where a rule compares the fact with a number, for every fact of the bundle. */
export function edgesOf(bundle: Bundle): ReadonlyMap<string, readonly Steps[]> {
  const edges = new Map<string, Set<Steps>>()
  for (const fact of bundle.facts) {
    if (fact.type !== 'number') continue
    const precision = precisionOf(fact)
    const near = new Set([fact.min * precision, fact.max * precision, 0])
    for (const band of fact.bands ?? [])
      for (const edge of [band.low, band.high]) if (edge !== undefined) near.add(Math.round(Number(edge) * precision))
    edges.set(fact.id, near)
  }
  for (const policy of bundle.policies) {
    const numbers = Object.values(policy.params).flatMap((param) => param.values.map(({ value: [n, d] }) => n / d))
    walk(policy, (fact) => {
      const known = bundle.facts.find((candidate) => candidate.id === fact)
      if (known?.type !== 'number') return
      for (const number of numbers) edges.get(fact)?.add(Math.floor(number * precisionOf(known)))
    })
  }
  return new Map([...edges].map(([id, values]) => [id, [...values]]))
}

function walk(policy: Bundle['policies'][number], visit: (fact: string) => void): void {
  const quantity = (of: Quantity): void => {
    if (of.op === 'fact') visit(of.fact)
    else if (of.op === 'table')
      for (const row of of.rows) {
        if (row.when) truth(row.when)
        quantity(row.of)
      }
    else if (of.op === 'floor') quantity(of.of)
    else if ('of' in of) for (const part of of.of) quantity(part)
  }
  const truth = (of: Truth): void => {
    if (of.op === 'compare') for (const side of [of.left, of.right]) quantity(side)
    else if ('of' in of) for (const member of of.of) truth(member)
  }
  truth(policy.eligible)
  for (const definition of Object.values(policy.lets)) quantity(definition.of)
  for (const amount of policy.amounts) quantity(amount.of)
}

function clamp(fact: NumberFact, steps: Steps): Steps {
  const precision = precisionOf(fact)
  return Math.min(Math.max(steps, fact.min * precision), fact.max * precision)
}

function steps(fact: NumberFact, edges: readonly Steps[], from?: Steps, to?: Steps): fc.Arbitrary<Steps> {
  const low = from ?? clamp(fact, -Infinity)
  const high = to ?? clamp(fact, Infinity)
  const near = edges.flatMap((edge) => [edge - 1, edge, edge + 1]).filter((edge) => edge >= low && edge <= high)
  const anywhere = fc.integer({ min: low, max: high })
  const plain = fc.integer({ min: low, max: Math.min(high, low + 1_000_000 * precisionOf(fact)) })
  return near.length > 0
    ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...near) }, { weight: 2, arbitrary: plain }, anywhere)
    : fc.oneof(plain, anywhere)
}

/** One exact answer within [from, to], in any form that the fact allows. */
export function exactAnswer(
  fact: Fact,
  edges: readonly Steps[] = [],
  from?: Steps,
  to?: Steps,
): fc.Arbitrary<NonNullable<Answer>> {
  if (fact.type === 'choice') return fc.constantFrom(...fact.options.map((option) => option.id))
  const one = steps(fact, edges, from, to)
  const text = one.map((value) => decimalText(fact, value))
  const forms: fc.Arbitrary<NonNullable<Answer>>[] = [
    text,
    one.map((value) => value / precisionOf(fact)),
    text.map((value) => ({ low: value, high: value })),
  ]
  if (fact.quarterly) {
    const quarters = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 })
    forms.push(quarters.map((given) => ({ quarters: given })))
  }
  if (fact.parts) {
    const parts = fc.tuple(one, fc.nat({ max: 100 })).map(([value, cut]) => {
      const first = fact.min <= 0 && value > 0 ? Math.floor((value * cut) / 100) : value
      return first === value ? [value] : [first, value - first]
    })
    forms.push(parts.map((given) => ({ parts: given.map((value) => decimalText(fact, value)) })))
  }
  return fc.oneof(...forms)
}

function band(fact: NumberFact, edges: readonly Steps[], from?: Steps, to?: Steps): fc.Arbitrary<NonNullable<Answer>> {
  return fc.tuple(steps(fact, edges, from, to), steps(fact, edges, from, to)).map(([a, b]) => ({
    low: decimalText(fact, Math.min(a, b)),
    high: decimalText(fact, Math.max(a, b)),
  }))
}

interface Whole {
  readonly exact: fc.Arbitrary<NonNullable<Answer>>
  readonly any: fc.Arbitrary<Answer>
}
const wholes = new WeakMap<Fact, Whole>()

/** Answers within the fact's whole range, made once per fact. */
function whole(fact: Fact, edges: readonly Steps[] | undefined): Whole {
  const made = wholes.get(fact) ?? { exact: exactAnswer(fact, edges), any: anyAnswer(fact, edges) }
  wholes.set(fact, made)
  return made
}

/** Any answer at all, within [from, to] when it says something. */
export function anyAnswer(fact: Fact, edges: readonly Steps[] = [], from?: Steps, to?: Steps): fc.Arbitrary<Answer> {
  const exact = exactAnswer(fact, edges, from, to)
  if (fact.type === 'choice') return exact
  return fc.oneof({ weight: 2, arbitrary: exact }, band(fact, edges, from, to))
}

/** The steps between which an answer leaves a number fact. */
function rangeOf(fact: NumberFact, answer: Answer | undefined): [Steps, Steps] | null {
  if (answer === undefined || answer === null) return [clamp(fact, -Infinity), clamp(fact, Infinity)]
  if (typeof answer !== 'object' || !('low' in answer || 'high' in answer)) return null
  const at = (value: unknown, otherwise: number): Steps =>
    value === undefined ? clamp(fact, otherwise) : Math.round(Number(value) * precisionOf(fact))
  const range: [Steps, Steps] = [at(answer.low, -Infinity), at(answer.high, Infinity)]
  return range[0] === range[1] ? null : range
}

/** Whether an answer leaves anything open. */
export function isOpen(fact: Fact, answer: Answer | undefined): boolean {
  if (fact.type === 'choice') return answer === undefined || answer === null
  return rangeOf(fact, answer) !== null
}

export function answersTo(bundle: Bundle, edges = edgesOf(bundle)): fc.Arbitrary<Answers> {
  const each = bundle.facts.map((fact) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 6, arbitrary: anyAnswer(fact, edges.get(fact.id)) },
    ),
  )
  return fc.tuple(...each).map((given) => recordOf(bundle, given))
}

function recordOf(bundle: Bundle, given: readonly (Answer | undefined)[]): Answers {
  const answers: Record<string, Answer> = {}
  bundle.facts.forEach((fact, i) => {
    const answer = given[i]
    if (answer !== undefined) answers[fact.id] = answer
  })
  return answers
}

/** Answers that say the same or more: open facts are narrowed, some to one value. */
export function refinementOf(
  bundle: Bundle,
  answers: Answers,
  { all = false, only = (_: Fact): boolean => true } = {},
  edges = edgesOf(bundle),
): fc.Arbitrary<Answers> {
  const each = bundle.facts.map((fact): fc.Arbitrary<Answer | undefined> => {
    const answer = answers[fact.id]
    if (!isOpen(fact, answer) || !only(fact)) return fc.constant(answer)
    const near = edges.get(fact.id)
    const range = fact.type === 'number' && typeof answer === 'object' && answer ? rangeOf(fact, answer) : null
    const { exact, any } = range
      ? { exact: exactAnswer(fact, near, ...range), any: anyAnswer(fact, near, ...range) }
      : whole(fact, near)
    return all ? exact : fc.oneof(fc.constant(answer), any)
  })
  return fc.tuple(...each).map((given) => recordOf(bundle, given))
}

/** The same value of a number fact in every form that can say it. */
export function formsOf(fact: NumberFact, value: Steps): NonNullable<Answer>[] {
  const text = decimalText(fact, value)
  const forms: NonNullable<Answer>[] = [text, value / precisionOf(fact), { low: text, high: text }]
  if (fact.quarterly)
    forms.push(
      { quarters: [[text, text]] },
      {
        quarters: [
          [text, text],
          [text, text],
          [text, text],
        ],
      },
    )
  if (fact.parts) forms.push({ parts: [text] })
  return forms
}

export function stepsOf(fact: NumberFact, edges: readonly Steps[]): fc.Arbitrary<Steps> {
  return steps(fact, edges)
}
