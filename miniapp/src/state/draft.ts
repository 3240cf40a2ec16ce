/** One check in progress: what is chosen, what is answered, and where the user stands. */
import {
  groupOf,
  keepAnswers,
  type Answer,
  type Answers,
  type Check,
  type Engine,
  type IsoDate,
} from '../../../shared/index'
import { isBand } from './bands'
import { textsIn } from './reading'

/** Raised when the form of a stored draft changes; older ones are read field by field. */
const DRAFT_FORMAT = 2

export interface Draft {
  readonly format: typeof DRAFT_FORMAT
  /** Hash of the rules the answers were given under. */
  readonly bundle: string
  /** Tax year of the check. */
  readonly year: number
  /** The entry of the home page it began with. */
  readonly check: string | null
  /** Benefits being checked; empty = nothing chosen yet. */
  readonly policies: readonly string[]
  /** Other views of the same subject that the user opened, e.g. the quarterly prepayment. */
  readonly views: readonly string[]
  /** Themes whose questions are left out; null until the user was asked. */
  readonly skipped: readonly string[] | null
  readonly answers: Answers
  /** Screens in the order they were shown, and the place in it that is on the screen. */
  readonly trail: readonly string[]
  readonly step: number
  /** Facts whose band is all the user can say: not asked exactly again. */
  readonly keptBands: readonly string[]
  /** Answers taken over from an estimate. */
  readonly estimated: readonly string[]
}

export function emptyDraft(engine: Engine, year: number): Draft {
  return {
    format: DRAFT_FORMAT,
    bundle: engine.bundle.hash,
    year,
    check: null,
    policies: [],
    views: [],
    skipped: [],
    answers: {},
    trail: [],
    step: 0,
    keptBands: [],
    estimated: [],
  }
}

/** The day the rules are read on: today in the running year, the last day of a past one. */
export function dayOf(year: number, today: IsoDate): IsoDate {
  return year === Number(today.slice(0, 4)) ? today : `${year}-12-31`
}

/** Tax years on offer, newest first: from the first year any benefit covers to the running one. */
export function yearsOf(engine: Engine, today: IsoDate): number[] {
  const starts = engine.bundle.policies
    .filter((policy) => policy.role === 'benefit')
    .flatMap((policy) => policy.valid.map((period) => Number(period.from.slice(0, 4))))
  const newest = Number(today.slice(0, 4))
  const oldest = Math.min(newest, ...starts)
  return Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i)
}

/**
 * A draft read back from storage under today's rules. Whatever no longer fits is left out, never guessed;
 * `dropped` names the facts whose answers were lost. Null when nothing usable is stored. Never throws.
 */
export function restore(engine: Engine, stored: unknown, today: IsoDate): { draft: Draft; dropped: string[] } | null {
  if (typeof stored !== 'object' || stored === null) return null
  const old = stored as Record<string, unknown>
  const { answers, dropped } = keepAnswers(engine, old.answers)
  const check = engine.bundle.checks.find(({ id }) => id === old.check)
  const isOffered = (id: string) => engine.policies.get(id)?.role === 'benefit'
  const policies = check?.policies ?? textsIn(old.policies).filter(isOffered)
  const years = yearsOf(engine, today)
  if (policies.length === 0 && Object.keys(answers).length === 0) return null
  const isFact = (id: string) => engine.facts.has(id)
  const trail = textsIn(old.trail).filter((id) => factsOn(engine, id).some((fact) => fact in answers))
  return {
    draft: {
      format: DRAFT_FORMAT,
      bundle: engine.bundle.hash,
      year: years.find((year) => year === old.year) ?? Number(today.slice(0, 4)),
      check: check?.id ?? null,
      policies,
      skipped: old.skipped === null ? null : textsIn(old.skipped).filter((id) => isTheme(engine, id)),
      views: textsIn(old.views).filter((id) => engine.policies.get(id)?.role === 'view'),
      answers,
      trail,
      step:
        typeof old.step === 'number' ? Math.max(0, Math.min(Math.trunc(old.step), trail.length)) || 0 : trail.length,
      keptBands: textsIn(old.keptBands).filter(isFact),
      estimated: textsIn(old.estimated).filter(isFact),
    },
    dropped: dropped.map((id) => engine.facts.get(id)?.label ?? id),
  }
}

function isTheme(engine: Engine, id: string): boolean {
  return engine.bundle.themes.some((theme) => theme.id === id)
}

/** Starts a check of these policies; answers given before stay. */
export function choose(draft: Draft, policies: readonly string[]): Draft {
  return { ...draft, check: null, policies, skipped: [], views: [], trail: [], step: 0 }
}

/** Starts an entry of the home page. The one that covers everything asks for the themes first. */
export function begin(engine: Engine, draft: Draft, check: Check): Draft {
  const skipped = check === wholeCheck(engine) ? null : []
  return { ...choose(draft, check.policies), check: check.id, skipped }
}

/** The check that covers all the others. */
export function wholeCheck(engine: Engine): Check | undefined {
  const [first, ...others] = engine.bundle.checks
  return first && others.reduce((most, one) => (one.policies.length > most.policies.length ? one : most), first)
}

export function isWhole(engine: Engine, draft: Draft): boolean {
  return draft.check !== null && draft.check === wholeCheck(engine)?.id
}

const GROUP = 'group:'

/** What a screen is called in the trail: its fact, or the group of its facts. */
export function screenId(fact: string, group: string | undefined): string {
  return group === undefined ? fact : `${GROUP}${group}`
}

/** The facts a screen of the trail may ask. */
export function factsOn(engine: Engine, screen: string): string[] {
  if (!screen.startsWith(GROUP)) return [screen]
  const group = screen.slice(GROUP.length)
  return engine.bundle.facts.flatMap((fact) => (groupOf(fact) === group ? [fact.id] : []))
}

/** Another year, or a changed set of rules, may ask other questions: the path starts over, the answers stay. */
export function inYear(draft: Draft, year: number): Draft {
  return { ...draft, year, trail: [], step: 0, keptBands: [] }
}

/** Writes one answer. `estimated` marks it as taken from an estimate; a range of it is then all the user can say. */
export function withAnswer(draft: Draft, fact: string, answer: Answer, estimated = false): Draft {
  const keptBands = draft.keptBands.filter((id) => id !== fact)
  const others = draft.estimated.filter((id) => id !== fact)
  return {
    ...draft,
    answers: { ...draft.answers, [fact]: answer },
    keptBands: estimated && isBand(answer) ? [...keptBands, fact] : keptBands,
    estimated: estimated ? [...others, fact] : others,
  }
}

/** The policies whose questions are asked. */
export function inPlay(draft: Draft): readonly string[] {
  return draft.views.length === 0 ? draft.policies : [...draft.policies, ...draft.views]
}

/** The policies a result shows: those asked about and, beside the whole check, what is only proposed so far. */
export function onShow(engine: Engine, draft: Draft): readonly string[] {
  if (!isWhole(engine, draft)) return inPlay(draft)
  const asked = inPlay(draft)
  const proposed = engine.bundle.policies.filter(({ kind, role }) => kind === 'draft' && role === 'benefit')
  return [...asked, ...proposed.flatMap(({ id }) => (asked.includes(id) ? [] : [id]))]
}
