import { getEndpoint } from './lib/cached'
import { queryOf } from './lib/query'
import { bundle } from './lib/rules'

/** GET /v1/facts: every question that can be asked, grouped by theme. */
export const handler = getEndpoint('GET /v1/facts', { seconds: 300 }, (event) => {
  queryOf(event, [])
  return { bundle: bundle.hash, themes: bundle.themes, facts: bundle.facts }
})
