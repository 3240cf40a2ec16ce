import type { Bundle, Policy, Row, Truth } from '../../bundle'
import { fill, programOf } from '../../engine'
import { load, type Engine } from '../../index'
import type { LinkedPolicy } from '../../link'
import { NO, YES } from '../../linked'
import { nameOf, type Parsed } from '../rules'
import type { RawCase, RawCases } from '../schema/cases'
import { allNodes } from '../../tree'

/** What the cases of one policy never try. */
export interface Coverage {
  readonly policy: string
  readonly cases: number
  readonly conditions: number
  readonly rows: number
  /** Rows of tables that no case reaches. */
  readonly deadRows: readonly string[]
  /** Conditions that no case fulfils, or none fails. */
  readonly oneSided: readonly string[]
}

type Test = Extract<Truth, { op: 'compare' | 'choice' }>

/** Which rows and conditions of each policy the cases reach. */
export function coverage(bundle: Bundle, files: readonly Parsed<RawCases>[]): Coverage[] {
  const engine = load(bundle)
  return bundle.policies.map((policy) => {
    const cases = files.filter(({ raw }) => raw.policy === policy.id).flatMap(({ raw }) => raw.cases)
    return coverageOf(engine, policy, cases)
  })
}

function coverageOf(engine: Engine, policy: Policy, cases: readonly RawCase[]): Coverage {
  const nodes = allNodes(policy)
  const tests = nodes.filter((node): node is Test => node.op === 'compare' || node.op === 'choice')
  const rows = nodes.flatMap((node) => (node.op === 'table' ? [node.rows] : []))
  const seen = new Map<object, Set<number>>(tests.map((test) => [test, new Set()]))
  const hit = new Set<Row>()
  for (const { on, answers } of cases) {
    const { linked } = programOf(engine, policy.id).on(on)
    if (!linked) continue
    fill(engine, answers)
    for (const test of tests) seen.get(test)?.add(linked.condition(test).test())
    for (const table of rows) for (const row of reached(linked, table)) hit.add(row)
  }
  const all = rows.flat()
  return {
    policy: policy.id,
    cases: cases.length,
    conditions: tests.length,
    rows: all.length,
    deadRows: all.filter((row) => !hit.has(row)).map((row) => row.label ?? (row.when ? 'a row' : 'the default row')),
    oneSided: tests
      .filter((test) => !seen.get(test)?.has(YES) || !seen.get(test)?.has(NO))
      .map((test) => `${textOf(test)} is never ${seen.get(test)?.has(YES) ? 'no' : 'yes'}`),
  }
}

/** The rows that may apply: all that are not excluded, up to the first that holds. */
function reached(linked: LinkedPolicy, rows: readonly Row[]): Row[] {
  const found: Row[] = []
  for (const row of rows) {
    const outcome = row.when ? linked.condition(row.when).test() : YES
    if (outcome !== NO) found.push(row)
    if (outcome === YES) break
  }
  return found
}

function textOf(test: Test): string {
  return test.op === 'choice' ? `${test.fact} in [${test.in.join(', ')}]` : nameOf(test.left)
}

/** For an analyst: a line a policy, and what is missing below it. */
export function coverageText(all: readonly Coverage[]): string {
  const sum = (count: (one: Coverage) => number) => all.reduce((total, one) => total + count(one), 0)
  const gaps = all.flatMap(({ policy, cases, conditions, rows, deadRows, oneSided }) => [
    `${policy}: ${cases} cases, ${conditions} conditions, ${rows} rows`,
    ...deadRows.map((row) => `  no case reaches 「${row}」`),
    ...oneSided.map((condition) => `  ${condition}`),
  ])
  const dead = sum(({ deadRows }) => deadRows.length)
  const sided = sum(({ oneSided }) => oneSided.length)
  const rows = sum((one) => one.rows)
  const conditions = sum((one) => one.conditions)
  return [
    ...gaps,
    '',
    `rows reached: ${rows - dead} of ${rows}; conditions tried both ways: ${conditions - sided} of ${conditions}`,
  ].join('\n')
}
