/**
 * The compiled rules: what `shared/compile` writes and the engine reads. Plain JSON, no code, no texts of law.
 * Closed lists of words are values, so that schemas and readers of foreign data need no copy.
 */

/** ISO calendar date, `YYYY-MM-DD`. */
export type IsoDate = string
/** Exact fraction [numerator, denominator] on safe integers, denominator > 0, lowest terms. */
export type Fraction = readonly [number, number]

export const UNITS = ['yuan', 'people', 'share', 'area', 'days', 'months', 'times', 'none'] as const
export type Unit = (typeof UNITS)[number]

export interface Bundle {
  readonly format: 1
  /** Content hash: same hash, same answers. */
  readonly hash: string
  readonly facts: readonly Fact[]
  readonly themes: readonly Theme[]
  readonly checks: readonly Check[]
  readonly groups: readonly Group[]
  /** Subjects that several policies share. A policy alone on its subject needs no entry. */
  readonly topics: readonly Topic[]
  readonly policies: readonly Policy[]
  readonly windows: readonly FilingWindow[]
}

/** A group of questions, in the order the review page shows them. */
export interface Theme {
  readonly id: string
  readonly label: string
}

/** Yes/no questions that are asked together: 「有下面哪些情况？」 */
export interface Group {
  readonly id: string
  readonly title: string
  readonly help: string
}

/** One of its policies counts; the others are alternatives. */
export interface Topic {
  readonly id: string
  readonly label: string
  /** Why only one of them counts. */
  readonly note: string
}

/** One entry of the home page: which policies it settles. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly policies: readonly string[]
}

interface FactBase {
  readonly id: string
  readonly theme: string
  /** The question, at most 20 characters. */
  readonly title: string
  /** Short noun for the review page and explanations. */
  readonly label: string
  /** Shown above the input. */
  readonly help: string
  /** Longer text behind "怎么填". */
  readonly more?: string
  /** The time the fact is about, as shown to the user, e.g. 「全年」「上年」. */
  readonly about?: string
  /** 1 = known by heart, 5 = needs the books. Ties in the order of questions go to the easier one. */
  readonly effort: number
}

export interface NumberFact extends FactBase {
  readonly type: 'number'
  readonly unit: Unit
  /** Decimal places a given value may have: 2 for yuan. */
  readonly decimals: number
  /** Smallest and largest value, in whole units. Unknown means: anything in between. */
  readonly min: number
  readonly max: number
  /** The largest value is a limit of the thing itself: hours of a day, a share. Otherwise it is what the field takes. */
  readonly limited?: boolean
  /** May be given as quarter figures [[start, end], …] (1 to 4 quarters), averaged exactly. */
  readonly quarterly?: boolean
  /** May be given as parts that are added up. */
  readonly parts?: { readonly label: string }
  readonly bands?: readonly Band[]
  /** A policy of role `helper` whose first amount estimates this fact. */
  readonly helper?: string
  /** This fact cannot be larger than that one (both in the same unit). */
  readonly atMost?: string
}

export interface ChoiceFact extends FactBase {
  readonly type: 'choice'
  /** Asked on one screen together with the other facts of that group. Only for yes/no questions. */
  readonly group?: string
  /** At most 30. A yes/no question has the options `yes` and `no`. */
  readonly options: readonly Option[]
}

export type Fact = NumberFact | ChoiceFact

export interface Band {
  readonly label: string
  /** Inclusive decimal bounds; absent = the fact's own bound. */
  readonly low?: string
  readonly high?: string
}

