/** Results of the engine as the API shows them: money and shares as decimal strings, policies and clauses by id. */
import {
  decimal,
  describe,
  evaluate,
  explainAll,
  nextQuestions,
  portfolio,
  type Engine,
  type ExplanationRow,
  type Fen,
  type PolicyResult,
  type Value,
} from '../../shared/index'
import { decimalText } from './decimals'
import { logFailedPolicy } from './log'
import type { Evaluation } from './request'

type ReadingRow = Extract<ExplanationRow, { kind: 'reading' }>
type ReasonRow = Exclude<ExplanationRow, ReadingRow>

/** Evaluates and shows the whole answer to POST /v1/evaluate. */
export function evaluationView(engine: Engine, { on, answers, policies, explain }: Evaluation) {
  const explanations = explain ? explainAll(engine, answers, on, policies) : []
  const results = explain ? explanations.map(({ result }) => result) : evaluate(engine, answers, on, policies)
  const open = results.some(({ needs }) => needs.length > 0)
  return {
    bundle: engine.bundle.hash,
    on,
    results: results.map((result, i) => ({
      ...resultView(engine, result),
      ...rowsView(engine, explanations[i]?.rows ?? []),
    })),
    totals: portfolio(results).map(({ kind, low, high }) => ({ kind, ...money(low, high) })),
    next: open ? nextQuestions(engine, answers, on, policies).map(({ fact }) => fact) : [],
  }
}

function resultView(engine: Engine, { policy, verdict, status, amounts, needs, failure }: PolicyResult) {
  const view = {
    policy: policy.id,
    clauses: policy.clauses,
    verdict,
    status,
    amounts: amounts.map(({ id, kind, label, low, high }) => ({ id, kind, label, ...money(low, high) })),
    needs,
  }
  if (failure === undefined) return view
  logFailedPolicy(policy.id, engine.bundle.hash)
  return { ...view, failure: '这项政策暂时无法计算。' }
}

function rowsView(engine: Engine, rows: readonly ExplanationRow[]) {
  return {
    reasons: rows.filter(isReason).map((row) => reasonView(engine, row)),
    readings: rows.filter(isReading).map(({ text, options, clause }) => ({ text, options, clause })),
  }
}

const isReading = (row: ExplanationRow): row is ReadingRow => row.kind === 'reading'
const isReason = (row: ExplanationRow): row is ReasonRow => row.kind !== 'reading'

const money = (low: Fen, high: Fen) => ({ low: decimal(low), high: decimal(high) })

function reasonView(engine: Engine, row: ReasonRow) {
  return { kind: row.kind, ...describe(engine, row), ...details(row), clause: row.clause }
}

/** What a program needs beside the words. */
function details(row: ReasonRow) {
  switch (row.kind) {
    case 'compare':
      return {
        state: row.state,
        fact: row.fact,
        given: row.given && valueView(row.given),
        relation: row.rel,
        limit: valueView(row.limit),
      }
    case 'choice':
      return { state: row.state, fact: row.fact, given: row.given, wanted: row.wanted }
    case 'verify':
    case 'case':
      return { state: row.state }
    case 'step':
      return { exact: valueView(row.value), numbers: row.numbers }
    case 'amount':
      return { amount: row.id, exact: valueView(row.value), numbers: row.numbers }
  }
}

const valueView = ({ low, high, unit }: Value) => ({ low: decimalText(low), high: decimalText(high), unit })
