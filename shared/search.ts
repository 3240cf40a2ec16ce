/** Full-text search by a plain scan: the whole library is a few hundred short texts. */
import type { IsoDate } from './bundle'
import { standingOn, type Entry, type Standing } from './catalogue'

/** What is looked through, prepared once. */
export interface Index {
  readonly pages: readonly Page[]
}

interface Page {
  readonly entry: Entry
  readonly title: string
  readonly initials: string
  /** Summary, for whom, number of the item, its headings. */
  readonly head: string
  readonly body: string
}

export interface Hit {
  readonly entry: Entry
  /** Every word occurs as typed, or by its other name; otherwise most of its pairs of characters do. */
  readonly exact: boolean
  readonly score: number
}

/** A stretch of a text; `hit` is to be marked. */
export interface Part {
  readonly text: string
  readonly hit: boolean
}

export function searchIndex(entries: readonly Entry[]): Index {
  return {
    pages: entries.map((entry) => ({
      entry,
      title: plain(entry.title).text,
      initials: entry.initials,
      head: plain(headOf(entry)).text,
      body: plain(entry.clauses.map(({ text }) => text).join('\n')).text,
    })),
  }
}

function headOf({ summary, policy, clauses, departments, documents }: Entry): string {
  const items = clauses.flatMap(({ id, article, section = '', title, audience, guide }) => [
    ...[id, article, section, title, ...audience],
    ...(guide?.steps ?? []),
  ])
  const numbers = documents.map(({ number }) => number ?? '')
  return [summary, policy?.audience ?? '', ...items, ...departments, ...numbers].join('\n')
}

/** The words of a query, in the form they are looked for. */
function wordsOf(query: string): string[] {
  return [...new Set(query.split(/[\s，、,；;。]+/).map((word) => plain(word).text))].filter((word) => word !== '')
}

/** What owners say, and what the texts say for it. */
const SAME: readonly (readonly string[])[] = [
  ['补贴', '补助', '奖补'],
  ['免税', '免征'],
]

/** The word as typed, then by its other names. */
function namesOf(word: string): string[] {
  const others = SAME.flatMap((names) =>
    names
      .filter((name) => word.indexOf(name) >= 0)
      .flatMap((name) => names.filter((other) => other !== name).map((other) => word.replace(name, other))),
  )
  return [word, ...others]
}

const RANK: Readonly<Record<Standing, number>> = {
  'in-force': 0,
  unverified: 1,
  'not-yet': 2,
  expired: 3,
  draft: 4,
  news: 5,
}

/**
 * The entries with every word of the query. Exact ones first, then those in force, expired, drafts, news;
 * among these, words in a title count more than words in a clause. Without words: all, in that order of standing.
 */
export function search({ pages }: Index, query: string, on: IsoDate): Hit[] {
  const words = wordsOf(query).map(namesOf)
  const hits: { hit: Hit; rank: number; place: number }[] = []
  pages.forEach((page, place) => {
    const hit = match(page, words)
    if (hit) hits.push({ hit, rank: RANK[standingOn(page.entry, on)], place })
  })
  hits.sort(
    (a, b) =>
      Number(b.hit.exact) - Number(a.hit.exact) || a.rank - b.rank || b.hit.score - a.hit.score || a.place - b.place,
  )
  return hits.map(({ hit }) => hit)
}

function match(page: Page, words: readonly (readonly string[])[]): Hit | null {
  let exact = true
  let score = 0
  for (const [word = '', ...others] of words) {
    // As typed comes first among hits of one kind.
    const direct = others.reduce((most, other) => Math.max(most, directly(page, other) - 1), directly(page, word))
    const one = direct > 0 ? direct : nearly(page, word)
    if (one === 0) return null
    if (direct === 0) exact = false
    score += one
  }
  return { entry: page.entry, exact, score }
}

