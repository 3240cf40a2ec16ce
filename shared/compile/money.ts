import { fromDecimal, mul, rational, type Rational } from './rational'
import type { AuthoredUnit } from './units'

export interface Printed {
  readonly value: Rational
  readonly unit: AuthoredUnit
}

const SCALES: Readonly<Record<string, bigint>> = {
  '': 1n,
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
}

/** Each unit word with its unit and its size in it. */
const UNITS: Readonly<Record<string, readonly [AuthoredUnit, Rational]>> = {
  元: ['yuan', rational(1n)],
  '元/人': ['yuan/people', rational(1n)],
  '元/平方米': ['yuan/area', rational(1n)],
  人: ['people', rational(1n)],
  名: ['people', rational(1n)],
  '%': ['share', rational(1n, 100n)],
  '‰': ['share', rational(1n, 1000n)],
  平方米: ['area', rational(1n)],
  '㎡': ['area', rational(1n)],
  年: ['months', rational(12n)],
  个月: ['months', rational(1n)],
  天: ['days', rational(1n)],
  日: ['days', rational(1n)],
  次: ['times', rational(1n)],
  倍: ['none', rational(1n)],
  家: ['none', rational(1n)],
  个: ['none', rational(1n)],
  件: ['none', rational(1n)],
  项: ['none', rational(1n)],
  '': ['none', rational(1n)],
}

const oneOf = (words: readonly string[]) =>
  words
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .join('|')
const PATTERN = new RegExp(
  `^([\\d,]+(?:\\.\\d+)?)(?:/(\\d+))?(${oneOf(Object.keys(SCALES))})?(${oneOf(Object.keys(UNITS))})?$`,
)

/**
 * Reads a number as a clause prints it: 「300万元」, 「1.5%」, 「30人」, 「6000平方米」, 「3年」, also 「1/3」.
 * White space is ignored. Undefined when it is none of these.
 */
export function readPrinted(text: string): Printed | undefined {
  const match = PATTERN.exec(text.replace(/\s+/g, '').replace('％', '%'))
  if (!match) return undefined
  const [, digits = '', below = '1', scaleWord = '', unitWord = ''] = match
  const number = fromDecimal(digits.replace(/,/g, ''))
  const unit = UNITS[unitWord]
  const scale = SCALES[scaleWord]
  if (!number || !unit || scale === undefined || BigInt(below) === 0n) return undefined
  return { value: mul(mul(number, unit[1]), rational(scale, BigInt(below))), unit: unit[0] }
}
