import type { Let, Policy, Quantity, Unit } from '../../bundle'
import type { RuleProblem } from '../errors'
import { authoredUnit } from '../lower-params'
import { problemAt, problemAtNode, textOf, type LoweredPolicy } from '../rules'
import { allNodes } from '../../tree'
import {
  combineMeasures,
  FREE,
  measureOf,
  sameMeasure,
  showMeasure,
  shownMeasure,
  type AuthoredUnit,
  type Measure,
} from '../units'

const VERBS = { add: 'add', sub: 'subtract', min: 'take the smaller of', max: 'take the larger of', compare: 'compare' }

/**
 * Works out the unit of everything; unlike things must not be added or compared, and amounts are yuan.
 * Answers the policy with the unit of each let filled in.
 */
export function checkUnits(
  lowered: LoweredPolicy,
  factUnits: ReadonlyMap<string, AuthoredUnit>,
): { policy: Policy; problems: RuleProblem[] } {
  const { policy, raw, file } = lowered
  const problems: RuleProblem[] = []
  const known = new Map<string, Measure>()
  const seen = new Map<Quantity, Measure>()

  function alike(node: object, verb: keyof typeof VERBS, a: Quantity, b: Quantity): Measure {
    const [left, right] = [measure(a), measure(b)]
    const same = sameMeasure(left, right)
    if (same) return same
    const part = (quantity: Quantity, unit: Measure) => `\`${textOf(lowered, quantity)}\` (${showMeasure(unit)})`
    const advice = [left, right].some((unit) => showMeasure(unit) === 'yuan/people')
      ? '; an amount per person is written 元/人'
      : ''
    problems.push(
      problemAtNode(
        lowered,
        node,
        `cannot ${VERBS[verb]} ${part(a, left)} and ${part(b, right)}: the units differ${advice}`,
      ),
    )
    return left
  }

  function measure(quantity: Quantity): Measure {
    const before = seen.get(quantity)
    if (before) return before
    const unit = infer(quantity)
    seen.set(quantity, unit)
    return unit
  }

  function infer(quantity: Quantity): Measure {
    switch (quantity.op) {
      case 'number':
        return FREE
      case 'param': {
        const param = raw.params?.[quantity.param]
        return param ? measureOf(authoredUnit(param)) : FREE
      }
      case 'fact':
        return measureOf(factUnits.get(quantity.fact) ?? 'none')
      case 'let':
        return measureOfLet(quantity.let)
      case 'floor':
        return measure(quantity.of)
      case 'mul':
        return combineMeasures(measure(quantity.of[0]), measure(quantity.of[1]), 1)
      case 'div':
        return combineMeasures(measure(quantity.of[0]), measure(quantity.of[1]), -1)
      case 'table':
        return tableMeasure(quantity)
      default:
        return alike(quantity, quantity.op, quantity.of[0], quantity.of[1])
    }
  }

  function tableMeasure(table: Extract<Quantity, { op: 'table' }>): Measure {
    let common: Measure = FREE
    for (const row of table.rows) {
      const unit = measure(row.of)
      const same = sameMeasure(common, unit)
      if (same) common = same
      else
        problems.push(
          problemAtNode(lowered, row, `this row is in ${showMeasure(unit)}, the rows above in ${showMeasure(common)}`),
        )
    }
    return common
  }

  function measureOfLet(name: string): Measure {
    const before = known.get(name)
    if (before) return before
    const definition = policy.lets[name]
    if (!definition) return FREE
    const inferred = measure(definition.of)
    const written = raw.let?.[name]
    const declared = typeof written === 'object' ? written.unit : undefined
    const unit = declared === undefined ? inferred : measureOf(declared)
    if (!sameMeasure(unit, inferred)) {
      problems.push(
        problemAt(
          file,
          ['let', name, 'unit'],
          `the let \`${name}\` says ${showMeasure(unit)}, but its formula gives ${showMeasure(inferred)}`,
        ),
      )
    }
    known.set(name, unit)
    return unit
  }

  for (const node of allNodes(policy)) {
    if (node.op === 'compare') alike(node, 'compare', node.left, node.right)
  }
  for (const amount of policy.amounts) {
    const unit = measure(amount.of)
    if (sameMeasure(unit, measureOf('yuan'))) continue
    problems.push(
      problemAt(
        file,
        ['amounts', amount.id],
        `the amount \`${amount.id}\` must be yuan, but its formula gives ${showMeasure(unit)}`,
      ),
    )
  }
  const lets = Object.entries(policy.lets).map(([name, definition]): [string, Let] => {
    const unit: Unit | undefined = shownMeasure(measureOfLet(name))
    if (unit === undefined && definition.label !== undefined) {
      problems.push(
        problemAt(
          file,
          ['let', name],
          `the let \`${name}\` has a label, but its unit ${showMeasure(measureOfLet(name))} cannot be shown`,
        ),
      )
    }
    return [name, { ...definition, unit: unit ?? 'none' }]
  })
  return { policy: { ...policy, lets: Object.fromEntries(lets) }, problems }
}
