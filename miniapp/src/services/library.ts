import texts from '../../../shared/generated/library.json'
import { openLibrary, type Library, type LibraryData } from '../../../shared/index'
import { createStore, type Store } from './store'

/** The texts of law; `null` while they are on their way, `'failed'` when they could not be had. */
export type Texts = Library | null | 'failed'

/** In WeChat they come with the sub-package that asks for them. */
export const textsStore: Store<Texts> = createStore<Texts>(openLibrary(texts as unknown as LibraryData))

/** Nothing to fetch. */
export const fetchTexts = (): void => undefined
