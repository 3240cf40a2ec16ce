import { json, jsonBody, endpoint } from './lib/http'
import { readEvaluation } from './lib/request'
import { queryOf } from './lib/query'
import { engine } from './lib/rules'
import { evaluationView } from './lib/view'

/** POST /v1/evaluate: what the answers are worth on that day, policy by policy. */
export const handler = endpoint('POST /v1/evaluate', (event) => {
  if (event.rawQueryString !== '') queryOf(event, [])
  return json(evaluationView(engine, readEvaluation(engine, jsonBody(event))))
})
