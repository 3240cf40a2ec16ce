/**
 * Exact integers without BigInt: a plain number while it is safe, limbs beyond that.
 * Sums and products never overflow and never round.
 */
import { RuleError } from './errors'
import type { Fraction } from './bundle'

const SAFE = Number.MAX_SAFE_INTEGER
const BASE = 1e7

/** Beyond the safe range; little-endian limbs in base 10⁷. Arithmetic operators see NaN. */
class Wide {
  constructor(
    readonly negative: boolean,
    readonly limbs: readonly number[],
  ) {}
  valueOf(): number {
    return NaN
  }
}

/** Canonical: a Wide never holds a safe value. */
export type Int = number | Wide

export function mul(a: Int, b: Int): Int {
  const product = (a as number) * (b as number)
  return product <= SAFE && product >= -SAFE ? product : wideMul(a, b)
}

export function add(a: Int, b: Int): Int {
  const sum = (a as number) + (b as number)
  return sum <= SAFE && sum >= -SAFE ? sum : wideAdd(a, b)
}

/** Negative, zero or positive, like a − b. */
export function compare(a: Int, b: Int): number {
  const difference = (a as number) - (b as number)
  return Number.isNaN(difference) ? sign(wideAdd(a, negate(b))) : difference
}

/** ⌊n ÷ d⌋ for d > 0. Throws RuleError when the quotient is not a safe integer. */
export function floorDiv(n: Int, d: Int): number {
  if (typeof n === 'number' && typeof d === 'number') {
    if (d === 0) throw new RuleError('division by zero')
    const quotient = Math.floor(n / d)
    const product = quotient * d
    if (product <= SAFE && product >= -SAFE) {
      const rest = n - product
      return rest < 0 ? quotient - 1 : rest >= d ? quotient + 1 : quotient
    }
  }
  return wideFloorDiv(n, d)
}

/** n ÷ d rounded half up, for d > 0. Throws RuleError when the quotient is not a safe integer. */
export function roundDiv(n: Int, d: Int): number {
  if (d === 1 && typeof n === 'number') return n
  const whole = floorDiv(n, d)
  const rest = add(n, mul(-whole, d))
  return compare(add(rest, rest), d) >= 0 ? whole + 1 : whole
}

export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y > 0) [x, y] = [y, x % y]
  return x
}

/** The fraction in lowest terms; d > 0. Terms beyond the safe range are a fault of the rules. */
export function fraction(n: Int, d: Int): Fraction {
  if (typeof n !== 'number' || typeof d !== 'number') throw new RuleError('fraction beyond the exact range')
  const shared = gcd(n, d) || 1
  return [n / shared, d / shared]
}

function limbsOf(value: Int): readonly number[] {
  if (value instanceof Wide) return value.limbs
  const limbs: number[] = []
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / BASE)) limbs.push(rest % BASE)
  return limbs
}

function isNegative(value: Int): boolean {
  return value instanceof Wide ? value.negative : value < 0
}

function sign(value: Int): number {
  return value instanceof Wide ? (value.negative ? -1 : 1) : value
}

function negate(value: Int): Int {
  return value instanceof Wide ? new Wide(!value.negative, value.limbs) : -value
}

export function toFloat(value: Int): number {
  if (!(value instanceof Wide)) return value
  const magnitude = value.limbs.reduceRight((sum, limb) => sum * BASE + limb, 0)
  return value.negative ? -magnitude : magnitude
}

/** Carries, strips leading zeros, and comes back to a plain number where one is enough. */
function canonical(negative: boolean, limbs: number[]): Int {
  let carry = 0
  for (let i = 0; i < limbs.length || carry > 0; i++) {
    const limb = (limbs[i] ?? 0) + carry
    carry = Math.floor(limb / BASE)
    limbs[i] = limb - carry * BASE
  }
  while (limbs.length > 0 && limbs[limbs.length - 1] === 0) limbs.pop()
  const wide = new Wide(negative, limbs)
  const float = toFloat(wide)
  return Math.abs(float) <= SAFE ? float : wide
}

function wideMul(a: Int, b: Int): Int {
  const [x, y] = [limbsOf(a), limbsOf(b)]
  const limbs = new Array<number>(x.length + y.length).fill(0)
  x.forEach((p, i) => {
    let carry = 0
    y.forEach((q, j) => {
      const limb = (limbs[i + j] ?? 0) + p * q + carry
      carry = Math.floor(limb / BASE)
      limbs[i + j] = limb - carry * BASE
    })
    limbs[i + y.length] = carry
  })
  return canonical(isNegative(a) !== isNegative(b), limbs)
}

function wideAdd(a: Int, b: Int): Int {
  let [x, y] = [limbsOf(a), limbsOf(b)]
  if (isNegative(a) === isNegative(b)) {
    const limbs = Array.from({ length: Math.max(x.length, y.length) }, (_, i) => (x[i] ?? 0) + (y[i] ?? 0))
    return canonical(isNegative(a), limbs)
  }
  let negative = isNegative(a)
  if (isSmaller(x, y)) [x, y, negative] = [y, x, !negative]
  let borrow = 0
  const limbs = x.map((limb, i) => {
    const rest = limb - (y[i] ?? 0) - borrow
    borrow = rest < 0 ? 1 : 0
    return rest + borrow * BASE
  })
  return canonical(negative, limbs)
}

function isSmaller(x: readonly number[], y: readonly number[]): boolean {
  if (x.length !== y.length) return x.length < y.length
  for (let i = x.length - 1; i >= 0; i--) if (x[i] !== y[i]) return (x[i] ?? 0) < (y[i] ?? 0)
  return false
}

function wideFloorDiv(n: Int, d: Int): number {
  const guess = Math.floor(toFloat(n) / toFloat(d))
  let quotient = Math.max(-SAFE, Math.min(guess, SAFE))
  if (!(Math.abs(guess - quotient) <= 4)) throw new RuleError('quotient beyond the exact range')
  let rest = add(n, mul(-quotient, d))
  for (; compare(rest, 0) < 0; quotient--) rest = add(rest, d)
  for (; compare(rest, d) >= 0; quotient++) rest = add(rest, negate(d))
  if (!Number.isSafeInteger(quotient)) throw new RuleError('quotient beyond the exact range')
  return quotient
}
