/** What a search of the whole library costs, one query after the other. */
import { readFileSync } from 'node:fs'
import {
  catalogueOf,
  excerpt,
  markWords,
  openLibrary,
  search,
  searchIndex,
  type Bundle,
  type LibraryData,
} from '../../shared/index'

const generated = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../shared/generated/${name}.json`, import.meta.url), 'utf8'))

const QUERIES = ['研发', '残保金', '工业互联网 平台', '信用修复行动', 'yffy', '100万元', '没有这样的词', '企业']
const ROUNDS = 20
const SHOWN = 20
const ON = '2026-11-20'

export interface SearchNumbers {
  readonly indexMs: number
  /** The slowest of the queries, at its median, with the words of the first hits marked. */
  readonly queryMs: number
}

export function measureSearch(): SearchNumbers {
  const from = performance.now()
  const entries = catalogueOf(generated('bundle') as Bundle, openLibrary(generated('library') as LibraryData))
  const index = searchIndex(entries)
  const indexMs = performance.now() - from
  return { indexMs, queryMs: Math.max(...QUERIES.map((query) => medianOf(() => ask(query)))) }

  function ask(query: string): number {
    const hits = search(index, query, ON).slice(0, SHOWN)
    return hits.reduce((sum, { entry }) => {
      const shown = excerpt(entry.clauses[0]?.text ?? '', query, 60) ?? entry.title
      return sum + markWords(shown, query).length
    }, 0)
  }
}

function medianOf(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    run()
    return performance.now() - from
  }).sort((a, b) => a - b)
  return times[ROUNDS / 2] ?? 0
}
