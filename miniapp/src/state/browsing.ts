/** The list of the library as the owner left it: words, filters, how far it is unrolled. */
import type { Standing } from '../../../shared/index'
import { createStore } from '@/services/store'
import type { AmountRange, Benefit } from './shelf'

export interface Filters {
  readonly document?: string | undefined
  readonly audience?: string | undefined
  readonly benefit?: Benefit | undefined
  readonly department?: string | undefined
  readonly status?: Standing | undefined
  readonly amount?: AmountRange | undefined
  readonly favourite?: true | undefined
}

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
