import { getEndpoint } from './lib/cached'
import { listDocuments } from './lib/library'
import { parseQuery } from './lib/query'
import { documentsQuery } from './lib/schemas'

/** GET /v1/documents: the published texts the rules rest on, page by page. */
export const handler = getEndpoint('GET /v1/documents', { seconds: 300 }, (event) =>
  listDocuments(parseQuery(event, documentsQuery)),
)
