import type { Fact, IsoDate, Policy, Quantity } from '../bundle'
import { rangeOf } from './checks/signs'
import { holds, holdsFor, NOBODY, valueOf } from './concrete'
import type { Leaf } from './decide'
import * as exact from './rational'
import type { Rational } from './rational'

/** One thing that conditions look at, with a sample of every region in which they all answer alike. */
export interface Variable {
  readonly name: string
  readonly samples: readonly Sample[]
}

export interface Sample {
  /** For messages: `staff is 30`. */
  readonly label: string
  readonly answers: (leaf: Leaf) => boolean
}

/** The variables of some conditions on a day, and which one each leaf belongs to. */
export function variablesOf(
  leaves: readonly Leaf[],
  policy: Policy,
  facts: ReadonlyMap<string, Fact>,
  on: IsoDate,
): Variable[] {
  const groups = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const name = variableName(leaf, policy, on)
    groups.set(name, [...(groups.get(name) ?? []), leaf])
  }
  return [...groups].map(([name, group]) => ({ name, samples: samplesOf(group, policy, facts, on) }))
}

/** Leaves of one name hang together; different names are taken as independent. */
export function variableName(leaf: Leaf, policy: Policy, on: IsoDate): string {
  switch (leaf.op) {
    case 'choice':
      return leaf.fact
    case 'reading':
      return `reading ${leaf.reading}`
    case 'verify':
      return `「${leaf.text}」`
    case 'compare':
      return constantOf(leaf.right, policy, on)
        ? nameOf(leaf.left)
        : `${nameOf(leaf.left)} against ${nameOf(leaf.right)}`
  }
}

function constantOf(quantity: Quantity, policy: Policy, on: IsoDate): Rational | undefined {
  return valueOf(quantity, policy, on, NOBODY)
}

/** The same for quantities that are the same, wherever they were written. */
function nameOf(quantity: Quantity): string {
  if (quantity.op === 'fact') return quantity.fact
  if (quantity.op === 'let') return quantity.let
  if (quantity.op === 'param') return `$${quantity.param}`
  return JSON.stringify(quantity)
}

function samplesOf(leaves: readonly Leaf[], policy: Policy, facts: ReadonlyMap<string, Fact>, on: IsoDate): Sample[] {
  const [first] = leaves
  if (!first) return []
  switch (first.op) {
    case 'choice':
      return choiceSamples(first.fact, leaves, facts)
    case 'reading': {
      const options = policy.readings.find(({ id }) => id === first.reading)?.options ?? []
      return options.map(({ id }) => ({
        label: `reading ${first.reading} is ${id}`,
        answers: (leaf) => leaf.op === 'reading' && leaf.is === id,
      }))
    }
    case 'verify':
      return [true, false].map((answer) => ({
        label: `「${first.text}」 is ${answer ? 'yes' : 'no'}`,
        answers: () => answer,
      }))
    case 'compare':
      return constantOf(first.right, policy, on)
        ? numberSamples(first.left, leaves, policy, facts, on)
        : orderSamples(first)
  }
}

/** One option out of each group that all conditions treat alike. */
function choiceSamples(fact: string, leaves: readonly Leaf[], facts: ReadonlyMap<string, Fact>): Sample[] {
  const definition = facts.get(fact)
  const groups = new Map<string, Sample>()
  for (const { id } of definition?.type === 'choice' ? definition.options : []) {
    const answers = (leaf: Leaf) => leaf.op === 'choice' && leaf.in.includes(id)
    const alike = leaves.map((leaf) => (answers(leaf) ? '1' : '0')).join('')
    if (!groups.has(alike)) groups.set(alike, { label: `${fact} is ${id}`, answers })
  }
  return [...groups.values()]
}

/** Each limit itself and a value in every stretch between limits, as far as the fact can take it. */
function numberSamples(
  left: Quantity,
  leaves: readonly Leaf[],
  policy: Policy,
  facts: ReadonlyMap<string, Fact>,
  on: IsoDate,
): Sample[] {
  const limits = leaves
    .flatMap((leaf) => (leaf.op === 'compare' ? (constantOf(leaf.right, policy, on) ?? []) : []))
    .sort((a, b) => exact.compare(a, b))
  const { low, high } = rangeOf(left, policy, facts)
  const fact = left.op === 'fact' ? facts.get(left.fact) : undefined
  const step = fact?.type === 'number' && !fact.quarterly ? exact.rational(1n, 10n ** BigInt(fact.decimals)) : undefined
  const ends = [exact.sub(low, exact.one), ...limits, exact.add(high, exact.one)]
  const between = ends.slice(1).map((end, index) => inside(ends[index] ?? low, end, low, high, step))
  const possible = [...limits, ...between].filter(
    (value): value is Rational =>
      value !== undefined && exact.compare(value, low) >= 0 && exact.compare(value, high) <= 0 && isStep(value, step),
  )
  return possible.map((value) => ({
    label: `${nameOf(left)} is ${exact.show(value)}`,
    answers: (leaf) => {
      const limit = leaf.op === 'compare' ? constantOf(leaf.right, policy, on) : undefined
      return leaf.op === 'compare' && limit !== undefined && holds(value, leaf.rel, limit)
    },
  }))
}

/** A possible value strictly between two limits: the largest for stepped values, the middle otherwise. */
function inside(
  from: Rational,
  to: Rational,
  low: Rational,
  high: Rational,
  step: Rational | undefined,
): Rational | undefined {
  if (step) {
    const steps = exact.floor(exact.div(to, step))
    const below = exact.mul(steps, step)
    const value = exact.min(exact.compare(below, to) < 0 ? below : exact.sub(below, step), high)
    return exact.compare(value, from) > 0 ? value : undefined
  }
  const [start, end] = [exact.max(from, low), exact.min(to, high)]
  const middle = exact.div(exact.add(start, end), exact.rational(2n))
  return exact.compare(middle, from) > 0 && exact.compare(middle, to) < 0 ? middle : undefined
}

const isStep = (value: Rational, step: Rational | undefined) => step === undefined || exact.div(value, step).den === 1n

function orderSamples(first: Extract<Leaf, { op: 'compare' }>): Sample[] {
  const words = ['below', 'equal to', 'above']
  return [-1, 0, 1].map((order) => ({
    label: `${nameOf(first.left)} is ${words[order + 1] ?? ''} ${nameOf(first.right)}`,
    answers: (leaf) => leaf.op === 'compare' && holdsFor(order, leaf.rel),
  }))
}
