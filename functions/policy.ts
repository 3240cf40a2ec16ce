import { idOf } from './lib/body'
import { getEndpoint } from './lib/cached'
import { policyView } from './lib/library'
import { Problem } from './lib/problem'
import { parseQuery } from './lib/query'
import { policyQuery } from './lib/schemas'
import { policyEntry } from './lib/texts'
import { today } from './lib/today'

/** GET /v1/policies/{id}: one policy, its numbers by date, its clauses and how to apply. */
export const handler = getEndpoint('GET /v1/policies/{id}', { seconds: 300 }, (event) => {
  const { on = today() } = parseQuery(event, policyQuery)
  const entry = policyEntry(idOf(event))
  if (!entry) throw new Problem('not-found', '没有这项政策，请检查编号。', 'id')
  return policyView(entry, on)
})
