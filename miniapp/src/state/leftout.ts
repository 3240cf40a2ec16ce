/** What a result does not know because its questions were switched off. */
import { mayApply, type Engine, type IsoDate, type Theme } from '../../../shared/index'
import { inPlay, type Draft } from './draft'
import { isSkipped } from './flow'
import { settle } from './settled'

export interface LeftOut {
  /** Themes with a question that would have been asked. */
  readonly themes: readonly Theme[]
  /** Policies that stay open for want of an answer. */
  readonly policies: number
}

export function leftOut(engine: Engine, draft: Draft, on: IsoDate): LeftOut {
  const isMissing = (fact: string) => draft.answers[fact] === undefined && isSkipped(engine, draft, fact)
  const missing = settle(engine, draft.answers, on, inPlay(draft))
    .filter(mayApply)
    .map(({ needs }) => needs.filter(isMissing))
  const facts = new Set(missing.flat())
  return {
    themes: engine.bundle.themes.filter(({ id }) => [...facts].some((fact) => engine.facts.get(fact)?.theme === id)),
    policies: missing.filter((needs) => needs.length > 0).length,
  }
}