export interface Option {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

/** Roles: a benefit counts in totals; a view shows the same subject differently; a helper estimates a fact. */
export const ROLES = ['benefit', 'view', 'helper'] as const
export type Role = (typeof ROLES)[number]

/** What money an amount is. `due`, `estimate` and `base` inform; the others are benefits, never added across kinds. */
export const AMOUNT_KINDS = [
  'due',
  'estimate',
  'base',
  'tax_saved',
  'levy_saved',
  'fee_saved',
  'refund',
  'award',
  'deduction',
  'loan',
  'advance',
] as const
export type AmountKind = (typeof AMOUNT_KINDS)[number]

export interface Policy {
  readonly id: string
  readonly role: Role
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly audience: string
  readonly kind: 'in-force' | 'draft'
  readonly valid: readonly Period[]
  /** Days from here on: no text found that continues the policy. Never eligible, at best unknown. */
  readonly unverified?: { readonly from: IsoDate; readonly note: string }
  readonly checkedOn: IsoDate
  /** Clauses of the local catalogue, e.g. 000#35. */
  readonly clauses: readonly string[]
  readonly params: Readonly<Record<string, Param>>
  readonly lets: Readonly<Record<string, Let>>
  readonly eligible: Truth
  readonly amounts: readonly AmountRule[]
  readonly readings: readonly Reading[]
  readonly notes: readonly Note[]
  readonly apply: Apply
}

export interface Period {
  readonly from: IsoDate
  /** Last day, inclusive; absent = no end printed. */
  readonly to?: IsoDate
  /** The clause that prints the last day. */
  readonly ends?: string
}

/** A number of the law, by the day it starts to apply. The last value whose `from` ≤ day is used. */
export interface Param {
  readonly label: string
  readonly unit: Unit
  readonly values: readonly ParamValue[]
}

export interface ParamValue {
  readonly from: IsoDate
  readonly value: Fraction
  /** As people write it: 「300万元」. */
  readonly printed: string
  /** How the clause says it where it does not print the number: 「再减半」. */
  readonly words?: string
  readonly clause: string
}

/** A named intermediate quantity; shown as a step of the explanation when it has a label. */
export interface Let {
  readonly label?: string
  readonly unit: Unit
  readonly of: Quantity
  readonly cite?: Cite
}

export interface AmountRule {
  readonly id: string
  readonly kind: AmountKind
  readonly label: string
  /** The law names a ceiling only: whatever is computed, the lower end is nothing. */
  readonly upTo?: true
  readonly of: Quantity
}

/** One clause, or the clause in force from each date on. */
export type Cite = string | readonly { readonly from: IsoDate; readonly clause: string }[]

export const RELATIONS = ['at_most', 'below', 'at_least', 'above'] as const
export type Relation = (typeof RELATIONS)[number]

/** Conditions: 是 / 否 / 未知. */
export type Truth =
  | {
      readonly op: 'compare'
      readonly left: Quantity
      readonly rel: Relation
      readonly right: Quantity
      readonly cite?: Cite
    }
  | { readonly op: 'choice'; readonly fact: string; readonly in: readonly string[]; readonly cite?: Cite }
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Truth[]; readonly cite?: Cite }
  /** The policy's own eligibility. */
  | { readonly op: 'eligible' }
  /** Holds under that option of the policy's reading. */
  | { readonly op: 'reading'; readonly reading: string; readonly is: string }
  /** Nobody could be found who says: always unknown, nothing to ask the user. */
  | { readonly op: 'verify'; readonly text: string; readonly cite?: Cite }

export type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'

/** Quantities: exact closed intervals. Operands of mul and div are never negative (checked when built). */
export type Quantity =
  | { readonly op: 'number'; readonly value: Fraction }
  | { readonly op: 'param'; readonly param: string }
  | { readonly op: 'fact'; readonly fact: string }
  | { readonly op: 'let'; readonly let: string }
  | { readonly op: BinaryOp; readonly of: readonly [Quantity, Quantity] }
  /** Largest whole number not above. */
  | { readonly op: 'floor'; readonly of: Quantity }
  | { readonly op: 'table'; readonly hit: 'first' | 'unique'; readonly rows: readonly Row[] }

/** A row without `when` always hits. */
export interface Row {
  readonly label?: string
  readonly when?: Truth
  readonly of: Quantity
  readonly cite?: Cite
}

/** Words that leave more than one reading. With options: each is evaluated and the result is their range. */
export interface Reading {
  readonly id: string
  readonly text: string
  readonly when?: Truth
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly cite?: Cite
}

export interface Note {
  readonly text: string
  readonly cite?: Cite
  /** So important that the result itself says it: to firms it may apply to, or to all others. */
  readonly card?: true | 'otherwise'
}

export interface Apply {
  /** Offices in charge, as printed. */
  readonly offices: readonly string[]
  readonly how: readonly string[]
  readonly materials?: readonly string[]
}

/** Something to file again and again, and by when. */
export interface FilingWindow {
  readonly id: string
  readonly title: string
  readonly audience: string
  /** Where its days hold: 「全国」. */
  readonly place: string
  /** Whom it concerns. Tests of choices only. */
  readonly who: Truth
  /** Absent: nobody printed a day that we could find. */
  readonly due?: Due
  /** Years in which the days fall that somebody has checked. */
  readonly verifiedFor: readonly number[]
  /** What is said instead of a day that is not verified: whom to ask. */
  readonly verify: string
  /** Last days moved by a published calendar, by the day of the law. */
  readonly moved: Readonly<Record<IsoDate, { readonly to: IsoDate; readonly clause: string }>>
  readonly checkedOn: IsoDate
  readonly notes: readonly Note[]
}

/** The last day after each period: so many days or months after its end, or a day of the year that follows. */
export type Due = {
  readonly after: 'quarter' | 'year'
  /** As the clause says it: 「年度终了之日起五个月内」. */
  readonly words: string
  readonly clause: string
} & ({ readonly days: number } | { readonly months: number } | { readonly day: string })
