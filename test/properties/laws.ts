/** The laws of evaluation, each as a check that throws when it is broken. They hold for every bundle. */
import { expect } from 'vitest'
import {
  citedClauses,
  evaluate,
  explain,
  explainAll,
  isBenefit,
  load,
  nextQuestions,
  portfolio,
  type Amount,
  type Answer,
  type Answers,
  type Bundle,
  type Engine,
  type Explanation,
  type Fraction,
  type Policy,
  type PolicyResult,
  type Truth,
} from '../../shared'
import { isOpen } from './random-answers'

export function everyPolicy(engine: Engine): string[] {
  return [...engine.policies.keys()]
}

export function evaluateAll(engine: Engine, answers: Answers, on: string): PolicyResult[] {
  return evaluate(engine, answers, on, everyPolicy(engine))
}

/** Whether a policy can stay open although nothing is left to ask. */
function mayStayOpen(policy: Policy): boolean {
  return hasReadings(policy) || mentions(policy, 'verify') || policy.amounts.some(({ upTo }) => upTo)
}

function hasReadings(policy: Policy): boolean {
  return policy.readings.some((reading) => reading.options.length > 0)
}

function mentions(policy: Policy, op: Truth['op']): boolean {
  return JSON.stringify([policy.eligible, policy.lets, policy.amounts]).includes(`"op":"${op}"`)
}

export function isSettled(result: PolicyResult): boolean {
  return result.verdict !== 'unknown' && result.amounts.every((amount) => amount.low === amount.high)
}

/** Like expect, but cheap enough to be asked millions of times. */
function ensure(holds: boolean, detail: unknown): void {
  if (!holds) expect(detail).toBe('as the law says')
}

/** (a) (f): what was settled stays, and every amount stays inside what it was. */
export function expectRefines(wide: readonly PolicyResult[], narrow: readonly PolicyResult[]): void {
  wide.forEach((before, i) => {
    const after = narrow[i] as PolicyResult
    // A range too large to be held exactly is a fault of the policy, not an answer.
    if (before.failure !== undefined) return
    expect(after.failure).toBeUndefined()
    if (before.verdict !== 'unknown') expect(after.verdict).toBe(before.verdict)
    before.amounts.forEach((amount, j) => expectInside(after.amounts[j] as Amount, amount))
  })
}

function expectInside(inner: Amount, outer: Amount): void {
  ensure(inner.low >= outer.low && inner.high <= outer.high && inner.low <= inner.high, { inner, outer })
}

/** (e): nothing is asked of the settled, and what asks nothing is settled. */
export function expectNeedsMatch(results: readonly PolicyResult[], bundle: Bundle, answers: Answers): void {
  const open = new Set(bundle.facts.filter((fact) => isOpen(fact, answers[fact.id])).map((fact) => fact.id))
  for (const result of results) {
    if (result.failure !== undefined) continue
    const { needs } = result
    if (isSettled(result)) ensure(needs.length === 0, result)
    else if (needs.length === 0) ensure(mayStayOpen(result.policy) || result.status === 'unverified', result)
    ensure(
      needs.every((fact) => open.has(fact)),
      { needs, open },
    )
  }
}

/** (d): the same three arguments give the same results, whatever was computed before and by which engine. */
export function expectDeterministic(engine: Engine, answers: Answers, others: readonly Answers[], on: string): void {
  const before = evaluateAll(engine, answers, on)
  for (const other of others) {
    evaluateAll(engine, other, on)
    nextQuestions(engine, other, '2024-01-01')
    for (const id of everyPolicy(engine)) explain(engine, other, on, id)
  }
  expect(evaluateAll(engine, answers, on)).toEqual(before)
  const fresh = load(engine.bundle)
  const ids = everyPolicy(engine).reverse()
  expect(evaluate(fresh, answers, on, ids).reverse()).toEqual(before)
  expect(evaluateAll(engine, answers, on)).toEqual(before)
}

/** (g): the explanation tells the same story as the result, and cites only what exists. */
export function expectExplained(engine: Engine, answers: Answers, on: string): void {
  const results = evaluateAll(engine, answers, on)
  const told = explainAll(engine, answers, on, everyPolicy(engine))
  results.forEach((result, i) => {
    const explanation = explain(engine, answers, on, result.policy.id)
    expect(explanation).toEqual(told[i])
    expect(explanation.result).toEqual(result)
    expect(explanation.on).toBe(on)
    if (result.failure !== undefined || result.verdict === 'not-in-force') {
      expect(explanation.rows).toEqual([])
      return
    }
    expectAmountsShown(explanation)
    const cited = new Set(citedClauses(result.policy))
    for (const row of explanation.rows) {
      const clauses = [row.clause, ...('numbers' in row ? row.numbers.map((used) => used.clause) : [])]
      for (const clause of clauses) ensure(clause === null || cited.has(clause), row)
    }
  })
}

