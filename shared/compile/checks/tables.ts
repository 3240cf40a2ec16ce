import type { Fact, IsoDate, Policy, Quantity } from '../../bundle'
import { daysOfChange } from '../dates'
import { decide, leavesOf, type Leaf } from '../decide'
import type { RuleProblem } from '../errors'
import { problemAtNode, type Check, type LoweredPolicy } from '../rules'
import { variableName, variablesOf, type Sample } from '../samples'
import { allNodes } from '../../tree'

type Table = Extract<Quantity, { op: 'table' }>

const MOST_COMBINATIONS = 100_000

/** Some row applies to every firm; in a `unique` table exactly one; and every row applies to someone. */
export const checkTables: Check = ({ policies, facts }) =>
  policies.flatMap((lowered) =>
    allNodes(lowered.policy).flatMap((node) => (node.op === 'table' ? checkTable(node, lowered, facts) : [])),
  )

function checkTable(table: Table, lowered: LoweredPolicy, facts: ReadonlyMap<string, Fact>): RuleProblem[] {
  const { policy } = lowered
  const leaves = table.rows.flatMap((row) => (row.when ? leavesOf(row.when, policy.eligible) : []))
  const reached = new Set<number>()
  for (const day of daysFor(policy)) {
    const variables = variablesOf(leaves, policy, facts, day)
    const size = variables.reduce((product, { samples }) => product * samples.length, 1)
    if (size > MOST_COMBINATIONS) {
      return [problemAtNode(lowered, table, `the table has ${size} different cases, too many to check: split it`)]
    }
    for (const combination of combinations(variables.map(({ samples }) => samples))) {
      const sampleOf = new Map(variables.map(({ name }, index) => [name, combination[index]]))
      const answer = (leaf: Leaf) => sampleOf.get(variableName(leaf, policy, day))?.answers(leaf)
      const hits = table.rows.flatMap((row, index) =>
        row.when === undefined || decide(row.when, policy.eligible, answer) ? [index] : [],
      )
      const where = `${combination.map(({ label }) => label).join(', ')} (${day})`
      const [first, second] = hits
      if (first === undefined) {
        return [
          problemAtNode(
            lowered,
            table,
            `no row of the table applies when ${where}: add a row, or one without \`when\` at the end`,
          ),
        ]
      }
      if (table.hit === 'unique' && second !== undefined) {
        return [
          problemAtNode(
            lowered,
            table,
            `the rows ${first + 1} and ${second + 1} both apply when ${where}: in a \`unique\` table only one may`,
          ),
        ]
      }
      reached.add(first)
    }
  }
  return table.rows.flatMap((row, index) =>
    reached.has(index)
      ? []
      : [problemAtNode(lowered, row, `row ${index + 1} of the table never applies: the rows above it take every case`)],
  )
}

/** The days inside the validity on which a number changes. */
export function daysFor(policy: Policy): IsoDate[] {
  const changes = Object.values(policy.params).flatMap((param) => param.values.map(({ from }) => from))
  return daysOfChange(policy.valid, changes)
}

function* combinations(samples: readonly (readonly Sample[])[]): Iterable<readonly Sample[]> {
  const [first, ...others] = samples
  if (!first) {
    yield []
    return
  }
  for (const sample of first) for (const rest of combinations(others)) yield [sample, ...rest]
}
