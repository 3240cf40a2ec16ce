/** All answers of a check by theme, and what each rests on. */
import { factAnswerText, type Engine, type Fact, type IsoDate } from '../../../shared/index'
import { isBand } from './bands'
import type { Draft } from './draft'
import { pending, relevantFacts } from './flow'

/** How an answer enters the sums: as given, as a range, as every possibility, as an estimate, or not yet. */
export type Basis = 'given' | 'range' | 'unknown' | 'estimate' | 'open'

export interface ReviewLine {
  readonly fact: Fact
  readonly text: string
  readonly basis: Basis
}

export interface ReviewGroup {
  readonly id: string
  readonly label: string
  readonly lines: readonly ReviewLine[]
  /** Questions that still matter, not answered yet. */
  readonly open: readonly ReviewLine[]
}

/** Answered questions and those that still matter, grouped by theme, in the bundle's order. */
export function reviewOf(engine: Engine, draft: Draft, on: IsoDate): ReviewGroup[] {
  const awaited = new Set(pending(engine, draft, on).map(({ fact }) => fact))
  const lines = relevantFacts(engine, draft, on).flatMap((id) => {
    const fact = engine.facts.get(id)
    if (!fact || (draft.answers[id] === undefined && !awaited.has(id))) return []
    return [{ fact, text: factAnswerText(fact, draft.answers[id]), basis: basisOf(draft, id) }]
  })
  return engine.bundle.themes
    .map(({ id, label }) => {
      const own = lines.filter((line) => line.fact.theme === id)
      return {
        id,
        label,
        lines: own.filter(({ basis }) => basis !== 'open'),
        open: own.filter(({ basis }) => basis === 'open'),
      }
    })
    .filter((group) => group.lines.length + group.open.length > 0)
}

function basisOf(draft: Draft, fact: string): Basis {
  const answer = draft.answers[fact]
  if (answer === undefined) return 'open'
  if (answer === null) return 'unknown'
  if (draft.estimated.includes(fact)) return 'estimate'
  return isBand(answer) && answer.low !== answer.high ? 'range' : 'given'
}
