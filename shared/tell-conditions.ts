/** Conditions as rows of an explanation. */
import type { Quantity, Unit } from './bundle'
import type { ExplanationRow, State } from './results'
import { NO, UNKNOWN, YES, type Condition, type Tri } from './linked'
import { clauseOn, paramOn } from './period'
import { isNews, lastRoundOf, silence, STATES, valueOf, words, type Telling, type TellOutcome } from './telling'

/** `all`: the conditions that do not decide are told too; of alternatives only those that count. */
export function tellCondition(telling: Telling, condition: Condition, all: boolean): TellOutcome {
  const { source } = condition
  if (source.op === 'eligible' || source.op === 'reading') return silence
  if (condition.of.length > 0) return tellGroup(telling, condition, all)
  return tellLeaf(telling, condition)
}

/** Of a failed conjunction the failed members decide; of a fulfilled alternative the fulfilled ones. */
function tellGroup(telling: Telling, { source, of }: Condition, all: boolean): TellOutcome {
  const members = of.map((member) => ({ test: member.test, tell: tellCondition(telling, member, all) }))
  const silent: Tri = source.op === 'all' ? YES : NO
  // Alternatives that do not matter would only look like failures.
  const everything = all && source.op === 'all'
  return (outcome) => {
    const deciding = outcome !== UNKNOWN && source.op === 'none' ? 1 - outcome : outcome
    for (const { test, tell } of members) {
      const one = test()
      if (everything || (outcome === UNKNOWN ? one !== silent : one === deciding)) tell(one)
    }
  }
}

function tellLeaf(telling: Telling, condition: Condition): TellOutcome {
  const { source } = condition
  const clause = 'cite' in source ? clauseOn(source.cite, telling.on) : null
  const last = lastRoundOf(telling, JSON.stringify({ ...source, cite: undefined }))
  const row = rowOf(telling, condition, clause)
  return (outcome) => {
    if (isNews(telling, last)) telling.rows.push(row(STATES[outcome] as State))
  }
}

function rowOf(
  telling: Telling,
  { source, left, right }: Condition,
  clause: string | null,
): (state: State) => ExplanationRow {
  if (source.op === 'choice') {
    const { fact, in: wanted } = source
    return (state) => ({ kind: 'choice', fact, given: optionsOf(telling, fact), wanted, state, clause })
  }
  if (source.op !== 'compare' || !left || !right) {
    const text = source.op === 'verify' ? source.text : ''
    return () => ({ kind: 'verify', text, state: 'unknown', clause })
  }
  const { rel } = source
  const unit = unitOf(telling, source.left)
  const { constant } = right
  const fixed = constant ? { low: constant, high: constant, unit } : null
  const label = words(telling, source.left).text
  const fact = source.left.op === 'fact' ? source.left.fact : null
  const param = source.right.op === 'param' ? telling.policy.params[source.right.param] : undefined
  const printed = param ? paramOn(param, telling.on).printed : null
  return (state) => {
    const given = fact === null || isGiven(telling, fact) ? valueOf(telling, left, unit) : null
    const limit = fixed ?? valueOf(telling, right, unit)
    return { kind: 'compare', label, fact, given, rel, limit, printed, state, clause }
  }
}

/** Whether the user said anything about the fact. */
function isGiven({ slots, memory, open }: Telling, fact: string): boolean {
  const slot = slots.get(fact)
  if (!slot || !open) return true
  return memory.state[2 * slot.index] !== slot.low || memory.state[2 * slot.index + 1] !== slot.high
}

function optionsOf({ slots, memory }: Telling, fact: string): readonly string[] | null {
  const slot = slots.get(fact)
  if (slot?.fact.type !== 'choice') return null
  const bits = memory.state[2 * slot.index] as number
  return bits === slot.high
    ? null
    : slot.fact.options.filter((_, i) => (bits & (2 ** i)) !== 0).map((option) => option.id)
}

function unitOf({ policy, slots }: Telling, source: Quantity): Unit {
  if (source.op === 'let') return policy.lets[source.let]?.unit ?? 'none'
  const fact = source.op === 'fact' ? slots.get(source.fact)?.fact : undefined
  return fact?.type === 'number' ? fact.unit : 'none'
}
