import type { Fraction } from '../bundle'

/** Exact rational of any size, lowest terms, `den` > 0. The checks compute with it; the engine never sees it. */
export interface Rational {
  readonly num: bigint
  readonly den: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** Lowest terms. Throws a RangeError when `den` is zero. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError('division by zero')
  const common = gcd(num < 0n ? -num : num, den < 0n ? -den : den) || 1n
  const sign = den < 0n ? -1n : 1n
  return { num: (sign * num) / common, den: (sign * den) / common }
}

export const zero = rational(0n)
export const one = rational(1n)

export const add = (a: Rational, b: Rational) => rational(a.num * b.den + b.num * a.den, a.den * b.den)
export const sub = (a: Rational, b: Rational) => rational(a.num * b.den - b.num * a.den, a.den * b.den)
export const mul = (a: Rational, b: Rational) => rational(a.num * b.num, a.den * b.den)
export const div = (a: Rational, b: Rational) => rational(a.num * b.den, a.den * b.num)

/** Negative, zero or positive, as for sorting. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const min = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b)
export const max = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b)

/** Largest whole number not above. */
export function floor(a: Rational): Rational {
  const quotient = a.num / a.den
  return rational(a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient)
}

/** Reads `-12.50`; undefined when the text is not a plain decimal. */
export function fromDecimal(text: string): Rational | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', decimals = ''] = match
  return rational(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length))
}

export const fromFraction = ([num, den]: Fraction) => rational(BigInt(num), BigInt(den))

/** Undefined when it does not fit on safe integers. */
export function toFraction({ num, den }: Rational): Fraction | undefined {
  const fraction = [Number(num), Number(den)] as const
  return fraction.every(Number.isSafeInteger) ? fraction : undefined
}

/** Decimal when it ends, otherwise `1/3`: for messages. */
export function show({ num, den }: Rational): string {
  for (let digits = 0; digits <= 12; digits++) {
    const scaled = num * 10n ** BigInt(digits)
    if (scaled % den !== 0n) continue
    const text = String(scaled / den).padStart(digits + (num < 0n ? 2 : 1), '0')
    return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  }
  return `${num}/${den}`
}
