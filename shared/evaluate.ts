/** Verdict, amounts and open facts of each policy, from whatever answers there are. */
import type { AmountKind, Fact, IsoDate, Policy } from './bundle'
import type { Amount, Answers, PolicyResult, Status, Verdict } from './results'
import { allOf, Said } from './answers'
import { fill, programsOf, type Engine, type Program } from './engine'
import type { LinkedAmount, LinkedPolicy } from './link'
import { put, undo } from './memory'
import { statusOn } from './period'

const INFORMS: ReadonlySet<AmountKind> = new Set(['due', 'estimate', 'base'])

/** Benefits count in totals; the other kinds only inform. */
export function isBenefit(kind: AmountKind): boolean {
  return !INFORMS.has(kind)
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
    if (!linked) return { policy, status, verdict: 'not-in-force', amounts: [], needs: NONE }
    const result =
      program.readings.length === 0
        ? settle(engine, policy, linked, status)
        : underReadings(engine, program, linked, status, 0)
    return status === 'unverified' ? doubted(result) : result
  } catch (error) {
    undo(engine.memory, 0)
    const failure = error instanceof Error ? error.message : String(error)
    return { policy, status: statusOn(policy, on), verdict: 'unknown', amounts: [], needs: NONE, failure }
  }
}

const NONE: readonly string[] = []
const VERDICTS: readonly Verdict[] = ['ineligible', 'eligible', 'unknown']

function settle(engine: Engine, policy: Policy, linked: LinkedPolicy, status: Status): PolicyResult {
  const open = isOpen(engine, linked)
  const verdict = VERDICTS[linked.judge()] as Verdict
  const amounts = amountsOf(linked, open)
  const needs = open ? needsOf(engine, linked, amounts) : NONE
  return { policy, status, verdict, amounts: linked.ceilings ? ceilings(policy, amounts) : amounts, needs }
}

/** Where the law names a ceiling only, nothing is certain. */
function ceilings(policy: Policy, amounts: Amount[]): Amount[] {
  for (let i = 0; i < amounts.length; i++) {
    if (policy.amounts[i]?.upTo) amounts[i] = { ...(amounts[i] as Amount), low: 0 }
  }
  return amounts
}

/** Every combination of readings is evaluated; the result is their range. */
function underReadings(
  engine: Engine,
  program: Program,
  linked: LinkedPolicy,
  status: Status,
  depth: number,
): PolicyResult {
  const reading = program.readings[depth]
  if (!reading) return settle(engine, program.policy, linked, status)
  const cell = 2 * reading.index
  const results: PolicyResult[] = []
  for (let option = 0; option < reading.options; option++) {
    put(engine.memory, cell, 2 ** option)
    results.push(underReadings(engine, program, linked, status, depth + 1))
  }
  put(engine.memory, cell, allOf(reading.options))
  return results.reduce((all, one) => either(engine, all, one))
}

function either({ bundle }: Engine, a: PolicyResult, b: PolicyResult): PolicyResult {
  const verdict = a.verdict === b.verdict ? a.verdict : 'unknown'
  const needs = bundle.facts.map((fact) => fact.id).filter((id) => a.needs.indexOf(id) >= 0 || b.needs.indexOf(id) >= 0)
  return { ...a, verdict, amounts: hull(a.amounts, b.amounts), needs }
}

/** Nothing found that continues the policy: at best unknown, and no benefit certain. */
function doubted(result: PolicyResult): PolicyResult {
  return {
    ...result,
    verdict: result.verdict === 'eligible' ? 'unknown' : result.verdict,
    amounts: result.amounts.map((amount) => (isBenefit(amount.kind) ? { ...amount, low: 0 } : amount)),
  }
}

/** Whether anything the policy reads is not exactly known. */
export function isOpen({ said, memory }: Engine, { slots, doubtful }: LinkedPolicy): boolean {
  if (doubtful) return true
  if (memory.complete) return false
  for (const slot of slots) if (said[slot] !== Said.Exact) return true
  return false
}

/** A range that rounds to one amount needs nothing more. */
function needsOf({ bundle, memory }: Engine, linked: LinkedPolicy, amounts: readonly Amount[]): string[] {
  const { slots, eligible } = linked
  const { needed } = memory
  for (const slot of slots) needed[slot] = 0
  eligible.mark()
  amounts.forEach(({ low, high }, i) => {
    if (low !== high) linked.amounts[i]?.of.mark()
  })
  const needs: string[] = []
  for (const slot of slots) if (needed[slot] === 1) needs.push((bundle.facts[slot] as Fact).id)
  return needs
}

function amountsOf({ amounts }: LinkedPolicy, open: boolean): Amount[] {
  const values: Amount[] = []
  for (let i = 0; i < amounts.length; i++) {
    const { rule, fen } = amounts[i] as LinkedAmount
    const low = fen(0)
    values[i] = { id: rule.id, kind: rule.kind, label: rule.label, low, high: open ? fen(1) : low }
  }
  return values
}

function hull(a: readonly Amount[], b: readonly Amount[]): Amount[] {
  return a.map((amount, i) => {
    const other = b[i] as Amount
    return { ...amount, low: Math.min(amount.low, other.low), high: Math.max(amount.high, other.high) }
  })
}
