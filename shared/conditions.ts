/** Linked conditions: 是, 否 or 未知 on whatever is known of the facts. */
import type { Fraction, Relation, Truth } from './bundle'
import type { Slot } from './answers'
import { compare, compareOver, floorDiv, gcd, mul } from './exact'
import {
  conditionOf,
  denominatorOf,
  NO,
  nothing,
  UNKNOWN,
  YES,
  type Condition,
  type End,
  type Linked,
  type Tri,
} from './linked'
import { narrow, type Memory } from './memory'

/** Always unknown, and nothing to ask. */
export function doubt(source: Truth, memory: Memory): Condition {
  const test = (): Tri => {
    memory.doubted = true
    return UNKNOWN
  }
  return conditionOf(source, test, anywhere, nothing)
}

/** One of the wanted options. `asked`: an answer of the user can settle it. */
export function choice(source: Truth, index: number, wanted: number, asked: boolean, memory: Memory): Condition {
  const { state, needed } = memory
  const cell = 2 * index
  const test = (): Tri => {
    const open = state[cell] as number
    if ((open & wanted) === 0) return NO
    if ((open & ~wanted) === 0) return YES
    if (!asked) memory.doubted = true
    return UNKNOWN
  }
  const assume = (outcome: 0 | 1): boolean => {
    const open = state[cell] as number
    const rest = outcome === YES ? open & wanted : open & ~wanted
    if (rest !== open) {
      narrow(memory, cell, rest)
      narrow(memory, cell + 1, rest)
    }
    return rest !== 0
  }
  const mark = (): void => {
    if (asked && test() === UNKNOWN) needed[index] = 1
  }
  return conditionOf(source, test, assume, mark)
}

/** A fact against a number: on integers every relation is «at most T» or «at least T». */
export function threshold(
  source: Truth,
  slot: Slot,
  rel: Relation,
  left: Linked,
  right: Linked,
  memory: Memory,
): Condition {
  const { state, needed } = memory
  const low = 2 * slot.index
  const high = low + 1
  const limit = limitOf(rel, right.constant as Fraction, slot.scale)
  const upper = rel === 'at_most' || rel === 'below'
  const test = upper
    ? (): Tri => ((state[high] as number) <= limit ? YES : (state[low] as number) > limit ? NO : UNKNOWN)
    : (): Tri => ((state[low] as number) >= limit ? YES : (state[high] as number) < limit ? NO : UNKNOWN)
  const assume = (outcome: 0 | 1): boolean => {
    const most = upper === (outcome === YES)
    const edge = outcome === YES ? limit : upper ? limit + 1 : limit - 1
    if (most && (state[high] as number) > edge) narrow(memory, high, edge)
    if (!most && (state[low] as number) < edge) narrow(memory, low, edge)
    return (state[low] as number) <= (state[high] as number)
  }
  const mark = (): void => {
    if (test() === UNKNOWN) needed[slot.index] = 1
  }
  return conditionOf(source, test, assume, mark, [], left, right)
}

/** The last whole number of parts that still fulfils the relation. */
function limitOf(rel: Relation, [p, q]: Fraction, scale: number): number {
  const parts = mul(p, scale)
  const whole = floorDiv(parts, q)
  const onStep = compare(mul(whole, q), parts) === 0
  if (rel === 'below') return onStep ? whole - 1 : whole
  if (rel === 'at_least') return onStep ? whole : whole + 1
  return rel === 'above' ? whole + 1 : whole
}

export function comparison(source: Truth, rel: Relation, left: Linked, right: Linked, memory: Memory): Condition {
  const upper = rel === 'at_most' || rel === 'below'
  // Between equals only the loose relations hold.
  const slack = rel === 'below' || rel === 'above' ? 0 : 1
  const test = (): Tri => {
    if (excess(1) < slack) return YES
    return memory.complete || excess(0) >= slack ? NO : UNKNOWN
  }
  const [small, large] = upper ? [left, right] : [right, left]
  const shared = gcd(small.scale, large.scale)
  const low = small.times(large.scale / shared)
  const high = large.times(small.scale / shared)
  /** How far the side that should be small exceeds the other: at most (1) and at least (0). */
  const excess = (end: End): number => {
    const x = low(end)
    const dx = denominatorOf(small)
    const y = high((1 - end) as End)
    return compareOver(x, dx, y, denominatorOf(large))
  }
  const mark = (): void => {
    if (test() !== UNKNOWN) return
    left.mark()
    right.mark()
  }
  return conditionOf(source, test, anywhere, mark, [], left, right)
}

/** `decided`: the outcome that one member alone brings about. NO for all, YES for any. */
export function group(source: Truth, of: readonly Condition[], decided: 0 | 1): Condition {
  const [only] = of
  if (of.length === 1 && only) return only
  const otherwise = (1 - decided) as 0 | 1
  const tests = of.map((member) => member.test)
  const test = (): Tri => {
    let outcome: Tri = otherwise
    for (let i = 0; i < tests.length; i++) {
      const one = (tests[i] as () => Tri)()
      if (one === decided) return decided
      if (one === UNKNOWN) outcome = UNKNOWN
    }
    return outcome
  }
  const assume = (outcome: 0 | 1): boolean => {
    if (outcome === otherwise) return of.every((member) => member.assume(outcome))
    const open = of.filter((member) => member.test() !== otherwise)
    return open.length === 1 ? (open[0] as Condition).assume(outcome) : open.length > 0
  }
  const mark = (): void => {
    if (test() === UNKNOWN) for (const member of of) member.mark()
  }
  return conditionOf(source, test, assume, mark, of)
}

export function negation(source: Truth, inner: Condition): Condition {
  const test = (): Tri => {
    const outcome = inner.test()
    return outcome === UNKNOWN ? UNKNOWN : ((1 - outcome) as Tri)
  }
  return conditionOf(
    source,
    test,
    (outcome) => inner.assume((1 - outcome) as 0 | 1),
    inner.mark,
    inner.of.length > 0 ? inner.of : [inner],
  )
}

function anywhere(): boolean {
  return true
}
