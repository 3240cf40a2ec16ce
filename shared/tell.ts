/** Turns a linked policy into the rows of its explanation. What never changes is worded once, when first told. */
import type { IsoDate, Policy, Quantity, Row, Unit } from './bundle'
import type { Amount, ExplanationRow, State, Value } from './results'
import type { Engine } from './engine'
import { mul, roundDiv, toFloat, type Int } from './exact'
import { FEN_PER_YUAN, type LinkedAmount, type LinkedPolicy } from './link'
import { denominatorOf, isSettled, NO, UNKNOWN, YES, type Condition, type End, type Linked, type Tri } from './linked'
import { clauseOn, paramOn } from './period'
import { formulaOf, type Formula } from './wording'

export interface Teller {
  /** Only what decides, on the answers filled in last. `open`: some fact of the policy is not exactly known. */
  readonly reasons: (open: boolean, amounts: readonly Amount[]) => ExplanationRow[]
  /** All conditions of its eligibility; of alternatives those that count. */
  readonly conditions: (open: boolean) => ExplanationRow[]
}

/** Adds what there is to say to the rows of the explanation being told. */
type Tell = () => void
type TellOutcome = (outcome: Tri) => void

const silence = (): void => undefined
const STATES: readonly State[] = ['no', 'yes', 'unknown']
/** Fractions beyond the safe range are shown to this many parts of a unit. */
const SHOWN_PARTS = 1e6
const LARGEST_SHOWN = 9e15

const tellers = new WeakMap<LinkedPolicy, Teller>()

export function tellerOf(engine: Engine, policy: Policy, linked: LinkedPolicy, on: IsoDate): Teller {
  const known = tellers.get(linked)
  if (known) return known
  const teller = makeTeller(engine, policy, linked, on)
  tellers.set(linked, teller)
  return teller
}

