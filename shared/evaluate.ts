/** Verdict, amounts and open facts of each policy, from whatever answers there are. */
import type { AmountKind, Fact, IsoDate } from './bundle'
import type { Amount, Answers, PolicyResult, Verdict } from './results'
import { allOf, Said } from './answers'
import { drawnIn } from './ends'
import { fill, programsOf, type Engine, type Program } from './engine'
import type { LinkedAmount, LinkedPolicy } from './link'
import { NO, UNKNOWN, type Tri } from './linked'
import { put, undo, watchDoubts } from './memory'
import { statusOn } from './period'

const INFORMS: ReadonlySet<AmountKind> = new Set(['due', 'estimate', 'base'])

/** Benefits count in totals; the other kinds only inform. */
export function isBenefit(kind: AmountKind): boolean {
  return !INFORMS.has(kind)
}

/** Whether the firm has it, or may have it. What is ruled out stays so, whatever else is answered. */
export function mayApply({ verdict }: Pick<PolicyResult, 'verdict'>): boolean {
  return verdict === 'eligible' || verdict === 'unknown'
}

/**
 * Evaluates the policies on a day. Missing answers make ranges, never guesses.
 * A policy that fails carries its failure; the others are not affected. Throws AnswerError for unusable answers.
 */
export function evaluate(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): PolicyResult[] {
  fill(engine, answers)
  return programsOf(engine, ids).map((program) => resultOf(engine, program, on))
}

/** One policy on the answers filled in last, the amounts marked that nothing bounds. */
export function resultOf(engine: Engine, program: Program, on: IsoDate): PolicyResult {
  const result = evaluateOne(engine, program, on)
  if (result.needs.length === 0 || result.amounts.every(isSettled)) return result
  const slots = program.on(on).linked?.slots ?? []
  const nearer = drawnIn(engine, slots, () => evaluateOne(engine, program, on).amounts)
  if (!nearer) return result
  const amounts = result.amounts.map((amount, i) => ({
    ...amount,
    unbounded: nearer[i]?.high !== amount.high || undefined,
  }))
  return { ...result, amounts }
}

/** The same, unmarked. */
export function evaluateOne(engine: Engine, program: Program, on: IsoDate): PolicyResult {
  const { policy } = program
  try {
    const { status, linked } = program.on(on)
    if (!linked) return { policy, status, verdict: 'not-in-force', amounts: [], needs: NONE }
    const settled = settledTally(engine, linked)
    const { verdict, amounts } = settled ?? openTally(engine, program, linked)
    const needs = settled ? NONE : needsOf(engine, linked)
    if (linked.ceilings) nothingCertain(amounts, (i) => policy.amounts[i]?.upTo === true)
    if (status !== 'unverified') return { policy, status, verdict: VERDICT_OF[verdict] as Verdict, amounts, needs }
    // Nothing found that continues the policy: at best unknown, and no benefit certain.
    nothingCertain(amounts, (i) => isBenefit((amounts[i] as Amount).kind))
    return { policy, status, verdict: verdict === NO ? 'ineligible' : 'unknown', amounts, needs }
  } catch (error) {
    undo(engine.memory, 0)
    const failure = error instanceof Error ? error.message : String(error)
    return { policy, status: statusOn(policy, on), verdict: 'unknown', amounts: [], needs: NONE, failure }
  }
}

const NONE: readonly string[] = []
const VERDICT_OF: readonly Verdict[] = ['ineligible', 'eligible', 'unknown']

/** What one way to read the policy comes to, or the range over several. */
interface Tally {
  readonly verdict: Tri
  readonly amounts: Amount[]
}

/** The outcome where every fact is known and no doubt stood in the way. */
function settledTally(engine: Engine, linked: LinkedPolicy): Tally | null {
  const { memory } = engine
  if (hasOpenFact(engine, linked)) return null
  watchDoubts(memory)
  const tally = settle(linked, false)
  return memory.doubted ? null : tally
}

/** The outcome while something is open, with the facts that can still change it marked as needed. */
function openTally(engine: Engine, program: Program, linked: LinkedPolicy): Tally {
  const { needed } = engine.memory
  const { slots } = linked
  for (let i = 0; i < slots.length; i++) needed[slots[i] as number] = 0
  const tally = settle(linked, true)
  // What holds while every reading is open holds under each of them.
  if (program.readings.length > 0 && !isSettledTally(tally)) return underReadings(engine, program, linked, 0)
  mark(linked, tally.amounts)
  return tally
}

function settle(linked: LinkedPolicy, open: boolean): Tally {
  return { verdict: linked.judge(), amounts: amountsOf(linked, open) }
}

function isSettledTally({ verdict, amounts }: Tally): boolean {
  return verdict !== UNKNOWN && amounts.every(isSettled)
}

const isSettled = ({ low, high }: Amount): boolean => low === high

/** Every combination of readings is evaluated; the result is their range. */
function underReadings(engine: Engine, program: Program, linked: LinkedPolicy, depth: number): Tally {
  const reading = program.readings[depth]
  if (!reading) {
    const tally = settle(linked, true)
    mark(linked, tally.amounts)
    return tally
  }
  let all: Tally | undefined
  for (let option = 0; option < reading.options; option++) {
    put(engine.memory, 2 * reading.index, 2 ** option)
    const one = underReadings(engine, program, linked, depth + 1)
    all = all ? either(all, one) : one
  }
  put(engine.memory, 2 * reading.index, allOf(reading.options))
  return all as Tally
}

function either(a: Tally, b: Tally): Tally {
  return { verdict: a.verdict === b.verdict ? a.verdict : UNKNOWN, amounts: hull(a.amounts, b.amounts) }
}

function nothingCertain(amounts: Amount[], applies: (index: number) => boolean): void {
  for (let i = 0; i < amounts.length; i++) {
    if (applies(i)) amounts[i] = { ...(amounts[i] as Amount), low: 0 }
  }
}

/** Whether anything the policy reads may not be exactly known. */
export function isOpen(engine: Engine, linked: LinkedPolicy): boolean {
  return linked.doubtful || hasOpenFact(engine, linked)
}

function hasOpenFact({ said, memory }: Engine, { slots }: LinkedPolicy): boolean {
  if (memory.complete) return false
  for (let i = 0; i < slots.length; i++) if (said[slots[i] as number] !== Said.Exact) return true
  return false
}

/** A range that rounds to one amount needs nothing more. */
function mark(linked: LinkedPolicy, amounts: readonly Amount[]): void {
  linked.eligible.mark()
  for (let i = 0; i < amounts.length; i++) {
    const { low, high } = amounts[i] as Amount
    if (low !== high) linked.amounts[i]?.of.mark()
  }
}

function needsOf({ bundle, memory }: Engine, { slots }: LinkedPolicy): readonly string[] {
  let needs: string[] | null = null
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number
    if (memory.needed[slot] === 1) (needs ??= []).push((bundle.facts[slot] as Fact).id)
  }
  return needs ?? NONE
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
