import { idOf } from './lib/body'
import { getEndpoint } from './lib/cached'
import { documentView } from './lib/library'
import { Problem } from './lib/problem'
import { parseQuery } from './lib/query'
import { documentQuery } from './lib/schemas'
import { library } from './lib/texts'

/** GET /v1/documents/{id}: one published text with its clauses, word for word, page by page. */
export const handler = getEndpoint('GET /v1/documents/{id}', { seconds: 300 }, (event) => {
  const paging = parseQuery(event, documentQuery)
  const document = library.documents.get(idOf(event))
  if (!document) throw new Problem('not-found', '没有这份文件，请检查编号。', 'id')
  return documentView(document, paging)
})
