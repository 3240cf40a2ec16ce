/** Query parameters: only those the route knows, each at most once. */
import type * as z from 'zod'
import type { Event } from './http'
import { Problem } from './problem'

/** The parameters as written. Throws Problem (400) for an unknown or repeated one and for bytes that are no UTF-8. */
export function queryOf(event: Event, known: readonly string[]): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(event.rawQueryString)) {
    const path = `query.${name.slice(0, 60)}`
    if (!known.includes(name)) throw new Problem('invalid-query', unknownText(known), path)
    if (Object.hasOwn(query, name)) throw new Problem('invalid-query', '同一个参数只能出现一次。', path)
    if (value.includes('\ufffd')) throw new Problem('invalid-query', '参数不是有效的 UTF-8 文本。', path)
    query[name] = value
  }
  return query
}

function unknownText(known: readonly string[]): string {
  return known.length === 0 ? '这个接口没有查询参数。' : `不认识这个参数，可用的有：${known.join('、')}。`
}

/** The parameters, checked by the schema. Throws Problem (400). */
export function parseQuery<Shape extends z.ZodRawShape>(event: Event, schema: z.ZodObject<Shape>) {
  const parsed = schema.safeParse(queryOf(event, Object.keys(schema.shape)))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Problem('invalid-query', issue?.message ?? '参数有误。', ['query', ...(issue?.path ?? [])].join('.'))
}
