import { getEndpoint } from './lib/cached'
import { openApiDocument } from './lib/openapi'
import { queryOf } from './lib/query'
import { bundle } from './lib/rules'

const document = openApiDocument(bundle)

/** GET /v1/openapi.json: this API, described by the schemas it is checked with. */
export const handler = getEndpoint('GET /v1/openapi.json', { seconds: 300 }, (event) => {
  queryOf(event, [])
  return document
})
