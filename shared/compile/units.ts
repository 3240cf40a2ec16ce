import { UNITS, type Unit } from '../bundle'

/**
 * What the author may write as a unit. The compound ones are shown like their first part:
 * a wage per person is checked as yuan per person and shown in yuan.
 */
export const AUTHORED_UNITS = [...UNITS, 'yuan/people', 'yuan/area'] as const
export type AuthoredUnit = (typeof AUTHORED_UNITS)[number]

type Dimension = 'yuan' | 'people' | 'area' | 'days' | 'months'

/**
 * Unit of a quantity while the arithmetic is checked. `free` fits any unit: a plain 0 or 1.
 * `plain` tells pure numbers apart where that is known: a share is not a count.
 */
export type Measure = { readonly free: true } | { readonly free: false; readonly powers: Powers; readonly plain?: Unit }
type Powers = Readonly<Partial<Record<Dimension, number>>>

export const FREE: Measure = { free: true }

/** The measure of an authored unit. */
export function measureOf(unit: AuthoredUnit): Measure {
  if (unit === 'share' || unit === 'none' || unit === 'times') return { free: false, powers: {}, plain: unit }
  if (unit === 'yuan/people') return { free: false, powers: { yuan: 1, people: -1 } }
  if (unit === 'yuan/area') return { free: false, powers: { yuan: 1, area: -1 } }
  return { free: false, powers: { [unit]: 1 } }
}

/** What the phone shows for an authored unit. */
export function shownUnit(unit: AuthoredUnit): Unit {
  return unit === 'yuan/people' || unit === 'yuan/area' ? 'yuan' : unit
}

/** Unit shown for a measure that was worked out; undefined for what has no name, such as square yuan. */
export function shownMeasure(measure: Measure): Unit | undefined {
  if (measure.free) return 'none'
  if (measure.plain !== undefined) return measure.plain
  const text = showMeasure(measure)
  if (text === 'share') return 'share'
  const known = AUTHORED_UNITS.find((unit) => unit === text)
  return known && shownUnit(known)
}

/** `yuan`, `yuan/people`, `share` … for messages. */
export function showMeasure(measure: Measure): string {
  if (measure.free) return 'a plain number'
  const parts = Object.entries(measure.powers).filter(([, power]) => power !== 0)
  if (parts.length === 0) return measure.plain ?? 'share'
  const part = ([name, power]: [string, number]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`)
  const above = parts.filter(([, power]) => power > 0).map(part)
  const below = parts.filter(([, power]) => power < 0).map(part)
  return [above.join('·') || '1', ...below].join('/')
}

/** The common unit of two quantities that are added or compared; undefined when they are unlike. */
export function sameMeasure(a: Measure, b: Measure): Measure | undefined {
  if (a.free) return b
  if (b.free) return a
  const names = [...Object.keys(a.powers), ...Object.keys(b.powers)] as Dimension[]
  if (names.some((name) => (a.powers[name] ?? 0) !== (b.powers[name] ?? 0))) return undefined
  if (a.plain === undefined) return b
  if (b.plain === undefined) return a
  return a.plain === b.plain ? a : undefined
}

/** Unit of a product (`sign` 1) or a quotient (`sign` -1). */
export function combineMeasures(a: Measure, b: Measure, sign: 1 | -1): Measure {
  if (a.free && b.free) return FREE
  const left = a.free ? {} : a.powers
  const right = b.free ? {} : b.powers
  const powers: Partial<Record<Dimension, number>> = { ...left }
  for (const [name, power] of Object.entries(right) as [Dimension, number][]) {
    powers[name] = (powers[name] ?? 0) + sign * power
  }
  return { free: false, powers }
}
