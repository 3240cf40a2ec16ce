/** The order of the questions, forwards and backwards. */
import {
  evaluate,
  nextQuestions,
  type Answer,
  type Answers,
  type Decimal,
  type Engine,
  type IsoDate,
  type Question,
} from '../../../shared/index'
import { isBand } from './bands'
import { inPlay, type Draft } from './draft'

/** What is asked without being asked for: an exact figure only where a verdict hangs on it. */
export function pending(engine: Engine, draft: Draft, on: IsoDate): Question[] {
  return nextQuestions(engine, draft.answers, on, inPlay(draft)).filter(
    ({ fact, exact, verdict }) =>
      !exact || (verdict && !draft.keptBands.includes(fact) && isDecisive(engine, draft, on, fact)),
  )
}

/** Whether the two ends of the band given for a fact lead to different verdicts. */
function isDecisive(engine: Engine, draft: Draft, on: IsoDate, id: string): boolean {
  const fact = engine.facts.get(id)
  const answer = draft.answers[id]
  if (fact?.type !== 'number' || !isBand(answer)) return true
  const verdicts = (value: Decimal) =>
    evaluate(engine, { ...draft.answers, [id]: value }, on, inPlay(draft)).map((result) => result.verdict)
  const atHigh = verdicts(answer.high ?? fact.max)
  return verdicts(answer.low ?? fact.min).some((verdict, i) => verdict !== atHigh[i])
}

/** The question on the screen; null when there is nothing left to ask. */
export function currentFact(engine: Engine, draft: Draft, on: IsoDate): string | null {
  return draft.trail[draft.step] ?? pending(engine, draft, on)[0]?.fact ?? null
}

/** Whether the screen asks for the exact figure behind a band that was given before. */
export function asksExactly(engine: Engine, draft: Draft, on: IsoDate, fact: string): boolean {
  return pending(engine, draft, on).some((question) => question.fact === fact && question.exact)
}

/** One step on, after the question on the screen was answered or left as it is. */
export function forward(engine: Engine, draft: Draft, on: IsoDate, fact: string): Draft {
  const atEnd = draft.step >= draft.trail.length
  const seen = draft.trail.filter((id) => id !== fact)
  const trail = atEnd ? [...seen, fact] : draft.trail
  let step = atEnd ? trail.length : draft.step + 1
  while (step < trail.length && !matters(engine, draft, on, trail[step])) step++
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
function matters(engine: Engine, draft: Draft, on: IsoDate, fact: string | undefined): boolean {
  if (fact === undefined) return false
  return nextQuestions(engine, without(draft.answers, fact), on, inPlay(draft)).some((next) => next.fact === fact)
}

export function without(answers: Answers, fact: string): Answers {
  const others: Record<string, Answer> = {}
  for (const id in answers) if (id !== fact) others[id] = answers[id] as Answer
  return others
}

export interface Progress {
  /** Number of the question on the screen, from 1. */
  readonly number: number
  /** How many come after it, as far as can be said now. */
  readonly left: number
  /** Done so far, in percent. */
  readonly percent: number
}

export function progress(engine: Engine, draft: Draft, on: IsoDate): Progress {
  const open = pending(engine, draft, on).length
  const again = draft.trail.slice(draft.step + 1).filter((fact) => matters(engine, draft, on, fact)).length
  const left = draft.step < draft.trail.length ? again + open : Math.max(0, open - 1)
  const number = draft.step + 1
  return { number, left, percent: Math.round((100 * draft.step) / (number + left)) }
}

/** Every fact the chosen policies may need, whatever is answered, in the bundle's order. */
export function relevantFacts(engine: Engine, draft: Draft, on: IsoDate): string[] {
  const needed = new Set(evaluate(engine, {}, on, inPlay(draft)).flatMap((result) => result.needs))
  return engine.bundle.facts.filter((fact) => needed.has(fact.id)).map((fact) => fact.id)
}
