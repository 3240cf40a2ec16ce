import { getEndpoint } from './lib/cached'
import { queryOf } from './lib/query'
import { bundle } from './lib/rules'

/** GET /v1/bundle: the compiled rules whole. Asked on every start of the app, so answered 304 unless they changed. */
export const handler = getEndpoint('GET /v1/bundle', { seconds: 0 }, (event) => {
  queryOf(event, [])
  return bundle
})
