import type { Bundle, IsoDate } from '../bundle'
import { AnswerError, RuleError } from '../errors'
import { checkAnswers, decimal, evaluate, load, type Answers, type Engine, type PolicyResult } from '../index'
import type { RuleProblem } from './errors'
import * as exact from './rational'
import { problemAt, type Parsed } from './rules'
import type { RawCase, RawCases } from './schema/cases'

/** Runs every case through the engine; what differs from the hand-made expectation is a problem. */
export function runCases(bundle: Bundle, files: readonly Parsed<RawCases>[]): RuleProblem[] {
  const engine = load(bundle)
  return files.flatMap(({ file, raw }) =>
    raw.cases.flatMap((example, index) =>
      runCase(engine, raw.policy, example).map(([key, message]) =>
        problemAt(file, ['cases', index, ...key], `case 「${example.name}」: ${message}`),
      ),
    ),
  )
}

type Difference = [path: string[], message: string]

/** The differences of one case, each with the key that it is about. */
export function runCase(engine: Engine, policy: string, { on, answers, expect }: RawCase): Difference[] {
  const result = resultOf(engine, policy, answers, on)
  if (typeof result === 'string') return [[['answers'], result]]
  return Object.entries(expect).flatMap(([key, wanted]): Difference[] => {
    const [got, want] =
      key === 'needs' ? needs(result, wanted) : key in result ? plain(result, key, wanted) : amount(result, key, wanted)
    return got === want ? [] : [[['expect', key], `${key} is ${got}, but ${want} is expected`]]
  })
}

function resultOf(engine: Engine, policy: string, answers: Answers, on: IsoDate): PolicyResult | string {
  try {
    const [result] = evaluate(engine, checkAnswers(engine, answers), on, [policy])
    if (!result) return 'the engine gave no result'
    return result.failure === undefined ? result : `the policy could not be evaluated: ${result.failure}`
  } catch (error) {
    if (error instanceof AnswerError) return `${error.path}: ${error.message}`
    if (error instanceof RuleError) return error.message
    throw error
  }
}

type GotAndWanted = [got: string, want: string]

function plain(result: PolicyResult, key: string, wanted: unknown): GotAndWanted {
  return [key === 'verdict' ? result.verdict : result.status, String(wanted)]
}

function needs(result: PolicyResult, wanted: unknown): GotAndWanted {
  const list = (facts: readonly unknown[]) => `[${facts.map(String).sort().join(', ')}]`
  return [list(result.needs), list(Array.isArray(wanted) ? wanted : [])]
}

function amount(result: PolicyResult, key: string, wanted: unknown): GotAndWanted {
  const found = result.amounts.find(({ id }) => id === key)
  const [low, high] = (Array.isArray(wanted) ? wanted : [wanted, wanted]) as [unknown, unknown]
  const range = (from: string, to: string) => (from === to ? from : `${from} to ${to}`)
  return [found ? range(decimal(found.low), decimal(found.high)) : 'missing', range(toFen(low), toFen(high))]
}

/** `150000` and `150000.00` are the same amount. */
function toFen(yuan: unknown): string {
  const value = exact.fromDecimal(String(yuan))
  return value ? decimal(Number(exact.show(exact.mul(value, exact.rational(100n))))) : String(yuan)
}
