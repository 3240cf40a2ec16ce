import { getEndpoint } from './lib/cached'
import { idOf } from './lib/http'
import { policyView } from './lib/library'
import { Problem } from './lib/problem'
import { parseQuery } from './lib/query'
import { engine } from './lib/rules'
import { policyQuery } from './lib/schemas'
import { today } from './lib/today'

/** GET /v1/policies/{id}: one policy, its numbers by date, its clauses and how to apply. */
export const handler = getEndpoint('GET /v1/policies/{id}', { seconds: 300 }, (event) => {
  const { on = today() } = parseQuery(event, policyQuery)
  const policy = engine.policies.get(idOf(event))
  if (!policy) throw new Problem('not-found', '没有这项政策，请检查编号。', 'id')
  return policyView(engine, policy, on)
})
