/** The list of the library as the owner left it: words, filters, how far it is unrolled. */
import {
  catalogueOf,
  evaluate,
  fits,
  isBenefit,
  isLocal,
  search,
  searchIndex,
  type AmountKind,
  type ClauseKind,
  type Engine,
  type Entry,
  type Fen,
  type Index,
  type IsoDate,
  type Library,
  type Standing,
} from '../../../shared/index'
import { createStore } from '@/services/store'
import { STANDING_LABELS } from './labels'
import { KIND_LABELS } from './outcome'
import { TOO_WIDE } from './wording'

export interface Filters {
  readonly document?: string | undefined
  readonly audience?: string | undefined
  readonly benefit?: Benefit | undefined
  readonly department?: string | undefined
  readonly status?: Standing | undefined
  readonly amount?: AmountRange | undefined
  readonly favourite?: true | undefined
}

/** What an owner gets: a kind of money, or something that is not money. */
export type Benefit = AmountKind | 'title' | 'service' | 'action'

export interface Browsing {
  readonly query: string
  readonly filters: Filters
  /** How many lines are unrolled. */
  readonly shown: number
}

export const PAGE_SIZE = 30
export const START: Browsing = { query: '', filters: {}, shown: PAGE_SIZE }

/** Kept while the app is open, so that coming back finds the same place. */
export const browsingStore = createStore<Browsing>(START)
export const placeStore = createStore(0)

/** The largest amount a policy can be worth, in fen; null when it has none or it depends on the firm alone. */
export type Ceiling = Fen | null

export interface Shelf {
  readonly entries: readonly Entry[]
  readonly index: Index
  readonly ceilings: ReadonlyMap<string, Ceiling>
}

/** Everything there is to list, prepared once. `on` is the day its amounts are judged by. */
export function shelfOf(engine: Engine, library: Library, on: IsoDate): Shelf {
  const entries = catalogueOf(engine.bundle, library)
  const ids = entries.flatMap(({ policy }) => (policy ? [policy.id] : []))
  const results = evaluate(engine, {}, on, ids)
  const ceilings = new Map(results.map(({ policy, amounts }) => [policy.id, ceilingOf(amounts)]))
  return { entries, index: searchIndex(entries), ceilings }
}

function ceilingOf(amounts: readonly { readonly kind: AmountKind; readonly high: Fen }[]): Ceiling {
  const benefits = amounts.filter(({ kind }) => isBenefit(kind)).map(({ high }) => high)
  const most = Math.max(0, ...benefits)
  return most > 0 && most <= TOO_WIDE ? most : null
}

export const AMOUNT_RANGES = {
  small: { label: '最多 10 万元以下', from: 0, below: 10_000_000 },
  middle: { label: '最多 10 万到 100 万元', from: 10_000_000, below: 100_000_000 },
  large: { label: '最多 100 万元以上', from: 100_000_000, below: Infinity },
  own: { label: '看企业自己的数', from: null, below: null },
} as const

export type AmountRange = keyof typeof AMOUNT_RANGES

function isIn(range: AmountRange, entry: Entry, { ceilings }: Shelf): boolean {
  if (!entry.kinds.some(isBenefit)) return false
  const ceiling = ceilings.get(entry.id) ?? null
  const { from, below } = AMOUNT_RANGES[range]
  return from === null || ceiling === null ? from === null && ceiling === null : ceiling >= from && ceiling < below
}

/** What the owner gets out of an entry. */
export function benefitsOf({ policy, clauses, kinds }: Entry): Benefit[] {
  const money = kinds.filter(isBenefit)
  if (money.length > 0) return money
  const kind = clauses[0]?.kind
  return policy || kind === 'computable' || kind === 'eligibility'
    ? ['title']
    : [kind === 'service' ? 'service' : 'action']
}

export const BENEFIT_LABELS: Readonly<Record<Benefit, string>> = {
  ...KIND_LABELS,
  title: '资格和便利',
  service: '可以用的服务',
  action: '政府的工作',
}

/** What an owner can do with an item of a document. */
export const CLAUSE_LABELS: Readonly<Record<ClauseKind, string>> = {
  computable: '能测算',
  eligibility: '看资格',
  service: BENEFIT_LABELS.service,
  action: BENEFIT_LABELS.action,
}

/** The entries the owner asked for, best first. */
export function browse(
  shelf: Shelf,
  { query, filters }: Browsing,
  favourites: readonly string[],
  on: IsoDate,
): Entry[] {
  return search(shelf.index, query, on)
    .map(({ entry }) => entry)
    .filter((entry) => passes(shelf, entry, filters, favourites, on))
}

function passes(shelf: Shelf, entry: Entry, filters: Filters, favourites: readonly string[], on: IsoDate): boolean {
  const { document, audience, department, status, benefit, amount, favourite } = filters
  return (
    fits(entry, { document, audience, department, status }, on) &&
    (benefit === undefined || benefitsOf(entry).includes(benefit)) &&
    (amount === undefined || isIn(amount, entry, shelf)) &&
    (favourite === undefined || favourites.includes(entry.id))
  )
}

export interface Choice<T extends string = string> {
  readonly id: T
  readonly label: string
  readonly count: number
}

export type FilterName = Exclude<keyof Filters, 'favourite'>

/** What a filter can be set to under the other filters and words, with how much each would leave. */
export function choicesOf(
  name: FilterName,
  shelf: Shelf,
  library: Library,
  browsing: Browsing,
  favourites: readonly string[],
  on: IsoDate,
): Choice[] {
  const others: Browsing = { ...browsing, filters: { ...browsing.filters, [name]: undefined } }
  const left = browse(shelf, others, favourites, on)
  return optionsOf(name, library, left)
    .map(({ id, label }) => ({
      id,
      label,
      count: left.filter((entry) => passes(shelf, entry, { [name]: id }, favourites, on)).length,
    }))
    .filter(({ id, count }) => count > 0 || browsing.filters[name] === id)
}

type Option = Pick<Choice, 'id' | 'label'>

function optionsOf(name: FilterName, library: Library, left: readonly Entry[]): readonly Option[] {
  switch (name) {
    case 'document':
      return library.data.documents.filter(({ id }) => isLocal(id)).map(({ id, title }) => ({ id, label: title }))
    case 'audience':
      return library.data.audiences
    case 'benefit':
      return Object.entries(BENEFIT_LABELS).map(([id, label]) => ({ id, label }))
    case 'status':
      return Object.entries(STANDING_LABELS).map(([id, label]) => ({ id, label }))
    case 'amount':
      return Object.entries(AMOUNT_RANGES).map(([id, { label }]) => ({ id, label }))
    case 'department':
      return byCount(left.flatMap(({ departments }) => departments)).map((id) => ({ id, label: id }))
  }
}

function byCount(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}
