import type { Band, Fact, Unit } from '../bundle'
import { defined } from './defined'
import type { RuleProblem } from './errors'
import { compare, fromDecimal, show, toFraction, type Rational } from './rational'
import { readPrinted } from './money'
import { problemAt, type Parsed } from './rules'
import type { RawFact, RawFactsFile, RawNumberFact } from './schema/facts'
import { measureOf, sameMeasure, shownUnit, type AuthoredUnit } from './units'

export interface LoweredFacts {
  readonly facts: Map<string, Fact>
  readonly units: Map<string, AuthoredUnit>
  readonly problems: readonly RuleProblem[]
}

const YES_NO = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
]
/** A share has its whole, and a year its months. */
const LIMITED: ReadonlySet<Unit> = new Set(['share', 'months'])
const DECIMALS = { money: 2, count: 0, number: 0, share: 4 }

/** The questions of all files, in their order. */
export function lowerFacts(files: readonly Parsed<RawFactsFile>[]): LoweredFacts {
  const problems: RuleProblem[] = []
  const facts = new Map<string, Fact>()
  const units = new Map<string, AuthoredUnit>()
  for (const { file, raw } of files) {
    for (const [id, fact] of Object.entries(raw.facts)) {
      const fail = (key: string, message: string) => {
        problems.push(problemAt(file, ['facts', id, key], `fact \`${id}\`: ${message}`))
      }
      facts.set(
        id,
        fact.type === 'choice' || fact.type === 'yes_no' ? lowerChoice(id, fact) : lowerNumber(id, fact, units, fail),
      )
    }
  }
  return { facts, units, problems }
}

function common(id: string, { theme, title, label, help, more, about, effort }: RawFact) {
  return { id, theme, title, label, help, ...defined({ more, about }), effort }
}

function lowerChoice(id: string, fact: Exclude<RawFact, RawNumberFact>): Fact {
  const options =
    fact.type === 'choice' ? fact.options.map(({ id, label, hint }) => ({ id, label, ...defined({ hint }) })) : YES_NO
  const group = fact.type === 'yes_no' ? fact.group : undefined
  return { ...common(id, fact), type: 'choice', options, ...defined({ group }) }
}

function lowerNumber(
  id: string,
  fact: RawNumberFact,
  units: Map<string, AuthoredUnit>,
  fail: (key: string, message: string) => void,
): Fact {
  const [low, high] = fact.range.map((end) => readBound(end))
  const unit = fact.unit ?? low?.unit ?? 'none'
  units.set(id, unit)
  if (!low || !high) fail('range', 'the range needs two values with units, such as [0元, 1000亿元]')
  else {
    if (!sameMeasure(measureOf(low.unit), measureOf(high.unit)))
      fail('range', `the range mixes ${low.unit} and ${high.unit}`)
    if (shownUnit(unit) !== shownUnit(low.unit)) fail('unit', `the unit is ${unit} but the range is in ${low.unit}`)
    if (compare(low.value, high.value) >= 0) fail('range', 'the range ends before it begins')
  }
  if (fact.type === 'money' && shownUnit(unit) !== 'yuan') fail('range', 'money is given in 元')
  if (fact.type === 'share' && unit !== 'share') fail('range', 'a share is given in %')
  const min = Number(show(low?.value ?? { num: 0n, den: 1n }))
  const max = Number(show(high?.value ?? { num: 0n, den: 1n }))
  return {
    ...common(id, fact),
    type: 'number',
    unit: shownUnit(unit),
    decimals: fact.decimals ?? DECIMALS[fact.type],
    min,
    max,
    ...defined({
      quarterly: fact.quarterly,
      parts: fact.parts,
      bands: fact.bands?.map(lowerBand),
      helper: fact.helper,
      atMost: fact.at_most,
      limited: (fact.limited ?? LIMITED.has(shownUnit(unit))) || undefined,
    }),
  }
}

function readBound(text: string): { value: Rational; unit: AuthoredUnit } | undefined {
  const negative = text.startsWith('-')
  const printed = readPrinted(negative ? text.slice(1) : text)
  if (!printed || !toFraction(printed.value)) return undefined
  return negative ? { ...printed, value: { num: -printed.value.num, den: printed.value.den } } : printed
}

function lowerBand({ label, low, high }: NonNullable<RawNumberFact['bands']>[number]): Band {
  return {
    label,
    ...defined({
      low: low === undefined ? undefined : String(low),
      high: high === undefined ? undefined : String(high),
    }),
  }
}

/** The band's ends as exact values. */
export function bandEnds(band: Band): { low?: Rational | undefined; high?: Rational | undefined } {
  return {
    low: band.low === undefined ? undefined : fromDecimal(band.low),
    high: band.high === undefined ? undefined : fromDecimal(band.high),
  }
}
