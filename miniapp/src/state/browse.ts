/** The entries of the library that words and filters leave, and what there is to filter by. */
import { fits, isLocal, search, type Entry, type IsoDate, type Library } from '../../../shared/index'
import type { Browsing, Filters } from './browsing'
import { BENEFIT_LABELS, STANDING_LABELS } from './labels'
import { AMOUNT_RANGES, benefitsOf, isIn, type Shelf } from './shelf'

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
