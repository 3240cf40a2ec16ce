import { getEndpoint } from './lib/cached'
import { listClauses } from './lib/library'
import { parseQuery } from './lib/query'
import { clausesQuery } from './lib/schemas'
import { today } from './lib/today'

/** GET /v1/clauses: every item of every document, policy or not, searched and filtered, page by page. */
export const handler = getEndpoint('GET /v1/clauses', { seconds: 300 }, (event) => {
  const { on = today(), ...filter } = parseQuery(event, clausesQuery)
  return listClauses(on, filter)
})
