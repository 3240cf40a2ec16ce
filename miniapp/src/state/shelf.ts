/** What there is to list in the library, with what an owner gets out of it. */
import {
  catalogueOf,
  evaluate,
  isBenefit,
  searchIndex,
  type AmountKind,
  type Engine,
  type Entry,
  type Fen,
  type Index,
  type IsoDate,
  type Library,
  type Total,
} from '../../../shared/index'

/** What an owner gets: a kind of money, or something that is not money. */
export type Benefit = AmountKind | 'title' | 'service' | 'action'

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

function ceilingOf(amounts: readonly Total[]): Ceiling {
  const benefits = amounts.filter(({ kind }) => isBenefit(kind))
  const most = Math.max(0, ...benefits.map(({ high }) => high))
  return most > 0 && !benefits.some(({ unbounded }) => unbounded) ? most : null
}

export const AMOUNT_RANGES = {
  small: { label: '最多 10 万元以下', from: 0, below: 10_000_000 },
  middle: { label: '最多 10 万到 100 万元', from: 10_000_000, below: 100_000_000 },
  large: { label: '最多 100 万元以上', from: 100_000_000, below: Infinity },
  own: { label: '看企业自己的数', from: null, below: null },
} as const

export type AmountRange = keyof typeof AMOUNT_RANGES

/** Whether the most it can be worth lies there. */
export function isIn(range: AmountRange, entry: Entry, { ceilings }: Shelf): boolean {
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
