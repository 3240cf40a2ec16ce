/** What goes into and comes out of the engine. */
import type { AmountKind, Fraction, IsoDate, Policy, Relation, Unit } from './bundle'

/** Decimal in whole units (yuan, people, fraction): a string such as "12.50", or a number with no more decimals. */
export type Decimal = string | number

/**
 * One answer. `null` = 不清楚. Booleans answer yes/no choices. A band is inclusive at both ends.
 * `quarters` = [start, end] of each quarter, for facts that allow it. `parts` are added up.
 */
export type Answer =
  | Decimal
  | boolean
  | null
  | { readonly low?: Decimal; readonly high?: Decimal }
  | { readonly quarters: readonly (readonly [Decimal, Decimal])[] }
  | { readonly parts: readonly Decimal[] }

export type Answers = Readonly<Record<string, Answer>>

export const VERDICTS = ['eligible', 'ineligible', 'unknown', 'not-in-force'] as const
export type Verdict = (typeof VERDICTS)[number]
export const STATUSES = ['in-force', 'draft', 'expired', 'not-yet', 'unverified'] as const
export type Status = (typeof STATUSES)[number]
/** State of one condition. */
export type State = 'yes' | 'no' | 'unknown'

/** Whole fen, 1/100 yuan. Always a safe integer. */
export type Fen = number

/** Nothing that was said bounds the range: it ends only where an open question ends. Absent: its ends mean something. */
export type Unbounded = true

export interface Amount {
  readonly id: string
  readonly kind: AmountKind
  readonly label: string
  /** Equal when settled. Rounded once, half up. */
  readonly low: Fen
  readonly high: Fen
  readonly unbounded?: Unbounded
}

export interface PolicyResult {
  readonly policy: Policy
  readonly status: Status
  readonly verdict: Verdict
  readonly amounts: readonly Amount[]
  /** Facts that can still change the verdict or an amount, in the bundle's order. */
  readonly needs: readonly string[]
  /** Set when this one policy could not be evaluated; the others are not affected. */
  readonly failure?: string
}

export interface Total {
  readonly kind: AmountKind
  readonly low: Fen
  readonly high: Fen
  readonly unbounded?: Unbounded
}

export interface Question {
  readonly fact: string
  /** A band was given; only the exact figure can help now. */
  readonly exact: boolean
  /** Undecided policies that need it. */
  readonly policies: number
  /** Whether a verdict (not only an amount) hangs on it. */
  readonly verdict: boolean
  /** Width of the benefit ranges it may narrow, in fen. */
  readonly atStake: Fen
}

/** An exact value of an explanation, with its unit. Fractions may not be in lowest terms. */
export interface Value {
  readonly low: Fraction
  readonly high: Fraction
  readonly unit: Unit
  readonly unbounded?: Unbounded
}

export interface Cited {
  readonly clause: string | null
}

/** A number of the law that a row uses, as printed, with its clause. */
export interface UsedNumber extends Cited {
  readonly param: string
  readonly label: string
  readonly printed: string
}

export type ExplanationRow =
  | (Cited & {
      readonly kind: 'compare'
      readonly label: string
      readonly fact: string | null
      readonly given: Value | null
      readonly rel: Relation
      readonly limit: Value
      readonly printed: string | null
      readonly state: State
    })
  | (Cited & {
      readonly kind: 'choice'
      readonly fact: string
      readonly given: readonly string[] | null
      readonly wanted: readonly string[]
      readonly state: State
    })
  | (Cited & { readonly kind: 'verify'; readonly text: string; readonly state: 'unknown' })
  | (Cited & { readonly kind: 'reading'; readonly text: string; readonly options: readonly string[] })
  | (Cited & { readonly kind: 'case'; readonly label: string; readonly state: State })
  | (Cited & {
      readonly kind: 'step'
      readonly label: string
      readonly formula: string
      readonly value: Value
      readonly numbers: readonly UsedNumber[]
    })
  | (Cited & {
      readonly kind: 'amount'
      readonly id: string
      readonly label: string
      readonly formula: string
      readonly value: Value
      readonly numbers: readonly UsedNumber[]
    })

export interface Explanation {
  readonly on: IsoDate
  readonly result: PolicyResult
  /** Only what decides: input → rule → result, in reading order. */
  readonly rows: readonly ExplanationRow[]
}
