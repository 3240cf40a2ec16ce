/** Verdict, amounts and open facts of each policy, from whatever answers there are. */
import type { AmountKind, AmountRule, Fact, IsoDate } from './bundle'
import type { Amount, Answers, PolicyResult, Status, Verdict } from './results'
import { Said } from './answers'
import { fill, programsOf, saidOf, type Engine, type Program } from './engine'
import { mul, roundDiv } from './exact'
import { lastDenominator, NO, UNKNOWN, type End, type LinkedAmount, type LinkedPolicy, type Tri } from './link'
import { statusOn } from './period'

const BENEFITS: ReadonlySet<AmountKind> = new Set(['tax_saved', 'levy_saved', 'refund', 'award', 'deduction'])

/** Benefits count in totals; the other kinds only inform. */
export function isBenefit(kind: AmountKind): boolean {
  return BENEFITS.has(kind)
}

/**
 * Evaluates the policies on a day. Missing answers make ranges, never guesses.
 * A policy that fails carries its failure; the others are not affected. Throws AnswerError for unusable answers.
 */
export function evaluate(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): PolicyResult[] {
  fill(engine, answers)
  return programsOf(engine, ids).map((program) => evaluateOne(engine, program, on))
}

/** One policy on the answers filled in last. */
export function evaluateOne(engine: Engine, program: Program, on: IsoDate): PolicyResult {
  const { policy } = program
  try {
    const { status, linked } = program.on(on)
    if (!linked) return { policy, status, verdict: 'not-in-force', amounts: [], needs: [] }
    const result = settle(engine, program, linked, status)
    return status === 'unverified' ? doubted(result) : result
  } catch (error) {
    engine.memory.log.length = 0
    const failure = error instanceof Error ? error.message : String(error)
    return { policy, status: statusOn(policy, on), verdict: 'unknown', amounts: [], needs: [], failure }
  }
}

const VERDICTS: readonly Verdict[] = ['ineligible', 'eligible', 'unknown']

function settle(engine: Engine, program: Program, linked: LinkedPolicy, status: Status): PolicyResult {
  const { policy, readings } = program
  const open = isOpen(engine, linked)
  if (open) engine.memory.needed.fill(0)
  let verdict: Tri = NO
  let amounts: Amount[] = []
  for (let i = 0; i < readings.length; i++) {
    take(engine, readings[i] as Program['readings'][number])
    const one = linked.eligible.test()
    const values = amountsOf(policy.amounts, linked.amounts, open)
    verdict = i === 0 || verdict === one ? one : UNKNOWN
    amounts = i === 0 ? values : hull(amounts, values)
    if (open) mark(linked)
  }
  return { policy, status, verdict: VERDICTS[verdict] as Verdict, amounts, needs: open ? needsOf(engine, linked) : [] }
}

/** Nothing found that continues the policy: at best unknown, and no benefit certain. */
function doubted(result: PolicyResult): PolicyResult {
  return {
    ...result,
    verdict: result.verdict === 'eligible' ? 'unknown' : result.verdict,
    amounts: result.amounts.map((amount) => (isBenefit(amount.kind) ? { ...amount, low: 0 } : amount)),
  }
}

/** Whether any fact of the policy is not exactly known. */
export function isOpen(engine: Engine, { slots }: LinkedPolicy): boolean {
  const said = saidOf(engine)
  for (const slot of slots) if (said[slot] !== Said.Exact) return true
  return false
}

function take({ memory }: Engine, combination: Program['readings'][number]): void {
  for (const [slot, bit] of combination) memory.state[2 * slot] = memory.state[2 * slot + 1] = bit
}

function mark({ eligible, amounts }: LinkedPolicy): void {
  eligible.mark()
  for (const amount of amounts) amount.of.mark()
}

function needsOf({ bundle, memory }: Engine, { slots }: LinkedPolicy): string[] {
  const needs: string[] = []
  for (const slot of slots) if (memory.needed[slot] === 1) needs.push((bundle.facts[slot] as Fact).id)
  return needs
}

function amountsOf(rules: readonly AmountRule[], linked: readonly LinkedAmount[], open: boolean): Amount[] {
  const amounts: Amount[] = []
  for (let i = 0; i < rules.length; i++) {
    const { id, kind, label } = rules[i] as AmountRule
    const of = linked[i] as LinkedAmount
    const low = fenAt(of, 0)
    amounts.push({ id, kind, label, low, high: open ? fenAt(of, 1) : low })
  }
  return amounts
}

/** Yuan to fen, rounded half up: the only rounding there is. */
function fenAt({ of, factor, divisor }: LinkedAmount, end: End): number {
  const numerator = mul(of.bound(end), factor)
  if (of.divides) return roundDiv(numerator, mul(lastDenominator(of), divisor))
  return divisor === 1 && typeof numerator === 'number' ? numerator : roundDiv(numerator, divisor)
}

function hull(a: readonly Amount[], b: readonly Amount[]): Amount[] {
  return a.map((amount, i) => {
    const other = b[i] as Amount
    return { ...amount, low: Math.min(amount.low, other.low), high: Math.max(amount.high, other.high) }
  })
}
