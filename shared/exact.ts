/**
 * Exact integers without BigInt: a plain number while it is safe, limbs beyond that.
 * Sums and products never overflow and never round.
 */
import { RuleError } from './errors'
import type { Fraction } from './bundle'

const SAFE = Number.MAX_SAFE_INTEGER
const BASE = 1e7

/** Beyond the safe range; little-endian limbs in base 10⁷, of which only the last may be negative. */
class Wide {
  /** Nearly its value, for comparisons that are not close. */
  readonly float: number
  constructor(readonly limbs: readonly number[]) {
    let float = 0
    for (let i = limbs.length - 1; i >= 0; i--) float = float * BASE + (limbs[i] as number)
    this.float = float
  }
  /** Makes plain arithmetic fail visibly, so that it needs no test for the common case. */
  valueOf(): number {
    return NaN
  }
}

/** Canonical: a Wide never holds a safe value. */
export type Int = number | Wide

/** Within the range in which plain numbers are exact. */
export function isSafe(value: number): boolean {
  return value <= SAFE && value >= -SAFE
}

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
  if (!Number.isNaN(difference)) return difference
  return apart(toFloat(a), toFloat(b)) ?? toFloat(wideAdd(a, wideMul(b, -1)))
}

/** Like a ÷ da − b ÷ db, for da, db > 0. */
export function compareOver(a: Int, da: Int, b: Int, db: Int): number {
  if (da === db) return compare(a, b)
  const p = (a as number) * (db as number)
  const q = (b as number) * (da as number)
  if (p <= SAFE && p >= -SAFE && q <= SAFE && q >= -SAFE) return p - q
  return apart(toFloat(a) * toFloat(db), toFloat(b) * toFloat(da)) ?? compare(mul(a, db), mul(b, da))
}

/** The difference of two approximations, unless they are so close that only exact arithmetic can tell. */
function apart(p: number, q: number): number | undefined {
  const difference = p - q
  return Math.abs(difference) > CLOSE * (Math.abs(p) + Math.abs(q)) ? difference : undefined
}

/** Far more than the rounding of the few operations behind an approximation, each below 2⁻⁵². */
const CLOSE = 1e-12

/** ⌊n ÷ d⌋ for d > 0. Throws RuleError when the quotient is not a safe integer. */
export function floorDiv(n: Int, d: Int): number {
  if (typeof n === 'number' && typeof d === 'number') {
    if (d === 0) throw new RuleError('division by zero')
    // Of safe numbers the quotient is at least 1 ÷ d away from the next whole number: too far to be rounded there.
    return Math.floor(n / d)
  }
  return wideFloorDiv(n, d)
}

/** n ÷ d rounded half up, for d > 0. Throws RuleError when the quotient is not a safe integer. */
export function roundDiv(n: Int, d: Int): number {
  const twice = 2 * (n as number) + (d as number)
  if ((d as number) > 0 && twice <= SAFE && twice >= -SAFE) {
    return Math.floor(twice / (2 * (d as number)))
  }
  const whole = floorDiv(n, d)
  const rest = add(n, mul(-whole, d))
  return compare(add(rest, rest), d) >= 0 ? whole + 1 : whole
}

export function gcd(a: number, b: number): number {
  let x = Math.abs(a)
  let y = Math.abs(b)
  while (y > 0) {
    const rest = x % y
    x = y
    y = rest
  }
  return x
}

/** The fraction in lowest terms; d > 0. Terms beyond the safe range are a fault of the rules. */
export function fraction(n: Int, d: Int): Fraction {
  if (typeof n !== 'number' || typeof d !== 'number') throw new RuleError('fraction beyond the exact range')
  const shared = gcd(n, d) || 1
  return [n / shared, d / shared]
}

export function toFloat(value: Int): number {
  return typeof value === 'number' ? value : value.float
}

function wideAdd(a: Int, b: Int): Int {
  const x = limbsOf(a)
  const y = limbsOf(b)
  const sums: number[] = []
  for (let i = 0; i < x.length || i < y.length; i++) sums.push((x[i] ?? 0) + (y[i] ?? 0))
  return canonical(sums)
}

function wideMul(a: Int, b: Int): Int {
  const x = limbsOf(a)
  const y = limbsOf(b)
  const sums: number[] = []
  for (let i = 0; i < x.length + y.length; i++) sums.push(0)
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) sums[i + j] = (sums[i + j] as number) + (x[i] as number) * (y[j] as number)
  }
  return canonical(sums)
}

function limbsOf(value: Int): readonly number[] {
  return value instanceof Wide ? value.limbs : carry([value])
}

/** Brings every limb but the last into [0, BASE), in place. */
function carry(limbs: number[]): number[] {
  for (let i = 0; i < limbs.length; i++) {
    const limb = limbs[i] as number
    const over = Math.floor(limb / BASE)
    const isLast = i === limbs.length - 1
    if (isLast && over >= -1 && over <= 0) break
    limbs[i] = limb - over * BASE
    limbs[i + 1] = (limbs[i + 1] ?? 0) + over
  }
  return limbs
}

/** Comes back to a plain number where one is enough. */
function canonical(sums: number[]): Int {
  const limbs = carry(sums)
  while (limbs[limbs.length - 1] === 0) limbs.pop()
  const wide = new Wide(limbs)
  return wide.float <= SAFE && wide.float >= -SAFE ? wide.float : wide
}

function wideFloorDiv(n: Int, d: Int): number {
  const guess = Math.floor(toFloat(n) / toFloat(d))
  let quotient = Math.max(-SAFE, Math.min(guess, SAFE))
  if (!(Math.abs(guess - quotient) <= 4)) throw new RuleError('quotient beyond the exact range')
  let rest = add(n, mul(-quotient, d))
  for (; compare(rest, 0) < 0; quotient--) rest = add(rest, d)
  for (; compare(rest, d) >= 0; quotient++) rest = add(rest, mul(-1, d))
  if (!Number.isSafeInteger(quotient)) throw new RuleError('quotient beyond the exact range')
  return quotient
}
