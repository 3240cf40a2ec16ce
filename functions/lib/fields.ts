/** Small bodies, read by hand: no schema library is loaded for four fields. The published schemas say the same. */
import { Problem } from './problem'

export type Fields = Readonly<Record<string, unknown>>

/** The body as a record of these fields only. Throws Problem (400). */
export function fieldsOf(body: unknown, known: readonly string[]): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw wrong('body', `请求正文要写成 { "${known[0] ?? ''}": … } 的形式。`)
  }
  for (const name of Object.keys(body)) {
    if (!known.includes(name)) throw wrong(name.slice(0, 60), `不认识这个字段，可用的有：${known.join('、')}。`)
  }
  return body as Fields
}

/** A refusal of one field. */
export const wrong = (path: string, detail: string): Problem => new Problem('invalid-body', detail, path)
