/** Why: the parts of a policy that decide, each with its clause. */
import type { Bundle, IsoDate, Policy, Quantity, Row, Truth, Unit } from './bundle'
import type { Answers, Explanation, ExplanationRow, State, Value } from './results'
import { fill, programOf, programsOf, type Engine, type Program } from './engine'
import { evaluateOne } from './evaluate'
import { fraction, gcd, mul, roundDiv } from './exact'
import {
  isSettled,
  lastDenominator,
  NO,
  UNKNOWN,
  YES,
  type Condition,
  type End,
  type Linked,
  type LinkedPolicy,
  type Tri,
} from './link'
import { clauseOn, paramOn } from './period'
import { formulaOf, type Formula } from './wording'

const STATES: readonly State[] = ['no', 'yes', 'unknown']

/** Wide fractions are shown to this many parts of a unit. */
const SHOWN_PARTS = 1e6

/**
 * The deciding parts in reading order: conditions, then steps, then amounts.
 * Throws AnswerError for unusable answers and RuleError for an unknown policy.
 */
export function explain(engine: Engine, answers: Answers, on: IsoDate, id: string): Explanation {
  fill(engine, answers)
  return explainOne(engine, programOf(engine, id), on, true)
}

/** The same for several policies at once: every benefit, or those named. */
export function explainAll(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): Explanation[] {
  fill(engine, answers)
  return programsOf(engine, ids).map((program) => explainOne(engine, program, on, true))
}

/** Every condition of a policy with its state for this firm, deciding or not. */
export function conditions(engine: Engine, answers: Answers, on: IsoDate, id: string): readonly ExplanationRow[] {
  fill(engine, answers)
  const { rows } = explainOne(engine, programOf(engine, id), on, false)
  return rows.filter((row) => row.kind === 'compare' || row.kind === 'choice' || row.kind === 'verify')
}

function explainOne(engine: Engine, program: Program, on: IsoDate, deciding: boolean): Explanation {
  const result = evaluateOne(engine, program, on)
  const open = result.verdict !== 'not-in-force' && result.failure === undefined
  return { on, result, rows: open ? rowsOf(engine, program.policy, program.on(on), on, deciding) : [] }
}

