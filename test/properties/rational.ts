/** Exact fractions of BigInt, for tests that must not share a line with the engine's arithmetic. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  return { n: BigInt(n), d: BigInt(d) }
}

/** Reads a plain decimal such as '-12.50'. */
export function parse(text: string): Rational {
  const [whole = '0', places = ''] = text.split('.')
  return { n: BigInt(whole + places), d: 10n ** BigInt(places.length) }
}

export const plus = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const minus = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
export const times = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })
/** For b > 0. */
export const over = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d, d: a.d * b.n })
export const below = (a: Rational, b: Rational): boolean => a.n * b.d < b.n * a.d
export const smaller = (a: Rational, b: Rational): Rational => (below(a, b) ? a : b)
export const larger = (a: Rational, b: Rational): Rational => (below(a, b) ? b : a)

/** Yuan to whole fen, half up. */
export function fen({ n, d }: Rational): number {
  const [numerator, denominator] = [200n * n + d, 2n * d]
  const toZero = numerator / denominator
  return Number(numerator % denominator < 0n ? toZero - 1n : toZero)
}
