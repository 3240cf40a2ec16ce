/** Taking an answer in: checked by the engine, and other answers dropped only where they contradict it. */
import {
  AnswerError,
  checkAnswers,
  type Answer,
  type Answers,
  type Engine,
  type NumberFact,
} from '../../../shared/index'
import { withAnswer, type Draft } from './draft'
import { without } from './flow'

export interface Taken {
  readonly draft: Draft
  /** Facts whose earlier answers no longer fit; they are asked again. */
  readonly dropped: readonly string[]
}

/** Throws AnswerError, with a message for the user, when the answer itself is unusable. */
export function take(engine: Engine, draft: Draft, fact: string, answer: Answer, estimated = false): Taken {
  checkAnswers(engine, { [fact]: answer })
  let next = withAnswer(draft, fact, answer, estimated)
  const dropped: string[] = []
  for (;;) {
    const other = contradicted(engine, next.answers)
    if (!other) return { draft: next, dropped }
    if (other.fact === fact || !(other.fact in next.answers)) throw other.error
    dropped.push(other.fact)
    next = { ...next, answers: without(next.answers, other.fact) }
  }
}

/** The same for all answers of one screen. */
export function takeAll(engine: Engine, draft: Draft, answers: Answers): Taken {
  return Object.entries(answers).reduce<Taken>(
    (taken, [fact, answer]) => {
      const next = take(engine, taken.draft, fact, answer)
      return { draft: next.draft, dropped: [...taken.dropped, ...next.dropped] }
    },
    { draft, dropped: [] },
  )
}

function contradicted(engine: Engine, answers: Answers): { fact: string; error: AnswerError } | null {
  try {
    checkAnswers(engine, answers)
    return null
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error
    return { fact: error.path.split('.')[1] ?? '', error }
  }
}

/** How a number may be given. */
export type Mode = 'bands' | 'exact' | 'quarters' | 'parts'

export function modesOf(fact: NumberFact): Mode[] {
  const modes: Mode[] = []
  if (fact.bands && fact.bands.length > 0) modes.push('bands')
  modes.push('exact')
  if (fact.quarterly) modes.push('quarters')
  if (fact.parts) modes.push('parts')
  return modes
}

/** The way the present answer was given, or the easiest one. */
export function modeFor(fact: NumberFact, answer: Answer | undefined, exactly: boolean): Mode {
  if (typeof answer === 'object' && answer !== null) {
    if ('quarters' in answer) return 'quarters'
    if ('parts' in answer) return 'parts'
  }
  if (typeof answer === 'string' || typeof answer === 'number') return 'exact'
  return exactly || !fact.bands?.length ? 'exact' : 'bands'
}
