import type { FilingWindow, IsoDate, Policy } from '../../bundle'
import type { Document } from '../../library'
import { daysBetween } from '../../days'
import { entryOn } from '../../period'

const CHECK_AFTER_DAYS = 180
const WARN_BEFORE_DAYS = 90

/**
 * What somebody should look at on a day: a line each, the most urgent first. What is about to end, then what is wrong
 * or in doubt already, what nobody has checked for long, and what gives no day to wait for.
 */
export function stale(
  policies: readonly Policy[],
  documents: readonly Document[],
  on: IsoDate,
  windows: readonly FilingWindow[] = [],
): string[] {
  const past = documents.filter(({ status }) => status === 'superseded' || status === 'expired').map(({ id }) => id)
  const ends = policies.map((policy) => ({ id: policy.id, last: lastDayOf(policy) }))
  return [
    ...inOrder(ends, ({ last }) => last ?? '').flatMap(({ id, last }) => endsSoon(id, last, on)),
    ...windows.flatMap((window) => runningOut(window, on)),
    ...[...policies, ...windows].flatMap((rule) => {
      const named = new Set(basisOn(rule, on).map((clause) => clause.split('#')[0] ?? ''))
      return past
        .filter((doc) => named.has(doc))
        .map((doc) => `${rule.id}: rests on ${doc}, which is no longer in force`)
    }),
    ...policies.flatMap(({ id, unverified }) =>
      unverified && unverified.from <= on ? [`${id}: unverified since ${unverified.from}: ${unverified.note}`] : [],
    ),
    ...inOrder(policies, ({ checkedOn }) => checkedOn).flatMap(({ id, checkedOn }) => {
      const age = daysBetween(checkedOn, on)
      return age > CHECK_AFTER_DAYS ? [`${id}: last checked ${age} days ago, on ${checkedOn}`] : []
    }),
    ...ends.flatMap(({ id, last }) => (last === undefined ? [`${id}: no end is printed: look for a successor`] : [])),
  ]
}

function inOrder<T>(items: readonly T[], dayOf: (item: T) => IsoDate): T[] {
  return [...items].sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
}

/** Undefined where one of the periods has no printed end. */
function lastDayOf({ valid }: Policy): IsoDate | undefined {
  return valid.map(({ to }) => to).reduce((a, b) => (a === undefined || b === undefined ? undefined : a > b ? a : b))
}

/** The clauses a rule is computed by on that day; a note or a reading may well tell of a text that is past. */
function basisOn(rule: Policy | FilingWindow, on: IsoDate): string[] {
  if (!('eligible' in rule)) return citedIn([rule.who, rule.due], on)
  const { clauses, params, lets, eligible, amounts } = rule
  return [...clauses, ...citedIn([params, lets, eligible, amounts], on)]
}

function citedIn(node: unknown, on: IsoDate): string[] {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) {
    const entries: unknown[] = node
    return (isDated(entries) ? [entryOn(entries, on)] : entries).flatMap((inner) => citedIn(inner, on))
  }
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? (key === 'cite' || key === 'clause' ? [value] : []) : citedIn(value, on),
  )
}

const isDated = (entries: readonly unknown[]): entries is { from: IsoDate }[] =>
  entries.every((entry) => typeof entry === 'object' && entry !== null && 'from' in entry)

function endsSoon(id: string, last: IsoDate | undefined, on: IsoDate): string[] {
  if (last === undefined) return []
  const left = daysBetween(on, last)
  return left >= 0 && left <= WARN_BEFORE_DAYS ? [`${id}: ends in ${left} days, on ${last}`] : []
}

/** From the last verified year on, the next one wants checking before its days are missed. */
function runningOut({ id, due, verifiedFor }: FilingWindow, on: IsoDate): string[] {
  const last = Math.max(...verifiedFor)
  if (!due || Number(on.slice(0, 4)) < last) return []
  return [`${id}: its days are verified to ${last}: check the years that follow`]
}
