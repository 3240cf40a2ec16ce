/** Why a result is what it is, as JSON text: the deciding rows of its explanation, shares as decimal strings. */
import { describe, type Engine, type ExplanationRow, type Value } from '../../shared/index'
import { decimalText } from './decimals'

type ReadingRow = Extract<ExplanationRow, { kind: 'reading' }>
type ReasonRow = Exclude<ExplanationRow, ReadingRow>

/** The members `reasons` and `readings` of a result. */
export function reasonsText(engine: Engine, rows: readonly ExplanationRow[]): string {
  const reasons = rows.filter(isReason).map((row) => reasonView(engine, row))
  const readings = rows.filter(isReading).map(({ text, options, clause }) => ({ text, options, clause }))
  return `"reasons":${JSON.stringify(reasons)},"readings":${JSON.stringify(readings)}`
}

const isReading = (row: ExplanationRow): row is ReadingRow => row.kind === 'reading'
const isReason = (row: ExplanationRow): row is ReasonRow => row.kind !== 'reading'

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

const valueView = ({ low, high, ...others }: Value) => ({ low: decimalText(low), high: decimalText(high), ...others })
