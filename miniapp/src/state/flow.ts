/** The order of the questions, forwards and backwards. */
import {
  byTheme,
  evaluate,
  groupOf,
  mayApply,
  nextScreen,
  questionsFor,
  type Answer,
  type Answers,
  type Decimal,
  type Engine,
  type Group,
  type IsoDate,
  type Question,
} from '../../../shared/index'
import { isBand } from './bands'
import { factsOn, inPlay, isWhole, screenId, type Draft } from './draft'
import { readersOf } from './facts'
import { once, settle } from './settled'
import { waiting } from './waiting'

/** What one screen asks. */
export interface Screen {
  /** Its name in the trail. */
  readonly id: string
  /** One fact, or several of a group. */
  readonly facts: readonly string[]
  readonly group: Group | null
}

/**
 * What is asked without being asked for: nothing of a theme left out or about what the firm cannot have, an exact
 * figure only where a verdict hangs on it, and in the whole check nothing about what a 不清楚 keeps open anyway.
 */
export function pending(engine: Engine, draft: Draft, on: IsoDate): readonly Question[] {
  return once(engine, draft, `pending ${on}`, () => {
    const all = settle(engine, draft.answers, on, inPlay(draft))
    const waits = isWhole(engine, draft) ? waiting(engine, draft.answers, on, all) : null
    const results = all.filter((result) => mayApply(result) && !waits?.has(result.policy.id))
    const questions = questionsFor(engine, draft.answers, results).filter(
      ({ fact, exact, verdict }) =>
        !isSkipped(engine, draft, fact) &&
        (!exact || (verdict && !draft.keptBands.includes(fact) && isDecisive(engine, draft, on, fact))),
    )
    if (!isWhole(engine, draft)) return questions
    const last = factsOn(engine, draft.trail[draft.trail.length - 1] ?? '')[0]
    return byTheme(engine, questions, results, engine.facts.get(last ?? '')?.theme)
  })
}

export function isSkipped(engine: Engine, draft: Draft, fact: string): boolean {
  return draft.skipped?.includes(engine.facts.get(fact)?.theme ?? '') ?? false
}

/** Whether the two ends of the band given for a fact lead to different verdicts. */
function isDecisive(engine: Engine, draft: Draft, on: IsoDate, id: string): boolean {
  const fact = engine.facts.get(id)
  const answer = draft.answers[id]
  if (fact?.type !== 'number' || !isBand(answer)) return true
  const readers = readersOf(engine, inPlay(draft), id)
  const verdicts = (value: Decimal) =>
    evaluate(engine, { ...draft.answers, [id]: value }, on, readers).map((result) => result.verdict)
  const atHigh = verdicts(answer.high ?? fact.max)
  return verdicts(answer.low ?? fact.min).some((verdict, i) => verdict !== atHigh[i])
}

/** The screen the user stands on; null when there is nothing left to ask. */
export function currentScreen(engine: Engine, draft: Draft, on: IsoDate): Screen | null {
  const shown = draft.trail[draft.step]
  if (shown !== undefined) {
    const facts = factsOn(engine, shown)
    const answered = facts.filter((fact) => draft.answers[fact] !== undefined)
    return screenOf(engine, answered.length > 0 ? answered : facts)
  }
  const open = pending(engine, draft, on)
  const next = nextScreen(engine, open)
  return screenOf(
    engine,
    next.map(({ fact }) => fact),
  )
}

function screenOf(engine: Engine, facts: readonly string[]): Screen | null {
  const first = engine.facts.get(facts[0] ?? '')
  if (!first) return null
  // One question alone needs no list.
  const groupId = facts.length > 1 ? groupOf(first) : undefined
  const group = engine.bundle.groups.find(({ id }) => id === groupId)
  return { id: screenId(first.id, group?.id), facts, group: group ?? null }
}

/** Whether the screen asks for the exact figure behind a band that was given before. */
export function asksExactly(engine: Engine, draft: Draft, on: IsoDate, fact: string): boolean {
  return pending(engine, draft, on).some((question) => question.fact === fact && question.exact)
}

/** One step on, after the screen was answered or left as it is. */
export function forward(engine: Engine, draft: Draft, on: IsoDate, screen: string): Draft {
  const atEnd = draft.step >= draft.trail.length
  const seen = draft.trail.filter((id) => id !== screen)
  const trail = atEnd ? [...seen, screen] : draft.trail
  let step = atEnd ? trail.length : draft.step + 1
  while (step < trail.length && !factsOn(engine, trail[step] ?? '').some((fact) => matters(engine, draft, on, fact)))
    step++
  return { ...draft, trail, step }
}

/** One step back; the answers stay. */
export function backward(draft: Draft): Draft {
  return { ...draft, step: Math.max(0, draft.step - 1) }
}

export function moveTo(draft: Draft, step: number): Draft {
  return { ...draft, step: Math.max(0, Math.min(step, draft.trail.length)) }
}

/** Whether a fact that was answered would still be asked if it had not been. */
function matters(engine: Engine, draft: Draft, on: IsoDate, fact: string): boolean {
  if (draft.answers[fact] === undefined || isSkipped(engine, draft, fact)) return false
  const readers = readersOf(engine, inPlay(draft), fact)
  return evaluate(engine, without(draft.answers, fact), on, readers).some(
    (result) => mayApply(result) && result.needs.includes(fact),
  )
}

export function without(answers: Answers, ...facts: readonly string[]): Answers {
  const others: Record<string, Answer> = {}
  for (const id in answers) if (!facts.includes(id)) others[id] = answers[id] as Answer
  return others
}

const NOTHING: Answers = {}

/** Every fact the chosen policies may need, whatever is answered, in the bundle's order. */
export function relevantFacts(engine: Engine, draft: Draft, on: IsoDate): string[] {
  const needed = new Set(settle(engine, NOTHING, on, inPlay(draft)).flatMap((result) => result.needs))
  return engine.bundle.facts.filter((fact) => needed.has(fact.id)).map((fact) => fact.id)
}
