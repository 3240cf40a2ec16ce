/**
 * What rules become when linked: closures over integer slots. No code is generated: phones forbid it.
 *
 * A quantity is computed one end at a time, 0 = low and 1 = high. Every operator is monotone in each operand,
 * so an end of the result needs one end of each operand: a settled quantity is computed once, a range twice.
 * A value is numerator ÷ (scale × denominator): the scale is fixed when linking, and only quantities that divide
 * by a fact have a denominator, which every call leaves behind. How far a numerator can get from zero is known when
 * linking too, as every fact has a range: what stays within plain numbers is computed without looking out for more.
 */
import type { Fraction, Quantity, Truth } from './bundle'
import { compareOver, isSafe, mul, type Int } from './exact'
import type { Memory } from './memory'

export const NO = 0
export const YES = 1
export const UNKNOWN = 2
export type Tri = 0 | 1 | 2
export type End = 0 | 1

/** Numerator of that end. */
export type Bound = (end: End) => Int

export interface Linked {
  readonly source: Quantity
  readonly bound: Bound
  /** The same times a whole number. */
  readonly times: (factor: number) => Bound
  readonly scale: number
  /** The numerator's largest distance from zero. Infinite where there is a denominator. */
  readonly reach: number
  /** Leaves a denominator behind. */
  readonly divides: boolean
  /** Marks the facts that can still change it. */
  readonly mark: () => void
  readonly constant: Fraction | null
  readonly rows: readonly LinkedRow[]
}

export interface LinkedRow {
  readonly when: Condition | null
  readonly of: Linked
}

export interface Condition {
  readonly source: Truth
  readonly test: () => Tri
  /** Narrows the open facts to where the condition has that outcome; false when that is nowhere. */
  readonly assume: (outcome: 0 | 1) => boolean
  readonly mark: () => void
  readonly of: readonly Condition[]
  readonly left: Linked | null
  readonly right: Linked | null
}

export const nothing = (): void => undefined

let denominator: Int = 1

/** To be called by every quantity that divides, last. */
export function leaveDenominator(value: Int): void {
  denominator = value
}

/** The denominator of the value that `of.bound` has just returned. */
export function denominatorOf(of: Linked): Int {
  return of.divides ? denominator : 1
}

type Parts = Pick<Linked, 'source' | 'bound' | 'scale' | 'reach' | 'mark'> & Partial<Linked>

/** All linked quantities have one shape, which keeps calls through them fast. */
export function linked({ source, bound, scale, reach, mark, ...others }: Parts): Linked {
  const { times = timesOf(bound, reach), divides = false, constant = null, rows = [] } = others
  return { source, bound, times, scale, reach, divides, mark, constant, rows }
}

function timesOf(bound: Bound, reach: number): Linked['times'] {
  return (factor) => {
    if (factor === 1) return bound
    return isSafe(reach * factor) ? (end) => (bound(end) as number) * factor : (end) => mul(bound(end), factor)
  }
}

export function conditionOf(
  source: Truth,
  test: () => Tri,
  assume: (outcome: 0 | 1) => boolean,
  mark: () => void,
  of: readonly Condition[] = [],
  left: Linked | null = null,
  right: Linked | null = null,
): Condition {
  return { source, test, assume, mark, of, left, right }
}

/** Remembers either end until the state changes. */
export function cached(of: Linked, memory: Memory): Linked {
  const { bound } = of
  if (of.constant) return of
  const versions = [-1, -1]
  const values: Int[] = [0, 0]
  const denominators: Int[] = [1, 1]
  const remembered: Bound = (end) => {
    if (versions[end] !== memory.version) {
      values[end] = bound(end)
      denominators[end] = denominator
      versions[end] = memory.version
    }
    denominator = denominators[end] as Int
    return values[end] as Int
  }
  return { ...of, bound: remembered, times: timesOf(remembered, of.reach) }
}

/** Whether both ends are the same. */
export function isSettled(of: Linked): boolean {
  const low = of.bound(0)
  const below = denominatorOf(of)
  const high = of.bound(1)
  return compareOver(low, below, high, denominatorOf(of)) === 0
}

/** Like a − b, of one end of each. */
export function compareEnds(a: Linked, aEnd: End, b: Linked, bEnd: End): number {
  const x = a.bound(aEnd)
  const dx = denominatorOf(a)
  const y = b.bound(bEnd)
  const dy = denominatorOf(b)
  return a.scale === b.scale ? compareOver(x, dx, y, dy) : compareOver(mul(x, b.scale), dx, mul(y, a.scale), dy)
}
