/** Linked quantities from linked quantities. */
import type { BinaryOp, Fraction, Quantity } from './bundle'
import type { Slot } from './answers'
import { RuleError } from './errors'
import { add, compare, compareOver, floorDiv, fraction, gcd, isSafe, mul, type Int } from './exact'
import {
  compareEnds,
  denominatorOf,
  isSettled,
  leaveDenominator,
  linked,
  nothing,
  type Bound,
  type End,
  type Linked,
} from './linked'
import type { Memory } from './memory'

export function constant(source: Quantity, value: Fraction): Linked {
  const [numerator, scale] = value
  return linked({
    source,
    scale,
    reach: Math.abs(numerator),
    bound: () => numerator,
    times: (factor) => {
      const product = mul(numerator, factor)
      return () => product
    },
    mark: nothing,
    constant: value,
  })
}

/** The answer to a question, as far as it is known. */
export function fact(source: Quantity, { index, scale, ...range }: Slot, { state, needed }: Memory): Linked {
  const low = 2 * index
  const reach = Math.max(Math.abs(range.low), Math.abs(range.high))
  const bound = (end: End): number => state[low + end] as number
  const times = (factor: number): Bound => {
    if (factor === 1) return bound
    return isSafe(reach * factor) ? (end) => (state[low + end] as number) * factor : (end) => mul(bound(end), factor)
  }
  const mark = (): void => {
    if (state[low] !== state[low + 1]) needed[index] = 1
  }
  return linked({ source, scale, reach, bound, times, mark })
}

/** Operands of mul and div are never negative: the compiler has seen to it. */
export function binary(source: Quantity, op: BinaryOp, a: Linked, b: Linked): Linked {
  if (a.constant && b.constant) return constant(source, fold(op, a.constant, b.constant))
  switch (op) {
    case 'add':
      return sum(source, a, b, 1)
    case 'sub':
      return sum(source, a, b, -1)
    case 'mul':
      if (b.constant) return share(source, a, b.constant)
      return a.constant ? share(source, b, a.constant) : product(source, a, b)
    case 'div':
      return b.constant ? share(source, a, [b.constant[1], b.constant[0]]) : quotient(source, a, b)
    case 'min':
      return extreme(source, a, b, 1)
    case 'max':
      return extreme(source, a, b, -1)
  }
}

export function floor(source: Quantity, a: Linked): Linked {
  const { bound: whole, scale, reach } = a
  const bound: Bound = isSafe(reach)
    ? (end) => Math.floor((whole(end) as number) / scale)
    : (end) => floorDiv(whole(end), mul(denominatorOf(a), scale))
  const mark = (): void => {
    if (!isSettled(result)) a.mark()
  }
  // What comes out is a plain number, or an error.
  const result: Linked = linked({ source, scale: 1, reach: Math.min(reach, Number.MAX_SAFE_INTEGER), bound, mark })
  return result
}

/** The smallest scale that both fit. */
export function common(a: number, b: number): number {
  return safe((a / gcd(a, b)) * b)
}

function sum(source: Quantity, a: Linked, b: Linked, sign: 1 | -1): Linked {
  const scale = common(a.scale, b.scale)
  const first = a.times(scale / a.scale)
  const second = b.times((sign * scale) / b.scale)
  const flip = sign === -1 ? 1 : 0
  const reach = a.reach * (scale / a.scale) + b.reach * (scale / b.scale)
  const bound: Bound = isSafe(reach)
    ? (end) => (first(end) as number) + (second((end ^ flip) as End) as number)
    : (end) => {
        const x = first(end)
        const dx = denominatorOf(a)
        const y = second((end ^ flip) as End)
        const dy = denominatorOf(b)
        leaveDenominator(mul(dx, dy))
        return add(mul(x, dy), mul(y, dx))
      }
  const mark = (): void => {
    a.mark()
    b.mark()
  }
  return linked({ source, scale, reach, divides: a.divides || b.divides, bound, mark })
}

/** A fixed share or multiple. */
function share(source: Quantity, a: Linked, [p, q]: Fraction): Linked {
  if (p === 0) return constant(source, [0, 1])
  const shared = gcd(p, a.scale)
  const factor = p / shared
  return linked({
    source,
    scale: safe((a.scale / shared) * q),
    reach: a.reach * factor,
    divides: a.divides,
    bound: a.times(factor),
    times: (more) => a.times(safe(factor * more)),
    mark: a.mark,
  })
}