function makeTeller({ bundle, memory, slots }: Engine, policy: Policy, linked: LinkedPolicy, on: IsoDate): Teller {
  let rows: ExplanationRow[] = []
  let open = false
  let telling = 0
  const steps = new Map<string, Tell>()
  const once = new Map<string, number[]>()

  /** The same thing is told once per explanation, however often the rule says it. */
  function isNews(cell: number[]): boolean {
    if (cell[0] === telling) return false
    cell[0] = telling
    return true
  }

  function cellOf(key: string): number[] {
    const cell = once.get(key) ?? [0]
    once.set(key, cell)
    return cell
  }

  // ---- conditions

  function tellCondition(condition: Condition, all: boolean): TellOutcome {
    const { source } = condition
    if (source.op === 'eligible' || source.op === 'reading') return silence
    if (condition.of.length > 0) return tellGroup(condition, all)
    return tellLeaf(condition)
  }

  /** Of a failed conjunction the failed members decide; of a fulfilled alternative the fulfilled ones. */
  function tellGroup({ source, of }: Condition, all: boolean): TellOutcome {
    const members = of.map((member) => ({ test: member.test, tell: tellCondition(member, all) }))
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

  function tellLeaf(condition: Condition): TellOutcome {
    const { source } = condition
    const clause = 'cite' in source ? clauseOn(source.cite, on) : null
    const cell = cellOf(JSON.stringify({ ...source, cite: undefined }))
    const row = rowOf(condition, clause)
    return (outcome) => {
      if (isNews(cell)) rows.push(row(STATES[outcome] as State))
    }
  }

  function rowOf({ source, left, right }: Condition, clause: string | null): (state: State) => ExplanationRow {
    if (source.op === 'choice') {
      const { fact, in: wanted } = source
      return (state) => ({ kind: 'choice', fact, given: optionsOf(fact), wanted, state, clause })
    }
    if (source.op !== 'compare' || !left || !right) {
      const text = source.op === 'verify' ? source.text : ''
      return () => ({ kind: 'verify', text, state: 'unknown', clause })
    }
    const { rel } = source
    const unit = unitOf(source.left)
    const { constant } = right
    const fixed = constant ? { low: constant, high: constant, unit } : null
    const label = words(source.left).text
    const fact = source.left.op === 'fact' ? source.left.fact : null
    const param = source.right.op === 'param' ? policy.params[source.right.param] : undefined
    const printed = param ? paramOn(param, on).printed : null
    return (state) => {
      const given = fact === null || isGiven(fact) ? valueOf(left, unit) : null
      return { kind: 'compare', label, fact, given, rel, limit: fixed ?? valueOf(right, unit), printed, state, clause }
    }
  }

  /** Whether the user said anything about the fact. */
  function isGiven(fact: string): boolean {
    const slot = slots.get(fact)
    if (!slot || !open) return true
    return memory.state[2 * slot.index] !== slot.low || memory.state[2 * slot.index + 1] !== slot.high
  }

  function optionsOf(fact: string): readonly string[] | null {
    const slot = slots.get(fact)
    if (slot?.fact.type !== 'choice') return null
    const bits = memory.state[2 * slot.index] as number
    return bits === slot.high
      ? null
      : slot.fact.options.filter((_, i) => (bits & (2 ** i)) !== 0).map((option) => option.id)
  }

  function unitOf(source: Quantity): Unit {
    if (source.op === 'let') return policy.lets[source.let]?.unit ?? 'none'
    const fact = source.op === 'fact' ? slots.get(source.fact)?.fact : undefined
    return fact?.type === 'number' ? fact.unit : 'none'
  }

  // ---- quantities

  function words(source: Quantity): Formula {
    return formulaOf(policy, bundle.facts, source, on)
  }

  /** The steps that lead to a quantity: labelled lets, and the table rows that may hit. */
  function tellSteps(of: Linked | undefined, source: Quantity): Tell {
    if (source.op === 'let') return tellLet(source.let)
    if (source.op === 'table') return tellTable(of, source)
    if (!('of' in source)) return silence
    const parts = source.op === 'floor' ? [source.of] : source.of
    const tells = parts.map((part) => tellSteps(undefined, part))
    return () => {
      for (const tell of tells) tell()
    }
  }

  function tellLet(name: string): Tell {
    const known = steps.get(name)
    if (known) return known
    const definition = policy.lets[name]
    const of = linked.lets.get(name)
    if (!definition || !of) return silence
    const { label, unit } = definition
    const before = tellSteps(of, definition.of)
    const cell = cellOf(`let ${name}`)
    const hit = hitOf(of, definition.of)
    const clause = clauseOn(definition.cite, on)
    const tell = (): void => {
      if (!isNews(cell)) return
      before()
      if (label === undefined) return
      const { formula, cite } = hit()
      rows.push({
        kind: 'step',
        label,
        formula: formula.text,
        value: valueOf(of, unit),
        numbers: formula.numbers,
        clause: cite ?? clause,
      })
    }
    steps.set(name, tell)
    return tell
  }

  /** The row that hits, after the one before it that just failed: together they say why this one. */
  function tellTable(of: Linked | undefined, source: Extract<Quantity, { op: 'table' }>): Tell {
    const cases = source.rows.map((row, i) => tellRow(row, of?.rows[i]?.when ?? null, of?.rows[i]?.of))
    return () => {
      let failed: TellOutcome | null = null
      let sure = true
      for (const { test, tellWhen, tellRest } of cases) {
        const outcome = test()
        if (outcome === NO) {
          failed = tellWhen
          continue
        }
        failed?.(NO)
        failed = null
        tellWhen(outcome)
        // After a row that may hit, a row that would hit only may.
        if (outcome === UNKNOWN) sure = false
        tellRest(sure ? outcome : UNKNOWN)
        if (outcome === YES) break
      }
    }
  }

  function tellRow({ label, cite, of: value }: Row, when: Condition | null, of: Linked | undefined) {
    const tellValue = tellSteps(of, value)
    const clause = clauseOn(cite, on)
    const cell = cellOf(`case ${label ?? ''} ${clause ?? ''}`)
    return {
      test: when ? when.test : (): Tri => YES,
      tellWhen: when ? tellCondition(when, false) : silence,
      tellRest: (outcome: Tri): void => {
        if (label !== undefined && isNews(cell))
          rows.push({ kind: 'case', label, state: STATES[outcome] as State, clause })
        tellValue()
      },
    }
  }

  /** The formula and clause of the row that hits, while one surely does. */
  function hitOf(of: Linked, source: Quantity): () => { formula: Formula; cite: string | null } {
    const whole = { formula: words(source), cite: null }
    if (source.op !== 'table') return () => whole
    const hits = source.rows.map((row) => ({ formula: words(row.of), cite: clauseOn(row.cite, on) }))
    return () => {
      const rows = of.rows
      for (let i = 0; i < rows.length; i++) {
        const outcome = rows[i]?.when?.test() ?? YES
        if (outcome === YES) return hits[i] ?? whole
        if (outcome === UNKNOWN) return whole
      }
      return whole
    }
  }

  /** Amounts as they were evaluated, to the fen. */
  function tellAmounts(): ((amount: Amount) => void)[] {
    return policy.amounts.map(({ id, label, of: source }, i) => {
      const { of } = linked.amounts[i] as LinkedAmount
      const before = tellSteps(of, source)
      const hit = hitOf(of, source)
      return ({ low, high }) => {
        before()
        const { formula, cite } = hit()
        rows.push({
          kind: 'amount',
          id,
          label,
          formula: formula.text,
          value: { low: [low, FEN_PER_YUAN], high: [high, FEN_PER_YUAN], unit: 'yuan' },
          numbers: formula.numbers,
          clause: cite,
        })
      }
    })
  }

  function tellReadings(): Tell[] {
    return policy.readings.map((reading) => {
      const when = reading.when ? linked.condition(reading.when) : null
      const options = reading.options.map((option) => option.text)
      const row: ExplanationRow = { kind: 'reading', text: reading.text, options, clause: clauseOn(reading.cite, on) }
      return () => {
        if (when?.test() !== NO) rows.push(row)
      }
    })
  }

  function valueOf(of: Linked, unit: Unit): Value {
    const low = fractionAt(of, 0)
    return { low, high: !open || isSettled(of) ? low : fractionAt(of, 1), unit }
  }

  /** Starts a new explanation and hands over its rows. */
  function tellAnew(nowOpen: boolean, tell: Tell): ExplanationRow[] {
    open = nowOpen
    telling += 1
    rows = []
    tell()
    return rows
  }

  const reasons = tellCondition(linked.eligible, false)
  const every = tellCondition(linked.eligible, true)
  const readings = tellReadings()
  const tellAmount = tellAmounts()
  return {
    conditions: (nowOpen) => tellAnew(nowOpen, () => every(linked.judge())),
    reasons: (nowOpen, amounts) =>
      tellAnew(nowOpen, () => {
        reasons(linked.judge())
        for (const tell of readings) tell()
        tellAmount.forEach((tell, i) => {
          tell(amounts[i] as Amount)
        })
      }),
  }
}

function fractionAt(of: Linked, end: End): Value['low'] {
  const numerator = of.bound(end)
  const denominator = mul(denominatorOf(of), of.scale)
  if (typeof numerator === 'number' && typeof denominator === 'number') return [numerator, denominator]
  return shown(numerator, denominator)
}

/** As fine as the safe range allows; beyond it the nearest whole number there is. */
function shown(numerator: Int, denominator: Int): Value['low'] {
  const size = toFloat(numerator) / toFloat(denominator)
  let parts = SHOWN_PARTS
  while (parts > 1 && Math.abs(size) * parts >= LARGEST_SHOWN) parts /= 10
  return Math.abs(size) < LARGEST_SHOWN ? [roundDiv(mul(numerator, parts), denominator), parts] : [Math.round(size), 1]
}
