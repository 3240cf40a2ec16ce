import type { Due, FilingWindow } from '../bundle'
import { defined } from './defined'
import type { RuleProblem } from './errors'
import type { KeyPath } from './load'
import type { Surroundings } from './lower'
import { checkClause, type Fail } from './lower-citations'
import { lowerCondition } from './lower-conditions'
import { problemAt, type Parsed } from './rules'
import type { RawDue, RawWindow } from './schema/window'

const UNREADABLE = { op: 'number', value: [0, 1] } as const

/** Brings a filing window into the engine's form. Names that do not exist are problems. */
export function lowerWindow(
  { file, raw }: Parsed<RawWindow>,
  { facts, clauses }: Surroundings,
): { window: FilingWindow; problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = []
  const fail: Fail = (path, message, clause) => {
    problems.push(problemAt(file, path, message, clause))
  }
  const cite = (clause: string, path: KeyPath): string => {
    checkClause(clause, [...path, 'cite'], clauses, fail)
    return clause
  }
  const citing = (clause: string | undefined, path: KeyPath) =>
    clause === undefined ? {} : { cite: cite(clause, path) }

  const who = lowerCondition(raw.who, ['who'], {
    facts,
    lets: new Set(),
    readings: new Map(),
    formula: (_, path) => {
      fail(path, 'a window has no numbers: test choices with `is` or `one_of`')
      return UNREADABLE
    },
    citing,
    fail,
    noted: (node) => node,
  })
  const moved = Object.entries(raw.moved ?? {}).map(
    ([day, { to, cite: clause }]) => [day, { to, clause: cite(clause, ['moved', day]) }] as const,
  )
  const notes = raw.notes?.map((note, index) => ({ text: note.text, ...citing(note.cite, ['notes', index]) })) ?? []
  const { id, title, audience, place, verify } = raw
  const due = raw.due && dueOf(raw.due, cite(raw.due.cite, ['due']))
  const window = {
    ...{ id, title, audience, place, who, ...defined({ due }) },
    ...{
      verifiedFor: raw.verified_for ?? [],
      verify,
      moved: Object.fromEntries(moved),
      checkedOn: raw.checked_on,
      notes,
    },
  }
  return { window, problems }
}

function dueOf({ after, days, months, day, words }: RawDue, clause: string): Due {
  const common = { after, words, clause }
  if (days !== undefined) return { ...common, days }
  return months === undefined ? { ...common, day: day ?? '' } : { ...common, months }
}
