/** What people type into a number field, as an exact decimal string. Nothing here touches a float. */
import { valueText, type Decimal, type NumberFact } from '../../../shared/index'

export type Scale = 'one' | 'wan' | 'percent'

export type Parsed = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }

/** By how many places the point of what is typed goes to the right. */
const PLACES = { one: 0, wan: 4, percent: -2 }

/** Full-width digits and signs become plain ones; thousands separators and spaces go. */
function normalise(text: string): string {
  return text
    .replace(/[０-９．－＋％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.')
    .replace(/[−–—]/g, '-')
    .replace(/[\s,，、¥￥]/g, '')
}

/**
 * Reads a typed number in units of `scale`. A trailing 万, 元, 万元 or 人 is understood and wins over it; so is the % of a percentage.
 * `decimals` = places allowed in the result. The result has no leading zeros, no trailing zeros and no sign on zero.
 */
export function parseNumber(text: string, scale: Scale, decimals: number): Parsed {
  const plain = scale === 'percent' ? normalise(text).replace(/%$/, '') : normalise(text)
  if (plain === '') return wrong('还没有填数', '请填一个数；说不准可以选“不清楚”')
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(万元|万|元|人)?$/.exec(plain)
  const [, sign = '', whole = '', fraction = '', unit = ''] = match ?? []
  if (!match || whole + fraction === '') return wrong(`“${text.trim()}”不是数字`, '请只填数字和小数点，例如 12.5')
  const shift = unit === '' ? PLACES[scale] : unit.startsWith('万') ? PLACES.wan : 0
  const value = moved(sign, whole, fraction, shift)
  const places = value.split('.')[1]?.length ?? 0
  if (places > decimals) {
    return decimals === 0
      ? wrong('这里要填整数', '请去掉小数部分')
      : wrong(`小数太多，最多到小数点后 ${decimals + shift} 位`, '请四舍五入后再填')
  }
  if ((value.split('.')[0] ?? '').replace('-', '').length > 13) return wrong('这个数太大了', '请检查单位和位数')
  return { ok: true, value }
}

/** As `parseNumber`, within the range of the fact: its limits and the figure are named with their units. */
export function readFigure(fact: NumberFact, text: string, scale: Scale): Parsed {
  const parsed = parseNumber(text, scale, fact.decimals)
  const problem = parsed.ok ? beyond(fact, parsed.value) : ''
  return problem === '' ? parsed : { ok: false, message: problem }
}

function beyond(fact: NumberFact, value: Decimal): string {
  const precision = 10 ** fact.decimals
  const words = (one: Decimal) => {
    const parts = [Math.round(Number(one) * precision), precision] as const
    return valueText({ low: parts, high: parts, unit: fact.unit })
  }
  if (Number(value) < fact.min) return `不能小于 ${words(fact.min)}，您填的是 ${words(value)}。`
  if (Number(value) > fact.max) return `不能大于 ${words(fact.max)}，您填的是 ${words(value)}。请检查单位和位数。`
  return ''
}

function wrong(what: string, how: string): Parsed {
  return { ok: false, message: `${what}。${how}。` }
}

/** The number with its point so many places farther to the right. */
function moved(sign: string, whole: string, fraction: string, places: number): string {
  const digits = whole.padStart(-places, '0') + fraction.padEnd(places, '0')
  const point = Math.max(whole.length, -places) + places
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0'
  const right = digits.slice(point).replace(/0+$/, '')
  const value = right === '' ? left : `${left}.${right}`
  return sign === '-' && value !== '0' ? `-${value}` : value
}

/** The text a field shows for a stored decimal, in units of `scale`. */
export function typed(value: string | number, scale: Scale): string {
  if (scale === 'one') return String(value)
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? []
  return moved(sign, whole, fraction, -PLACES[scale])
}

/** Money that stays below this is typed in 元. */
const LITTLE_AT_MOST = 100_000_000
/** So is money of which a first range ends here or before. */
const LITTLE_RANGE = 10_000

/** The unit a field starts in: 元 for small sums and odd ones, else 万; shares are percentages. */
export function scaleFor(fact: NumberFact, value?: Decimal): Scale {
  if (fact.unit === 'share') return 'percent'
  if (fact.unit !== 'yuan' || isSmall(fact)) return 'one'
  const text = String(value ?? 0).replace('-', '')
  const amount = Number(text)
  return amount === 0 || (amount >= 10_000 && /^\d+00$/.test(text)) ? 'wan' : 'one'
}

/** By its ranges, and only without any by the most it can be. */
function isSmall({ bands = [], max }: NumberFact): boolean {
  const first = bands.map(({ low, high }) => Number(high ?? low)).find((end) => end > 0)
  return first === undefined ? max <= LITTLE_AT_MOST : first <= LITTLE_RANGE
}

/** Exact sum of decimals with at most two places, in hundredths; null when one is not such a decimal, or too large. */
export function hundredths(values: readonly string[]): number | null {
  let sum = 0
  for (const value of values) {
    const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(value)
    if (!match) return null
    const [, sign, whole = '', fraction = ''] = match
    const amount = Number(whole + fraction.padEnd(2, '0'))
    sum += sign === '-' ? -amount : amount
    if (!Number.isSafeInteger(sum)) return null
  }
  return sum
}