function rowsOf(
  { bundle, memory, slots }: Engine,
  policy: Policy,
  linked: LinkedPolicy,
  on: IsoDate,
  deciding: boolean,
): ExplanationRow[] {
  const rows: ExplanationRow[] = []
  const told = new Set<Truth | Quantity>()

  function tell(condition: Condition, outcome: Tri): void {
    const { source } = condition
    if (source.op === 'eligible' || told.has(source)) return
    const members = condition.of
    if (members.length > 0) {
      const negated = source.op === 'none'
      for (const member of members) {
        const one = member.test()
        // Of a failed conjunction the failed members decide; of a fulfilled disjunction the fulfilled ones.
        const decides = outcome === UNKNOWN ? one !== decidedBy(source) : one === (negated ? 1 - outcome : outcome)
        if (!deciding || decides) tell(member, one)
      }
      return
    }
    told.add(source)
    rows.push(leaf(condition, outcome))
  }

  function leaf({ source, left, right }: Condition, outcome: Tri): ExplanationRow {
    const state = STATES[outcome] as State
    switch (source.op) {
      case 'compare': {
        const unit = unitOf(policy, bundle, source.left)
        const param = source.right.op === 'param' ? policy.params[source.right.param] : undefined
        return {
          kind: 'compare',
          label: wordsFor(source.left).text,
          fact: source.left.op === 'fact' ? source.left.fact : null,
          given: left && isGiven(source.left) ? valueOf(left, unit) : null,
          rel: source.rel,
          limit: valueOf(right as Linked, unit),
          printed: param ? paramOn(param, on).printed : null,
          state,
          clause: clauseOn(source.cite, on),
        }
      }
      case 'choice':
        return {
          kind: 'choice',
          fact: source.fact,
          given: optionsOf(source.fact),
          wanted: source.in,
          state,
          clause: clauseOn(source.cite, on),
        }
      case 'verify':
        return { kind: 'verify', text: source.text, state: 'unknown', clause: clauseOn(source.cite, on) }
      default:
        return { kind: 'case', label: '', state, clause: null }
    }
  }

  /** A fact nobody spoke of shows no value; anything else shows its range. */
  function isGiven(of: Quantity): boolean {
    if (of.op !== 'fact') return true
    const slot = slots.get(of.fact)
    if (!slot) return false
    return memory.state[2 * slot.index] !== slot.low || memory.state[2 * slot.index + 1] !== slot.high
  }

  function optionsOf(fact: string): readonly string[] | null {
    const slot = slots.get(fact)
    if (!slot || slot.fact.type !== 'choice') return null
    const bits = memory.state[2 * slot.index] as number
    return bits === slot.high
      ? null
      : slot.fact.options.filter((_, i) => (bits & (2 ** i)) !== 0).map((option) => option.id)
  }

  /** Steps that lead to a quantity: the labelled lets and table rows on the way that count. */
  function steps(of: Linked, source: Quantity): void {
    if (told.has(source)) return
    told.add(source)
    if (source.op === 'let') {
      const definition = policy.lets[source.let]
      const inner = linked.lets.get(source.let)
      if (!definition || !inner) return
      steps(inner, definition.of)
      if (definition.label === undefined) return
      const { text, numbers } =
        told.has(definition.of) && definition.of.op === 'table' ? path(inner, definition.of) : wordsFor(definition.of)
      rows.push({
        kind: 'step',
        label: definition.label,
        formula: text,
        value: valueOf(inner, definition.unit),
        numbers,
        clause: clauseOn(definition.cite, on),
      })
      return
    }
    if (source.op === 'table') tableSteps(of, source)
    else if ('of' in source)
      for (const part of Array.isArray(source.of) ? source.of : [source.of]) inside(part as Quantity)
  }

  function inside(source: Quantity): void {
    const inner = source.op === 'let' ? linked.lets.get(source.let) : undefined
    if (inner) steps(inner, source)
    else if ('of' in source)
      for (const part of Array.isArray(source.of) ? source.of : [source.of]) inside(part as Quantity)
  }

  function tableSteps(of: Linked, source: Extract<Quantity, { op: 'table' }>): void {
    for (const [i, row] of source.rows.entries()) {
      const when = of.rows?.[i]?.when ?? null
      const outcome = when ? when.test() : YES
      if (when && outcome !== YES) tell(when, outcome)
      if (outcome === NO) continue
      if (when && outcome === YES) tell(when, outcome)
      if (row.label !== undefined)
        rows.push({ kind: 'case', label: row.label, state: STATES[outcome] as State, clause: clauseOn(row.cite, on) })
      const inner = of.rows?.[i]?.of
      if (inner) steps(inner, row.of)
      if (outcome === YES) break
    }
  }

  /** The formula of the row that hits, when one does. */
  function path(of: Linked, source: Quantity): Formula {
    if (source.op !== 'table') return wordsFor(source)
    for (const [i, row] of (of.rows ?? []).entries()) {
      const outcome = row.when ? row.when.test() : YES
      if (outcome === UNKNOWN) break
      if (outcome === YES) return path(row.of, (source.rows[i] as Row).of)
    }
    return wordsFor(source)
  }

  function wordsFor(source: Quantity): Formula {
    const known = linked.formulas.get(source)
    if (known) return known
    const formula = formulaOf(policy, bundle.facts, source, on)
    linked.formulas.set(source, formula)
    return formula
  }

  tell(linked.eligible, linked.eligible.test())
  for (const reading of policy.readings) {
    const when = reading.when ? linked.condition(reading.when).test() : YES
    if (when !== NO)
      rows.push({
        kind: 'reading',
        text: reading.text,
        options: reading.options.map((option) => option.text),
        clause: clauseOn(reading.cite, on),
      })
  }
  policy.amounts.forEach((amount, i) => {
    const of = linked.amounts[i] as Linked
    steps(of, amount.of)
    const { text, numbers } = path(of, amount.of)
    rows.push({
      kind: 'amount',
      id: amount.id,
      label: amount.label,
      formula: text,
      value: valueOf(of, 'yuan'),
      numbers,
      clause: citeOf(of, amount.of, on),
    })
  })
  return rows
}

/** The outcome of one member that leaves a group of this kind open. */
function decidedBy(source: Truth): Tri {
  return source.op === 'all' ? YES : NO
}

/** The clause of the row that hits. */
function citeOf(of: Linked, source: Quantity, on: IsoDate): string | null {
  if (source.op !== 'table') return null
  for (const [i, row] of (of.rows ?? []).entries()) {
    const outcome = row.when ? row.when.test() : YES
    if (outcome === NO) continue
    return outcome === YES ? clauseOn(source.rows[i]?.cite, on) : null
  }
  return null
}

function unitOf(policy: Policy, bundle: Bundle, source: Quantity): Unit {
  if (source.op === 'let') return policy.lets[source.let]?.unit ?? 'none'
  const fact = source.op === 'fact' ? bundle.facts.find((candidate) => candidate.id === source.fact) : undefined
  return fact?.type === 'number' ? fact.unit : 'none'
}

function valueOf(of: Linked, unit: Unit): Value {
  const low = fractionAt(of, 0)
  return { low, high: isSettled(of) ? low : fractionAt(of, 1), unit }
}

function fractionAt(of: Linked, end: End): Value['low'] {
  const numerator = of.bound(end)
  const denominator = mul(lastDenominator(of), of.scale)
  if (typeof numerator === 'number' && typeof denominator === 'number') return fraction(numerator, denominator)
  const shown = roundDiv(mul(numerator, SHOWN_PARTS), denominator)
  const shared = gcd(shown, SHOWN_PARTS) || 1
  return [shown / shared, SHOWN_PARTS / shared]
}
