/** Amounts, and the steps that lead to them, as rows of an explanation. */
import type { Quantity, Row } from './bundle'
import type { Amount, State } from './results'
import { FEN_PER_YUAN, type LinkedAmount } from './link'
import { NO, UNKNOWN, YES, type Condition, type Linked, type Tri } from './linked'
import { clauseOn } from './period'
import { tellCondition } from './tell-conditions'
import {
  isNews,
  lastRoundOf,
  silence,
  STATES,
  valueOf,
  words,
  type Tell,
  type Telling,
  type TellOutcome,
} from './telling'
import type { Formula } from './wording'

/** What tells each amount as it was evaluated, to the fen, after its steps. */
export function tellAmounts(telling: Telling): ((amount: Amount) => void)[] {
  return telling.policy.amounts.map(({ id, label, of: source }, i) => {
    const { of } = telling.linked.amounts[i] as LinkedAmount
    const before = tellSteps(telling, of, source)
    const hit = hitOf(telling, of, source)
    return ({ low, high, unbounded }) => {
      before()
      const { formula, cite } = hit()
      telling.rows.push({
        kind: 'amount',
        id,
        label,
        formula: formula.text,
        value: { low: [low, FEN_PER_YUAN], high: [high, FEN_PER_YUAN], unit: 'yuan', unbounded },
        numbers: formula.numbers,
        clause: cite,
      })
    }
  })
}

/** The steps that lead to a quantity: labelled lets, and the table rows that may hit. */
function tellSteps(telling: Telling, of: Linked | undefined, source: Quantity): Tell {
  if (source.op === 'let') return tellLet(telling, source.let)
  if (source.op === 'table') return tellTable(telling, of, source)
  if (!('of' in source)) return silence
  const parts = source.op === 'floor' ? [source.of] : source.of
  const tells = parts.map((part) => tellSteps(telling, undefined, part))
  return () => {
    for (const tell of tells) tell()
  }
}

function tellLet(telling: Telling, name: string): Tell {
  const known = telling.lets.get(name)
  if (known) return known
  const definition = telling.policy.lets[name]
  const of = telling.linked.lets.get(name)
  if (!definition || !of) return silence
  const { label, unit } = definition
  const before = tellSteps(telling, of, definition.of)
  const last = lastRoundOf(telling, `let ${name}`)
  const hit = hitOf(telling, of, definition.of)
  const clause = clauseOn(definition.cite, telling.on)
  const tell = (): void => {
    if (!isNews(telling, last)) return
    before()
    if (label === undefined) return
    const { formula, cite } = hit()
    telling.rows.push({
      kind: 'step',
      label,
      formula: formula.text,
      value: valueOf(telling, of, unit),
      numbers: formula.numbers,
      clause: cite ?? clause,
    })
  }
  telling.lets.set(name, tell)
  return tell
}

/** The row that hits, after the one before it that just failed: together they say why this one. */
function tellTable(telling: Telling, of: Linked | undefined, source: Extract<Quantity, { op: 'table' }>): Tell {
  const cases = source.rows.map((row, i) => tellRow(telling, row, of?.rows[i]?.when ?? null, of?.rows[i]?.of))
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

function tellRow(telling: Telling, { label, cite, of: value }: Row, when: Condition | null, of: Linked | undefined) {
  const tellValue = tellSteps(telling, of, value)
  const clause = clauseOn(cite, telling.on)
  const last = lastRoundOf(telling, `case ${label ?? ''} ${clause ?? ''}`)
  return {
    test: when ? when.test : (): Tri => YES,
    tellWhen: when ? tellCondition(telling, when, false) : silence,
    tellRest: (outcome: Tri): void => {
      if (label !== undefined && isNews(telling, last))
        telling.rows.push({ kind: 'case', label, state: STATES[outcome] as State, clause })
      tellValue()
    },
  }
}

/** The formula and clause of the row that hits, while one surely does. */
function hitOf(telling: Telling, of: Linked, source: Quantity): () => { formula: Formula; cite: string | null } {
  const whole = { formula: words(telling, source), cite: null }
  if (source.op !== 'table') return () => whole
  const hits = source.rows.map((row) => ({ formula: words(telling, row.of), cite: clauseOn(row.cite, telling.on) }))
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
