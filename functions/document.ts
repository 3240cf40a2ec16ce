import { getEndpoint } from './lib/cached'
import { idOf } from './lib/http'
import { documentView } from './lib/library'
import { Problem } from './lib/problem'
import { queryOf } from './lib/query'
import { engine } from './lib/rules'

/** GET /v1/documents/{id}: one published text with its clauses, word for word. */
export const handler = getEndpoint('GET /v1/documents/{id}', { seconds: 300 }, (event) => {
  queryOf(event, [])
  const document = engine.documents.get(idOf(event))
  if (!document) throw new Problem('not-found', '没有这份文件，请检查编号。', 'id')
  return documentView(engine, document)
})
