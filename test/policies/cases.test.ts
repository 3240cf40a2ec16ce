import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../shared/compile/errors'
import { runCase } from '../../shared/compile/run-cases'
import { coverage } from '../../shared/compile/workshop/coverage'
import { load } from '../../shared/index'
import { cases, bundleOf, problems } from './shipped'

it('the policies compile', () => {
  expect(problems.map(formatProblem)).toEqual([])
})

it('the cases reach every row and try every condition both ways', () => {
  const gaps = coverage(bundleOf(), cases).flatMap(({ policy, deadRows, oneSided }) =>
    [...deadRows, ...oneSided].map((gap) => `${policy}: ${gap}`),
  )
  expect(gaps).toEqual([])
})

describe.each(cases.map(({ raw }) => raw))('$policy', ({ policy, cases: examples }) => {
  const engine = load(bundleOf())
  it.each(examples)('$name', (example) => {
    expect(runCase(engine, policy, example).map(([, message]) => message)).toEqual([])
  })
})