function directly({ title, initials, head, body }: Page, word: string): number {
  if (title === word) return 200
  const at = title.indexOf(word)
  if (at >= 0) return at === 0 ? 120 : 100
  if (/^[a-z][a-z0-9]+$/.test(word) && initials.indexOf(word) >= 0) return initials.indexOf(word) === 0 ? 90 : 80
  if (head.indexOf(word) >= 0) return 50
  return body.indexOf(word) >= 0 ? 30 : 0
}

const SHORTEST_NEAR = 3
const ENOUGH = 0.6

/** For words that occur nowhere as typed: in whole pinyin, or by the share of their pairs of characters. */
function nearly({ title, initials, head, body }: Page, word: string): number {
  if (word.length < SHORTEST_NEAR) return 0
  if (spelled(word).some((letters) => letters.length > 1 && initials.indexOf(letters) >= 0)) return 20
  const inTitle = sharedPairs(word, title)
  if (inTitle >= ENOUGH) return 20 * inTitle
  const below = sharedPairs(word, head + body)
  return below > ENOUGH ? 10 * below : 0
}

const SYLLABLE =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:[iu]?ang?|[iu]?ai|i?ao|i?ong|[iu]?a|e(?:i|ng?)?|[iuv]e|ing?|iu|ou|u[in]|uo|[iouv])|ang?|a[io]?|e(?:i|r|ng?)?|ou?)$/
const LONGEST_SYLLABLE = 6
const LONGEST_SPELLED = 24

/** The initials of a word in pinyin without tones, for each way to read it: 「canbaojin」 → `cbj`. */
function spelled(word: string): string[] {
  if (word === '') return ['']
  if (word.length > LONGEST_SPELLED) return []
  const readings: string[] = []
  for (let length = 1; length <= Math.min(LONGEST_SYLLABLE, word.length); length++) {
    if (!SYLLABLE.test(word.slice(0, length))) continue
    for (const rest of spelled(word.slice(length))) readings.push(word.charAt(0) + rest)
  }
  return readings
}

function sharedPairs(word: string, text: string): number {
  let found = 0
  for (let i = 0; i + 1 < word.length; i++) if (text.indexOf(word.slice(i, i + 2)) >= 0) found++
  return found / (word.length - 1)
}

/** The text in stretches, those marked that a word of the query names. */
export function markWords(text: string, query: string): Part[] {
  const { text: squeezed, places } = plain(text)
  const marked: boolean[] = []
  for (const word of wordsOf(query).flatMap(namesOf)) {
    for (let at = squeezed.indexOf(word); at >= 0; at = squeezed.indexOf(word, at + word.length)) {
      const end = places[at + word.length - 1] ?? 0
      for (let i = places[at] ?? 0; i <= end; i++) marked[i] = true
    }
  }
  const parts: { text: string; hit: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const hit = marked[i] === true
    const last = parts[parts.length - 1]
    if (last?.hit === hit) last.text += text.charAt(i)
    else parts.push({ text: text.charAt(i), hit })
  }
  return parts
}

/** About that many characters of the text around its first word of the query; null when none occurs. */
export function excerpt(text: string, query: string, length: number): string | null {
  const { text: squeezed, places } = plain(text)
  const found = wordsOf(query)
    .flatMap(namesOf)
    .map((word) => squeezed.indexOf(word))
    .filter((at) => at >= 0)
  if (found.length === 0) return null
  const first = places[Math.min(...found)] ?? 0
  const start = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length))
  const end = Math.min(text.length, start + length)
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

const FULL_WIDTH = 0xfee0

/** Without white space, small letters, half-width; `places` leads back to the characters of the original. */
function plain(text: string): { text: string; places: readonly number[] } {
  const places: number[] = []
  let squeezed = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i)
    if (/\s/.test(letter)) continue
    const code = text.charCodeAt(i)
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - FULL_WIDTH) : letter
    const small = narrow.toLowerCase()
    squeezed += small.length === 1 ? small : narrow
    places.push(i)
  }
  return { text: squeezed, places }
}
