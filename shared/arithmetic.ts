/** Linked quantities from linked quantities. */
import type { Fraction, Quantity } from './bundle'
import { RuleError } from './errors'
import { add, compare, compareOver, floorDiv, fraction, gcd, mul, type Int } from './exact'
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

const SAFE = Number.MAX_SAFE_INTEGER

export type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'

export function constant(source: Quantity, value: Fraction): Linked {
  const [numerator, scale] = value
  return linked(source, scale, false, () => numerator, nothing, value)
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
      if (b.constant) return times(source, a, b.constant)
      return a.constant ? times(source, b, a.constant) : product(source, a, b)
    case 'div':
      return b.constant ? times(source, a, [b.constant[1], b.constant[0]]) : quotient(source, a, b)
    case 'min':
      return extreme(source, a, b, 1)
    case 'max':
      return extreme(source, a, b, -1)
  }
}

export function floor(source: Quantity, a: Linked): Linked {
  const bound: Bound = (end) => {
    const x = a.bound(end)
    return floorDiv(x, mul(denominatorOf(a), a.scale))
  }
  const result = linked(source, 1, false, bound, () => {
    if (!isSettled(result)) a.mark()
  })
  return result
}

/** The numerator times a whole number. */
export function scaled(of: Linked, factor: number): Bound {
  const { bound, constant: fixed } = of
  if (factor === 1) return bound
  if (fixed) {
    const product = mul(fixed[0], factor)
    return () => product
  }
  return (end) => {
    const value = bound(end)
    const product = (value as number) * factor
    return product <= SAFE && product >= -SAFE ? product : mul(value, factor)
  }
}

/** The smallest scale that both fit. */
export function common(a: number, b: number): number {
  return safe((a / gcd(a, b)) * b)
}

function sum(source: Quantity, a: Linked, b: Linked, sign: 1 | -1): Linked {
  const scale = common(a.scale, b.scale)
  const first = scaled(a, scale / a.scale)
  const second = scaled(b, (sign * scale) / b.scale)
  const flip = sign === -1 ? 1 : 0
  const divides = a.divides || b.divides
  const bound: Bound = divides
    ? (end) => {
        const x = first(end)
        const dx = denominatorOf(a)
        const y = second((end ^ flip) as End)
        const dy = denominatorOf(b)
        leaveDenominator(mul(dx, dy))
        return add(mul(x, dy), mul(y, dx))
      }
    : (end) => add(first(end), second((end ^ flip) as End))
  return linked(source, scale, divides, bound, () => {
    a.mark()
    b.mark()
  })
}

function times(source: Quantity, a: Linked, [p, q]: Fraction): Linked {
  if (p === 0) return constant(source, [0, 1])
  const shared = gcd(p, a.scale)
  return linked(source, safe((a.scale / shared) * q), a.divides, scaled(a, p / shared), a.mark)
}

function product(source: Quantity, a: Linked, b: Linked): Linked {
  const divides = a.divides || b.divides
  const bound: Bound = divides
    ? (end) => {
        const x = a.bound(end)
        const dx = denominatorOf(a)
        const y = b.bound(end)
        leaveDenominator(mul(dx, denominatorOf(b)))
        return mul(x, y)
      }
    : (end) => mul(a.bound(end), b.bound(end))
  return linked(source, safe(a.scale * b.scale), divides, bound, () => {
    if (isZero(a) || isZero(b)) return
    a.mark()
    b.mark()
  })
}

function quotient(source: Quantity, a: Linked, b: Linked): Linked {
  const shared = gcd(a.scale, b.scale)
  const dividend = scaled(a, b.scale / shared)
  const bound: Bound = (end) => {
    const x = dividend(end)
    const dx = denominatorOf(a)
    const y = b.bound((end ^ 1) as End)
    const [numerator, denominator] = lowestTerms(mul(x, denominatorOf(b)), mul(dx, y))
    leaveDenominator(denominator)
    return numerator
  }
  return linked(source, a.scale / shared, true, bound, () => {
    if (isZero(a)) return
    a.mark()
    b.mark()
  })
}

/** Denominators up to here leave room for the products to come. */
const SMALL = 1e4

/** Keeps the products to come within the range of plain numbers. */
function lowestTerms(n: Int, d: Int): readonly [Int, Int] {
  return typeof n === 'number' && (d as number) > SMALL ? fraction(n, d) : [n, d]
}

/** side 1: the smaller of both; −1: the larger. */
function extreme(source: Quantity, a: Linked, b: Linked, side: 1 | -1): Linked {
  const scale = common(a.scale, b.scale)
  const first = scaled(a, scale / a.scale)
  const second = scaled(b, scale / b.scale)
  const fixed = b.constant ? second(0) : null
  const divides = a.divides || b.divides
  const bound: Bound = divides
    ? (end) => {
        const x = first(end)
        const dx = denominatorOf(a)
        const y = second(end)
        const dy = denominatorOf(b)
        const takeFirst = compareOver(x, dx, y, dy) * side <= 0
        leaveDenominator(takeFirst ? dx : dy)
        return takeFirst ? x : y
      }
    : (end) => {
        const x = first(end)
        const y = fixed ?? second(end)
        const difference = (x as number) - (y as number)
        return (Number.isNaN(difference) ? compare(x, y) : difference) * side <= 0 ? x : y
      }
  const [best, worst]: readonly [End, End] = side === 1 ? [0, 1] : [1, 0]
  // An operand that can never win over the other is of no interest.
  const mayWin = (one: Linked, other: Linked): boolean => compareEnds(one, best, other, worst) * side < 0
  return linked(source, scale, divides, bound, () => {
    if (mayWin(a, b)) a.mark()
    if (mayWin(b, a)) b.mark()
  })
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
