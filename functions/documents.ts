import { getEndpoint } from './lib/cached'
import { queryOf } from './lib/query'
import { bundle } from './lib/rules'

/** GET /v1/documents: the published texts the rules rest on. */
export const handler = getEndpoint('GET /v1/documents', { seconds: 300 }, (event) => {
  queryOf(event, [])
  return { bundle: bundle.hash, documents: bundle.documents }
})
