/** One page of a list. A cursor names the last item shown: while the list stays the same nothing repeats or is skipped. */
import { Problem } from './problem'

export interface Paging {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Throws Problem (400) for a cursor that names nothing in the list. */
export function pageOf<T extends { readonly id: string }>(items: readonly T[], { cursor, limit }: Paging) {
  const start = cursor === undefined ? 0 : positionAfter(items, cursor)
  const shown = items.slice(start, start + limit)
  const last = shown[shown.length - 1]
  const next = start + limit < items.length && last ? Buffer.from(last.id).toString('base64url') : null
  return { total: items.length, shown, next }
}

function positionAfter(items: readonly { readonly id: string }[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const position = items.findIndex((item) => item.id === id)
  if (position < 0) throw new Problem('invalid-query', '翻页标记无效，请从第一页重新开始。', 'query.cursor')
  return position + 1
}
