import { getEndpoint } from './lib/cached'
import { queryOf } from './lib/query'
import { library } from './lib/texts'

/** GET /v1/library: every document and clause at once, for clients that keep it. Answered 304 unless it changed. */
export const handler = getEndpoint('GET /v1/library', { seconds: 0 }, (event) => {
  queryOf(event, [])
  return library.data
})
