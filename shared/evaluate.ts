/** Verdict, amounts and open facts of each policy, from whatever answers there are. */
import type { AmountKind, IsoDate } from './bundle'
import type { Amount, Answers, PolicyResult, Status, Verdict } from './results'
import { Said } from './answers'
import { fill, programsOf, saidOf, type Engine, type Program } from './engine'
import { gcd, mul, roundDiv, type Int } from './exact'
import { lastDenominator, NO, UNKNOWN, YES, type End, type Linked, type LinkedPolicy, type Tri } from './link'
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
  const status = statusOn(policy, on)
  if (status === 'expired' || status === 'not-yet')
    return { policy, status, verdict: 'not-in-force', amounts: [], needs: [] }
  try {
    return settle(engine, program, program.on(on), status)
  } catch (error) {
    engine.memory.log.length = 0
    const failure = error instanceof Error ? error.message : String(error)
    return { policy, status, verdict: 'unknown', amounts: [], needs: [], failure }
  }
}

function settle(engine: Engine, program: Program, linked: LinkedPolicy, status: Status): PolicyResult {
  const { policy } = program
  const { state, needed } = engine.memory
  const said = saidOf(engine)
  const open = linked.slots.some((slot) => said[slot] !== Said.Exact)
  if (open) needed.fill(0)
  let outcome: Tri | null = null
  let amounts: Amount[] = []
  for (const combination of program.readings) {
    for (const [slot, bit] of combination) state[2 * slot] = state[2 * slot + 1] = bit
    const one = linked.eligible.test()
    const values = amountsOf(program, linked, open)
    amounts = outcome === null ? values : hull(amounts, values)
    outcome = outcome === null || outcome === one ? one : UNKNOWN
    if (open) for (const part of [linked.eligible, ...linked.amounts]) part.mark()
  }
  const unverified = status === 'unverified'
  return {
    policy,
    status,
    verdict: verdictOf(outcome ?? UNKNOWN, unverified),
    amounts: unverified ? amounts.map((amount) => (isBenefit(amount.kind) ? { ...amount, low: 0 } : amount)) : amounts,
    needs: open ? engine.bundle.facts.filter((_, slot) => needed[slot] === 1).map((fact) => fact.id) : [],
  }
}

function verdictOf(outcome: Tri, unverified: boolean): Verdict {
  if (outcome === NO) return 'ineligible'
  return outcome === YES && !unverified ? 'eligible' : 'unknown'
}

function amountsOf({ policy }: Program, linked: LinkedPolicy, open: boolean): Amount[] {
  return policy.amounts.map(({ id, kind, label }, i) => {
    const of = linked.amounts[i] as Linked
    const low = fenAt(of, 0)
    return { id, kind, label, low, high: open ? fenAt(of, 1) : low }
  })
}

/** Yuan to fen, rounded half up: the only rounding there is. */
function fenAt(of: Linked, end: End): number {
  const shared = gcd(100, of.scale)
  const numerator = mul(of.bound(end), 100 / shared)
  const denominator: Int = mul(lastDenominator(of), of.scale / shared)
  return denominator === 1 && typeof numerator === 'number' ? numerator : roundDiv(numerator, denominator)
}

function hull(a: readonly Amount[], b: readonly Amount[]): Amount[] {
  return a.map((amount, i) => {
    const other = b[i] as Amount
    return { ...amount, low: Math.min(amount.low, other.low), high: Math.max(amount.high, other.high) }
  })
}
