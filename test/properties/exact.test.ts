/** The engine's integers against BigInt, with values about the edge of what a plain number holds and far beyond. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, floorDiv, fraction, gcd, mul, roundDiv, toFloat, type Int } from '../../shared/exact'
import { RuleError } from '../../shared/errors'
import { options } from './runs'

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
const BASE = 10n ** 7n

/** Built from safe steps only, so that the building itself is part of what is tested. */
function intOf(value: bigint): Int {
  if (value <= SAFE && value >= -SAFE) return Number(value)
  return add(mul(intOf(value / BASE), Number(BASE)), Number(value % BASE))
}

function bigOf(value: Int): bigint {
  if (typeof value === 'number') return BigInt(value)
  return value.limbs.reduceRight((sum, limb) => sum * BASE + BigInt(limb), 0n)
}

/** The value, after checking that it is held in the one way it may be held in. */
function exactly(value: Int): bigint {
  const big = bigOf(value)
  const safe = big <= SAFE && big >= -SAFE
  expect(typeof value === 'number').toBe(safe)
  if (typeof value !== 'number') {
    const [last, ...rest] = [...value.limbs].reverse()
    if (last === undefined || last === 0 || !(Math.abs(last) <= 1e7)) expect(last).toBe('a last limb')
    for (const limb of rest) if (!(limb >= 0 && limb < 1e7 && Number.isInteger(limb))) expect(limb).toBe('a limb')
  } else expect(Number.isSafeInteger(value)).toBe(true)
  return big
}

const around = (edge: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min: edge - 3n, max: edge + 3n })
const EDGES = [0n, BASE, BASE * BASE, SAFE, SAFE * 2n, SAFE * SAFE, 2n ** 26n, 10n ** 20n, 10n ** 40n]
const positive = fc
  .oneof(
    ...EDGES.map(around),
    fc.bigInt({ min: 1n, max: 10n ** 6n }),
    fc.bigInt({ min: 1n, max: 10n ** 18n }),
    fc.bigInt({ min: 1n, max: 10n ** 40n }),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 40 }))
      .map(([n, zeros]) => BigInt(n) * 10n ** BigInt(zeros)),
  )
  .map((value) => (value < 0n ? -value : value))
const any = fc.tuple(positive, fc.boolean()).map(([value, negative]) => (negative ? -value : value))
const divisor = positive.filter((value) => value > 0n)

function floorOf(n: bigint, d: bigint): bigint {
  return n / d - (n % d < 0n ? 1n : 0n)
}

describe('exact integers', () => {
  it('hold every value', () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(exactly(intOf(a))).toBe(a)
      }),
      options,
    )
  })

  it('add', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(exactly(add(intOf(a), intOf(b)))).toBe(a + b)
      }),
      options,
    )
  })

  it('add up to nothing and to next to nothing', () => {
    fc.assert(
      fc.property(any, fc.bigInt({ min: -2n, max: 2n }), (a, rest) => {
        expect(exactly(add(intOf(a), intOf(rest - a)))).toBe(rest)
      }),
      options,
    )
  })

  it('multiply', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(exactly(mul(intOf(a), intOf(b)))).toBe(a * b)
      }),
      options,
    )
  })

  it('compare', () => {
    const close = fc.tuple(any, fc.bigInt({ min: -2n, max: 2n })).map(([a, rest]) => [a, a + rest] as const)
    fc.assert(
      fc.property(fc.oneof(close, fc.tuple(any, any)), ([a, b]) => {
        expect(Math.sign(compare(intOf(a), intOf(b))) + 0).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      options,
    )
  })

  it('divide, rounded down', () => {
    const nearMultiple = fc
      .tuple(divisor, fc.bigInt({ min: -SAFE, max: SAFE }), fc.bigInt({ min: -2n, max: 2n }))
      .map(([d, quotient, rest]) => [d * quotient + rest, d] as const)
    fc.assert(
      fc.property(fc.oneof(nearMultiple, fc.tuple(any, divisor)), ([n, d]) => {
        const floor = floorOf(n, d)
        if (floor > SAFE || floor < -SAFE) return
        expect(BigInt(floorDiv(intOf(n), intOf(d)))).toBe(floor)
      }),
      options,
    )
  })

  it('divide, rounded half up', () => {
    const nearHalf = fc
      .tuple(divisor, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: -2n, max: 2n }))
      .map(([d, quotient, rest]) => [d * (2n * quotient + 1n) + rest, 2n * d] as const)
    fc.assert(
      fc.property(fc.oneof(nearHalf, fc.tuple(any, divisor)), ([n, d]) => {
        const rounded = floorOf(2n * n + d, 2n * d)
        if (rounded > SAFE || rounded < -SAFE) return
        expect(BigInt(roundDiv(intOf(n), intOf(d)))).toBe(rounded)
      }),
      options,
    )
  })

  it('refuse a quotient that is not exact any more', () => {
    fc.assert(
      fc.property(divisor, fc.bigInt({ min: SAFE + 1n, max: 10n ** 40n }), fc.boolean(), (d, quotient, negative) => {
        const n = d * (negative ? -quotient - 1n : quotient)
        expect(() => floorDiv(intOf(n), intOf(d))).toThrow(RuleError)
        expect(() => roundDiv(intOf(n), intOf(d))).toThrow(RuleError)
      }),
      options,
    )
  })

  it('come back to plain numbers as near as those get', () => {
    fc.assert(
      fc.property(any, (a) => {
        const [float, best] = [toFloat(intOf(a)), Number(a)]
        expect(Math.abs(float - best)).toBeLessThanOrEqual(Math.abs(best) * 1e-14)
      }),
      options,
    )
  })

  it('reduce fractions to lowest terms', () => {
    const term = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(fc.tuple(term, fc.boolean()), term, ([size, negative], d) => {
        const n = negative ? -size : size
        const [p, q] = fraction(n, d)
        expect(BigInt(p) * BigInt(d)).toBe(BigInt(n) * BigInt(q))
        expect(q).toBeGreaterThan(0)
        expect(gcd(p, q)).toBe(1)
      }),
      options,
    )
  })
})
