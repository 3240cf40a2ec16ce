import type { Cite, Quantity, Row, Truth } from '../../bundle'
import type { RuleProblem } from '../errors'
import type { KeyPath } from '../load'
import { problemAt, problemAtNode, type Check, type LoweredPolicy } from '../rules'
import { nodesOf } from '../../tree'

/** Every test and every amount says by which clause; what follows from the firm's own figures alone needs none. */
export const checkCites: Check = ({ policies }) =>
  policies.flatMap((lowered) => [
    ...uncitedTests(lowered.policy.eligible, undefined).map((test) =>
      problemAtNode(lowered, test, 'no clause is cited for this condition: add `cite`'),
    ),
    ...amounts(lowered),
    ...lets(lowered),
  ])

/** The tests below a condition that neither cite nor stand in a group that does. */
function uncitedTests(condition: Truth, above: Cite | undefined): Truth[] {
  switch (condition.op) {
    case 'choice':
    case 'compare':
      return (condition.cite ?? above) === undefined ? [condition] : []
    case 'all':
    case 'any':
    case 'none':
      return condition.of.flatMap((part) => uncitedTests(part, condition.cite ?? above))
    case 'eligible':
    case 'reading':
    case 'verify':
      return []
  }
}

function amounts(lowered: LoweredPolicy): RuleProblem[] {
  return lowered.policy.amounts.flatMap(({ id, of }) =>
    uncited(of, ['amounts', id], lowered).map(([path]) => problemAt(lowered.file, path, NO_CLAUSE)),
  )
}

function lets(lowered: LoweredPolicy): RuleProblem[] {
  return Object.entries(lowered.policy.lets)
    .filter(([, { cite }]) => cite === undefined)
    .flatMap(([name, { of }]) => uncited(of, ['let', name], lowered))
    .filter(([, formula]) => nodesOf(formula).some(({ op }) => op === 'param'))
    .map(([path]) => problemAt(lowered.file, path, NO_CLAUSE))
}

const NO_CLAUSE = 'no clause is cited for this amount: add `cite`'

/** The formulas that are more than a plain number and have no clause beside them. */
function uncited(of: Quantity, path: KeyPath, { origins }: LoweredPolicy): [KeyPath, Quantity][] {
  const rows: readonly Row[] = of.op === 'table' ? of.rows : [{ of }]
  return rows
    .filter((row) => row.cite === undefined && row.of.op !== 'number')
    .map((row) => [origins.get(row)?.path ?? path, row.of])
}