function product(source: Quantity, a: Linked, b: Linked): Linked {
  const reach = a.reach * b.reach
  const { bound: first } = a
  const { bound: second } = b
  const bound: Bound = isSafe(reach)
    ? (end) => (first(end) as number) * (second(end) as number)
    : (end) => {
        const x = first(end)
        const dx = denominatorOf(a)
        const y = second(end)
        leaveDenominator(mul(dx, denominatorOf(b)))
        return mul(x, y)
      }
  const mark = (): void => {
    if (isZero(a) || isZero(b)) return
    a.mark()
    b.mark()
  }
  return linked({ source, scale: safe(a.scale * b.scale), reach, divides: a.divides || b.divides, bound, mark })
}

function quotient(source: Quantity, a: Linked, b: Linked): Linked {
  const shared = gcd(a.scale, b.scale)
  const dividend = a.times(b.scale / shared)
  const bound: Bound = (end) => {
    const x = dividend(end)
    const dx = denominatorOf(a)
    const y = b.bound((end ^ 1) as End)
    const n = mul(x, denominatorOf(b))
    const d = mul(dx, y)
    if (typeof n !== 'number' || typeof d !== 'number' || d <= SMALL) {
      leaveDenominator(d)
      return n
    }
    // Keeps the products to come within the range of plain numbers.
    const common = gcd(n, d)
    leaveDenominator(d / common)
    return n / common
  }
  const mark = (): void => {
    if (isZero(a)) return
    a.mark()
    b.mark()
  }
  return linked({ source, scale: a.scale / shared, reach: Infinity, divides: true, bound, mark })
}

/** Denominators up to here leave room for the products to come. */
const SMALL = 1e4

/** side 1: the smaller of both; −1: the larger. */
function extreme(source: Quantity, a: Linked, b: Linked, side: 1 | -1): Linked {
  const scale = common(a.scale, b.scale)
  const first = a.times(scale / a.scale)
  const second = b.times(scale / b.scale)
  const reach = Math.max(a.reach * (scale / a.scale), b.reach * (scale / b.scale))
  const bound: Bound = isSafe(reach)
    ? (end) => {
        const x = first(end) as number
        const y = second(end) as number
        return (x - y) * side <= 0 ? x : y
      }
    : (end) => {
        const x = first(end)
        const dx = denominatorOf(a)
        const y = second(end)
        const dy = denominatorOf(b)
        const takeFirst = compareOver(x, dx, y, dy) * side <= 0
        leaveDenominator(takeFirst ? dx : dy)
        return takeFirst ? x : y
      }
  const [best, worst]: readonly [End, End] = side === 1 ? [0, 1] : [1, 0]
  // An operand that can never win over the other is of no interest.
  const mayWin = (one: Linked, other: Linked): boolean => compareEnds(one, best, other, worst) * side < 0
  const mark = (): void => {
    if (mayWin(a, b)) a.mark()
    if (mayWin(b, a)) b.mark()
  }
  return linked({ source, scale, reach, divides: a.divides || b.divides, bound, mark })
}

/** Operands that are never negative are zero when their high end is; whatever they multiply is of no interest. */
function isZero(of: Linked): boolean {
  return of.bound(1) === 0
}

function fold(op: BinaryOp, [a, b]: Fraction, [c, d]: Fraction): Fraction {
  const difference = (): Int => add(mul(a, d), mul(-c, b))
  switch (op) {
    case 'add':
      return fraction(add(mul(a, d), mul(c, b)), mul(b, d))
    case 'sub':
      return fraction(difference(), mul(b, d))
    case 'mul':
      return fraction(mul(a, c), mul(b, d))
    case 'div':
      return fraction(mul(a, d), mul(b, c))
    case 'min':
      return compare(difference(), 0) < 0 ? [a, b] : [c, d]
    case 'max':
      return compare(difference(), 0) > 0 ? [a, b] : [c, d]
  }
}

function safe(scale: number): number {
  if (scale <= Number.MAX_SAFE_INTEGER) return scale
  throw new RuleError('scale beyond the exact range')
}
