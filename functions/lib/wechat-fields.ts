/** Texts as WeChat's template fields take them: of limited length and of certain characters only. */

/** A number with its unit, or a word of letters. */
const AMOUNT_OR_WORD = /[¥￥]?\d[\d,.]*(?:[%％]|[万亿千百]*[元人天日月年项个家倍条])?|[A-Za-z][A-Za-z'-]*/gu
const words = new Intl.Segmenter('zh', { granularity: 'word' })
const MORE = '…'

/** In UTF-16 units, which are never fewer than the characters WeChat may count. */
const MOST = 20

/** The text as a `thing` field takes it: cut before the word or amount that does not fit, and marked so. */
export function thingField(text: string): string {
  // Signs of no width and pictures are refused by some clients, line breaks by all.
  const clean = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Extended_Pictographic}]/gu, '')
    .trim()
  return clean.length <= MOST ? clean : cut(clean, MOST - MORE.length) + MORE
}

/** What is not broken, in its order: amounts, words, signs. */
function* piecesOf(text: string): Generator<string> {
  let end = 0
  for (const match of text.matchAll(AMOUNT_OR_WORD)) {
    for (const { segment } of words.segment(text.slice(end, match.index))) yield segment
    yield match[0]
    end = match.index + match[0].length
  }
  for (const { segment } of words.segment(text.slice(end))) yield segment
}

function cut(text: string, most: number): string {
  let short = ''
  for (const piece of piecesOf(text)) {
    if (short.length + piece.length > most) break
    short += piece
  }
  // A single word longer than the field has nothing before it to stop at.
  if (short.trim() === '') return text.slice(0, most)
  return short.replace(/[\s，、：；。（“]+$/u, '')
}

/** 「2027年01月15日」, as a `date` field wants it. */
export function dateField(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${month}月${date}日`
}
