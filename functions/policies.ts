import { getEndpoint } from './lib/cached'
import { listPolicies } from './lib/library'
import { parseQuery } from './lib/query'
import { policiesQuery } from './lib/schemas'
import { today } from './lib/today'

/** GET /v1/policies: search and filter, page by page; without words in the order of the bundle. */
export const handler = getEndpoint('GET /v1/policies', { seconds: 300 }, (event) => {
  const { on = today(), ...filter } = parseQuery(event, policiesQuery)
  return listPolicies(on, filter)
})
