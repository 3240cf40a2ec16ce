/** What a firm is told, and when. */
import type { IsoDate } from './bundle'
import type { Answers } from './results'

/** What the user switches on and off. */
export const NOTICE_KINDS = ['filing', 'policy', 'near', 'change', 'figures'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * `due` `unverified`: filing windows · `starts` `ends` `near`: policies in time · `new` `final` `replaced`: policies of
 * a new bundle · `won` `lost` `up` `down`: the firm's result · `old`: its figures.
 */
export const NOTICE_EVENTS = [
  'due',
  'unverified',
  'starts',
  'ends',
  'near',
  'new',
  'final',
  'replaced',
  'won',
  'lost',
  'up',
  'down',
  'old',
] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]

export interface Notice {
  /** The same thing has the same id however often and under whatever bundle it is worked out. */
  readonly id: string
  readonly profile: string
  readonly kind: NoticeKind
  readonly event: NoticeEvent
  /** The policy or filing window; empty for the figures themselves. */
  readonly subject: string
  /** The day it is told. */
  readonly on: IsoDate
  /** The day it is about; null where nobody printed one. */
  readonly day: IsoDate | null
  /** Days from the one to the other. */
  readonly lead: number
  readonly title: string
  readonly text: string
  /** Why it came to this firm. */
  readonly why: string
  readonly clause: string | null
}

/** What is told first stands first. */
export const asTold = (a: Notice, b: Notice): number => (a.on < b.on || (a.on === b.on && a.id < b.id) ? -1 : 1)

/** A saved firm. */
export interface Profile {
  readonly id: string
  readonly answers: Answers
  /** When the answers were last changed. */
  readonly savedOn: IsoDate
}

/** What the user wants to be told, and how many days ahead. */
export interface Wishes {
  readonly kinds: readonly NoticeKind[]
  readonly filingLeads: readonly number[]
  readonly policyLeads: readonly number[]
}

/** What may be chosen as a lead time, in days. */
export const LEADS: readonly number[] = [30, 14, 7, 3, 1, 0]

/** Everything, once and on its day. */
export const ON_THE_DAY: Wishes = { kinds: NOTICE_KINDS, filingLeads: [0], policyLeads: [0] }

export const USUAL_WISHES: Wishes = { kinds: NOTICE_KINDS, filingLeads: [7, 1], policyLeads: [30, 7] }