/** The rows show what was computed; readings and a missing confirmation only add doubt to the result. */
function expectAmountsShown({ result, rows }: Explanation): void {
  const shown = rows.filter((row) => row.kind === 'amount')
  expect(shown.map((row) => row.id)).toEqual(result.amounts.map((amount) => amount.id))
  shown.forEach(({ value }, i) => {
    const amount = result.amounts[i]!
    const doubted = result.status === 'unverified' && isBenefit(amount.kind)
    const [low, high] = [fenOf(value.low), fenOf(value.high)]
    if (hasReadings(result.policy))
      expectInside({ ...amount, low: doubted ? low.max : amount.low }, { ...amount, low: low.min, high: high.max })
    else {
      if (!doubted) expectBetween(amount.low, low)
      expectBetween(amount.high, high)
    }
  })
}

interface Shown {
  readonly min: number
  readonly max: number
}

function expectBetween(fen: number, { min, max }: Shown): void {
  ensure(fen >= min && fen <= max, { fen, min, max })
}

/** Yuan in fen, half up, by whole numbers only. Values too fine to show exactly are off by less than one part. */
function fenOf([n, d]: Fraction): Shown {
  const fen = halfUp(n, d)
  const rounded = d === 1_000_000 || Math.abs(n) > 1e14
  return rounded ? { min: halfUp(n - 1, d), max: halfUp(n + 1, d) } : { min: fen, max: fen }
}

function halfUp(n: number, d: number): number {
  const [numerator, denominator] = [200n * BigInt(n) + BigInt(d), 2n * BigInt(d)]
  return Number(numerator / denominator - (numerator % denominator < 0n ? 1n : 0n))
}

/** (h): asking in the order of the questions settles every policy, except for what the user cannot say. */
export function expectQuestionsEnd(
  engine: Engine,
  answers: Answers,
  on: string,
  reply: (fact: string, exact: boolean) => Answer,
): void {
  const given: Record<string, Answer> = { ...answers }
  const ids = everyPolicy(engine)
  for (let asked = 0; ; asked++) {
    const questions = nextQuestions(engine, given, on, ids)
    for (const { fact: id, exact } of questions) {
      const answer = given[id]
      ensure(answer !== null && exact === (answer !== undefined), { id, exact, answer })
      ensure(isOpen(engine.facts.get(id)!, answer), { id, answer })
    }
    const [next] = questions
    if (!next) break
    given[next.fact] = reply(next.fact, next.exact)
    ensure(asked < 2 * engine.bundle.facts.length, { asked, next })
  }
  for (const result of evaluate(engine, given, on, ids)) {
    const unsaid = result.needs.filter((fact) => given[fact] !== null)
    expect(unsaid).toEqual([])
    if (result.needs.length === 0 && result.failure === undefined && !mayStayOpen(result.policy))
      expect(isSettled(result) || result.status === 'unverified').toBe(true)
  }
}

/** (i): totals are ranges, never more than the sum of their parts, and only of benefits in force. */
export function expectTotals(results: readonly PolicyResult[]): void {
  const counted = results.filter(
    ({ policy, status }) => policy.role === 'benefit' && (status === 'in-force' || status === 'unverified'),
  )
  const totals = portfolio(results)
  expect(portfolio(counted)).toEqual(totals)
  expect(new Set(totals.map((total) => total.kind)).size).toBe(totals.length)
  for (const { kind, low, high } of totals) {
    const parts = counted.flatMap((result) => result.amounts.filter((amount) => amount.kind === kind))
    const sum = parts.reduce((all, part) => all + part.high, 0)
    const certain = counted
      .filter((result) => result.verdict === 'eligible')
      .flatMap((result) => result.amounts.filter((amount) => amount.kind === kind))
      .reduce((all, part) => all + part.low, 0)
    expect(isBenefit(kind)).toBe(true)
    expect(low).toBeLessThanOrEqual(high)
    expect(high).toBeLessThanOrEqual(sum)
    expect(low).toBeLessThanOrEqual(certain)
  }
}
