/** One policy under the law of a day, explained as often as it is asked for. */
import type { Fraction, IsoDate, Policy, Quantity, Unit } from './bundle'
import type { ExplanationRow, State, Value } from './results'
import { drawnIn } from './ends'
import type { Engine } from './engine'
import { mul, roundDiv, toFloat, type Int } from './exact'
import type { LinkedPolicy } from './link'
import { denominatorOf, isSettled, type End, type Linked, type Tri } from './linked'
import { formulaOf, type Formula } from './wording'

export interface Telling extends Pick<Engine, 'bundle' | 'memory' | 'slots' | 'start'> {
  readonly policy: Policy
  readonly linked: LinkedPolicy
  readonly on: IsoDate
  /** Of the explanation being told. */
  rows: ExplanationRow[]
  /** Some fact of the policy is not exactly known. */
  open: boolean
  /** The number of the explanation being told. */
  round: number
  /** By what is said, the last explanation that said it. */
  readonly said: Map<string, LastRound>
  /** What tells a let, by its name. */
  readonly lets: Map<string, Tell>
}

/** Adds what there is to say to the rows. */
export type Tell = () => void
export type TellOutcome = (outcome: Tri) => void

export const silence = (): void => undefined
/** By outcome. */
export const STATES: readonly State[] = ['no', 'yes', 'unknown']

interface LastRound {
  round: number
}

export function tellingOf(
  { bundle, memory, slots, start }: Engine,
  policy: Policy,
  linked: LinkedPolicy,
  on: IsoDate,
): Telling {
  const about = { bundle, memory, slots, start, policy, linked, on }
  return { ...about, rows: [], open: false, round: 0, said: new Map(), lets: new Map() }
}

export function lastRoundOf({ said }: Telling, key: string): LastRound {
  const last = said.get(key) ?? { round: 0 }
  said.set(key, last)
  return last
}

/** The same thing is told once per explanation, however often the rule says it. */
export function isNews({ round }: Telling, last: LastRound): boolean {
  if (last.round === round) return false
  last.round = round
  return true
}

export function words({ policy, bundle, on }: Telling, source: Quantity): Formula {
  return formulaOf(policy, bundle.facts, source, on)
}

/** Fractions beyond the safe range are shown to this many parts of a unit. */
const SHOWN_PARTS = 1e6
const LARGEST_SHOWN = 9e15

export function valueOf(telling: Telling, of: Linked, unit: Unit): Value {
  const low = fractionAt(of, 0)
  if (!telling.open || isSettled(of)) return { low, high: low, unit }
  const high = fractionAt(of, 1)
  const nearer = drawnIn(telling, telling.linked.slots, () => ({ low: fractionAt(of, 0), high: fractionAt(of, 1) }))
  return !nearer || (isSame(nearer.low, low) && isSame(nearer.high, high))
    ? { low, high, unit }
    : { low, high, unit, unbounded: true }
}

const isSame = ([n, d]: Fraction, [m, e]: Fraction): boolean => n / d === m / e

function fractionAt(of: Linked, end: End): Value['low'] {
  const numerator = of.bound(end)
  const denominator = mul(denominatorOf(of), of.scale)
  if (typeof numerator === 'number' && typeof denominator === 'number') return [numerator, denominator]
  return shown(numerator, denominator)
}

/** As fine as the safe range allows; beyond it the nearest whole number there is. */
function shown(numerator: Int, denominator: Int): Value['low'] {
  const size = toFloat(numerator) / toFloat(denominator)
  let parts = SHOWN_PARTS
  while (parts > 1 && Math.abs(size) * parts >= LARGEST_SHOWN) parts /= 10
  return Math.abs(size) < LARGEST_SHOWN ? [roundDiv(mul(numerator, parts), denominator), parts] : [Math.round(size), 1]
}
