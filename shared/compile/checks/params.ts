import { entryOn } from '../../period'
import { daysOfChange } from '../dates'
import type { RuleProblem } from '../errors'
import { problemAt, type Check, type LoweredPolicy } from '../rules'

/** Periods and params are in the order of time, and no day inside a period lacks a value or a clause. */
export const checkParams: Check = ({ policies }) =>
  policies.flatMap((lowered) => [...periods(lowered), ...values(lowered), ...aliases(lowered)])

function periods({ file, raw }: LoweredPolicy): RuleProblem[] {
  const problems: RuleProblem[] = []
  for (const [index, { from, to }] of raw.valid.entries()) {
    const before = raw.valid[index - 1]
    if (to !== undefined && to < from)
      problems.push(problemAt(file, ['valid', index], `the period ends (${to}) before it begins (${from})`))
    if (before && (before.to === undefined || from <= before.to)) {
      problems.push(problemAt(file, ['valid', index], 'the periods overlap or are not in the order of time'))
    }
  }
  return problems
}

function values({ file, raw, policy }: LoweredPolicy): RuleProblem[] {
  return Object.entries(policy.params).flatMap(([name, param]) => {
    const path = ['params', name, 'values']
    const days = Object.keys(raw.params?.[name]?.values ?? {})
    const unordered = days.find((day, index) => index > 0 && day <= (days[index - 1] ?? ''))
    if (unordered !== undefined) {
      return [problemAt(file, [...path, unordered], `param \`${name}\`: write the days in the order of time`)]
    }
    const missing = policy.valid.find(({ from }) => entryOn(param.values, from) === undefined)
    if (!missing) return []
    const clause = param.values[0]?.clause
    const message = `param \`${name}\` has no value on ${missing.from}, a day on which the policy is valid`
    return [problemAt(file, path, message, clause)]
  })
}

function aliases({ file, raw, policy }: LoweredPolicy): RuleProblem[] {
  return Object.entries(raw.clauses ?? {}).flatMap(([alias, target]) => {
    if (typeof target === 'string') return []
    const starts = Object.keys(target).sort()
    const [missing] = daysOfChange(policy.valid, []).filter((day) => !starts.some((start) => start <= day))
    if (missing === undefined) return []
    return [
      problemAt(
        file,
        ['clauses', alias],
        `the alias \`${alias}\` has no clause on ${missing}, a day on which the policy is valid`,
      ),
    ]
  })
}
