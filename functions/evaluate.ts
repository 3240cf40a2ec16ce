import { answerWriter } from './lib/answer'
import { jsonBody } from './lib/body'
import { endpoint } from './lib/http'
import { queryOf } from './lib/query'
import { jsonText } from './lib/reply'
import { evaluationReader } from './lib/request'
import { engine } from './lib/rules'

const read = evaluationReader(engine)
const answer = answerWriter(engine)

/** POST /v1/evaluate: what the answers are worth on that day, policy by policy. */
export const handler = endpoint('POST /v1/evaluate', (event) => {
  if (event.rawQueryString !== '') queryOf(event, [])
  return jsonText(answer(read(jsonBody(event))))
})
