/** How far the check is, and how much is left as far as can be said. */
import {
  evaluate,
  groupOf,
  leadingQuestions,
  mayApply,
  type Answer,
  type Engine,
  type Fact,
  type IsoDate,
  type Question,
} from '../../../shared/index'
import { factsOn, inPlay, isWhole, screenId, type Draft, withAnswer } from './draft'
import { pending, without } from './flow'
import { once, settle } from './settled'

export interface Progress {
  /** Number of the screen, from 1. */
  readonly number: number
  /** How many come after it, as far as can be said now. */
  readonly left: number
  /** Nothing comes after it, whatever is answered. */
  readonly isLast: boolean
  /** Done so far, in percent. */
  readonly percent: number
}

export function progress(engine: Engine, draft: Draft, on: IsoDate): Progress {
  const open = screensLeft(engine, draft, on)
  const left = draft.step < draft.trail.length ? screensAgain(engine, draft, on) + open : Math.max(0, open - 1)
  const number = draft.step + 1
  const isLast = left === 0 && openScreens(engine, draft, on) <= 1
  return { number, left, isLast, percent: Math.round((100 * draft.step) / (number + left)) }
}

/** Screens that are still to be shown. The whole check has many that hang on an answer: there an estimate. */
export function screensLeft(engine: Engine, draft: Draft, on: IsoDate): number {
  if (!isWhole(engine, draft)) return openScreens(engine, draft, on)
  return once(engine, draft, `ahead ${on}`, () => screensAhead(engine, draft, on))
}

function openScreens(engine: Engine, draft: Draft, on: IsoDate): number {
  return screensOf(engine, pending(engine, draft, on)).size
}

function screensOf(engine: Engine, questions: readonly Question[]): Set<string> {
  return new Set(questions.map(({ fact }) => screenId(fact, groupOf(engine.facts.get(fact)))))
}

/** What a firm to which nothing more applies would see: it answers all that is sure to be asked, and so on. */
function screensAhead(engine: Engine, draft: Draft, on: IsoDate): number {
  const screens = new Set<string>()
  for (let ahead = draft; ;) {
    const open = pending(engine, ahead, on)
    if (open.length === 0) return screens.size
    const sure = leadingQuestions(open, settle(engine, ahead.answers, on, inPlay(ahead)))
    const asked = sure.length > 0 ? sure : open
    for (const screen of screensOf(engine, asked)) screens.add(screen)
    for (const { fact } of asked) ahead = withAnswer(ahead, fact, likely(engine.facts.get(fact)))
  }
}

/** No where that can be said, else the first option; a figure stays open. */
function likely(fact: Fact | undefined): Answer {
  if (fact?.type !== 'choice') return null
  return (fact.options.find(({ id }) => id === 'no') ?? fact.options[0])?.id ?? null
}

/** Screens seen before that come again on the way forward, had none of them been answered. */
function screensAgain(engine: Engine, draft: Draft, on: IsoDate): number {
  const later = draft.trail.slice(draft.step + 1)
  const answers = without(draft.answers, ...later.flatMap((screen) => factsOn(engine, screen)))
  const needed = new Set(
    evaluate(engine, answers, on, inPlay(draft))
      .filter(mayApply)
      .flatMap((result) => result.needs),
  )
  return later.filter((screen) => factsOn(engine, screen).some((fact) => needed.has(fact))).length
}
