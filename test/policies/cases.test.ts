import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../../shared/compile/compile'
import { formatProblem } from '../../shared/compile/errors'
import { runCase } from '../../shared/compile/run-cases'
import { load } from '../../shared/index'

const { bundle, cases, problems } = compile(fileURLToPath(new URL('../../policies', import.meta.url)))

it('the policies compile', () => {
  expect(problems.map(formatProblem)).toEqual([])
})

describe.each(cases.map(({ raw }) => raw))('$policy', ({ policy, cases: examples }) => {
  it.each(examples)('$name', (example) => {
    if (!bundle) throw new Error('the policies do not compile')
    expect(runCase(load(bundle), policy, example).map(([, message]) => message)).toEqual([])
  })
})
