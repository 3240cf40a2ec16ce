import url from '../../../shared/generated/library.json?url'
import { openLibrary, type Library, type LibraryData } from '../../../shared/index'
import { createStore } from './store'

export type Texts = Library | null | 'failed'

export const textsStore = createStore<Texts>(null)

let asked = false

/** Fetches the file of texts once; after a failure, once more each time. */
export function fetchTexts(): void {
  if (asked) return
  asked = true
  if (textsStore.get() === 'failed') textsStore.set(null)
  fetch(url)
    .then((response) => response.json() as Promise<LibraryData>)
    .then((data) => {
      textsStore.set(openLibrary(data))
    })
    .catch(() => {
      asked = false
      textsStore.set('failed')
    })
}
