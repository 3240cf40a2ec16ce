import type { Cite, Param, ParamValue } from '../bundle'
import { clauseOn } from '../period'
import type { KeyPath } from './load'
import type { Fail } from './lower-citations'
import { readPrinted } from './money'
import { toFraction } from './rational'
import type { RawParam } from './schema/policy'
import { shownUnit, type AuthoredUnit } from './units'

export interface ParamContext {
  readonly cite: (name: string, path: KeyPath) => Cite
  readonly fail: Fail
}

/** One entry for each day on which the value or the clause that prints it changes. */
export function lowerParam(name: string, raw: RawParam, { cite, fail }: ParamContext): Param {
  const path = ['params', name]
  const general = cite(raw.cite, [...path, 'cite'])
  const days = Object.keys(raw.values)
  const units = new Set<AuthoredUnit>()
  const values: ParamValue[] = []
  for (const [index, [from, entry]] of Object.entries(raw.values).entries()) {
    const place = [...path, 'values', from]
    const text = typeof entry === 'string' ? entry : entry.value
    const printed = readPrinted(text)
    const value = printed && toFraction(printed.value)
    if (printed && !value) {
      fail(place, `\`${text}\` is too large to be computed exactly`)
      continue
    }
    if (!printed || !value) {
      fail(place, `cannot read \`${text}\`: write a number with its unit, such as 300万元, 1.5%, 30人, 6000平方米, 3年`)
      continue
    }
    units.add(printed.unit)
    const words = typeof entry === 'string' ? undefined : entry.words
    const cited = typeof entry === 'string' || entry.cite === undefined ? general : cite(entry.cite, [...place, 'cite'])
    const until = days[index + 1]
    const changes = typeof cited === 'string' ? [] : cited.map((change) => change.from)
    const starts = [from, ...changes.filter((day) => day > from && (until === undefined || day < until))]
    for (const start of starts) {
      const clause = clauseOn(cited, start)
      if (clause === null) {
        fail(place, `no clause is cited on ${start}: the alias \`${raw.cite}\` starts later`)
        break
      }
      values.push({
        from: start,
        value,
        printed: text.replace(/\s+/g, ''),
        ...(words === undefined ? {} : { words }),
        clause,
      })
    }
  }
  if (units.size > 1) fail([...path, 'values'], `param \`${name}\` mixes the units ${[...units].join(' and ')}`)
  const [unit = 'none'] = units
  return { label: raw.label, unit: shownUnit(unit), values }
}

/** The unit as authored, which tells yuan from yuan per person. */
export function authoredUnit(raw: RawParam): AuthoredUnit {
  const [first] = Object.values(raw.values)
  const text = typeof first === 'string' ? first : (first?.value ?? '')
  return readPrinted(text)?.unit ?? 'none'
}
