/** Figures given by quarter: [start, end] as typed. */
import type { NumberFact } from '../../../shared/index'
import { hundredths, readFigure, type Scale } from './money'

export type Pair = readonly [string, string]
export type Pairs = readonly Pair[]

export function pairsOf(count: number): Pairs {
  return Array.from({ length: count }, () => ['', ''] as const)
}

/** More or fewer quarters; what was typed stays. */
export function resize(pairs: Pairs, count: number): Pairs {
  return pairsOf(count).map((empty, i) => pairs[i] ?? [pairs[i - 1]?.[1] ?? empty[0], ''])
}

export function withStart(pairs: Pairs, index: number, text: string): Pairs {
  return pairs.map((pair, i) => (i === index ? [text, pair[1]] : pair))
}

/** A quarter ends where the next one starts: that start follows along until it is typed differently. */
export function withEnd(pairs: Pairs, index: number, text: string): Pairs {
  const before = pairs[index]?.[1] ?? ''
  return pairs.map((pair, i) => {
    if (i === index) return [pair[0], text]
    return i === index + 1 && (pair[0] === '' || pair[0] === before) ? [text, pair[1]] : pair
  })
}

export type ReadPairs =
  | { readonly ok: true; readonly quarters: readonly (readonly [string, string])[] }
  | { readonly ok: false; readonly message: string }

/** Every field as an exact decimal, or the first that cannot be read and why. */
export function readPairs(fact: NumberFact, pairs: Pairs, scale: Scale): ReadPairs {
  const quarters: [string, string][] = []
  for (const [index, [start, end]] of pairs.entries()) {
    const first = readFigure(fact, start, scale)
    if (!first.ok) return { ok: false, message: `第 ${index + 1} 季季初：${first.message}` }
    const last = readFigure(fact, end, scale)
    if (!last.ok) return { ok: false, message: `第 ${index + 1} 季季末：${last.message}` }
    quarters.push([first.value, last.value])
  }
  return { ok: true, quarters }
}

/** The exact average as sum ÷ parts; null until every field can be read. */
export function mean(fact: NumberFact, pairs: Pairs, scale: Scale): { sum: number; parts: number } | null {
  const read = readPairs(fact, pairs, scale)
  if (!read.ok) return null
  const sum = hundredths(read.quarters.flat())
  return sum === null ? null : { sum, parts: 200 * pairs.length }
}
