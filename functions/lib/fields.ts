/** Bodies, read by hand: no schema library is loaded for a few fields. The published schemas say the same. */
import { Problem } from './problem'

export type Fields = Readonly<Record<string, unknown>>

/** The body as a record of these fields only. `form` shows how to write it. Throws Problem (400). */
export function fieldsOf(body: unknown, known: readonly string[], form = `{ "${known[0] ?? ''}": … }`): Fields {
  if (!isRecord(body)) throw wrong('body', `请求正文要写成 ${form} 的形式。`)
  for (const name in body) {
    if (!known.includes(name)) throw wrong(name.slice(0, 60), `不认识这个字段，可用的有：${known.join('、')}。`)
  }
  return body
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A refusal of one field. */
export const wrong = (path: string, detail: string): Problem => new Problem('invalid-body', detail, path)
