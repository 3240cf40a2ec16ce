/** What to ask next: whatever still matters, the most useful first. */
import type { IsoDate } from './bundle'
import type { Answers, PolicyResult, Question } from './results'
import { Said } from './answers'
import { fill, programsOf, type Engine } from './engine'
import { evaluateOne, isBenefit } from './evaluate'

interface Weight {
  policies: number
  verdict: boolean
  atStake: number
}

/**
 * Open facts of the policies, ranked by the policies they may settle, then the money at stake, then the effort.
 * A fact answered exactly or with 不清楚 does not come back; one given as a band comes back with `exact`.
 */
export function nextQuestions(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): Question[] {
  fill(engine, answers)
  const { said } = engine
  const weights = weigh(programsOf(engine, ids).map((program) => evaluateOne(engine, program, on)))
  const questions: (Question & { readonly effort: number; readonly slot: number })[] = []
  engine.bundle.facts.forEach((fact, slot) => {
    const weight = weights.get(fact.id)
    if (!weight || said[slot] === Said.Exact || said[slot] === Said.DontKnow) return
    questions.push({ fact: fact.id, exact: said[slot] === Said.Band, ...weight, effort: fact.effort, slot })
  })
  questions.sort(
    (a, b) =>
      Number(a.exact) - Number(b.exact) ||
      b.policies - a.policies ||
      b.atStake - a.atStake ||
      a.effort - b.effort ||
      a.slot - b.slot,
  )
  return questions.map(({ fact, exact, policies, verdict, atStake }) => ({ fact, exact, policies, verdict, atStake }))
}

function weigh(results: readonly PolicyResult[]): Map<string, Weight> {
  const weights = new Map<string, Weight>()
  for (const result of results) {
    const undecided = result.verdict === 'unknown'
    const atStake = result.amounts.reduce((sum, { kind, low, high }) => sum + (isBenefit(kind) ? high - low : 0), 0)
    for (const fact of result.needs) {
      const weight = weights.get(fact) ?? { policies: 0, verdict: false, atStake: 0 }
      weight.policies += 1
      weight.verdict ||= undecided
      weight.atStake += atStake
      weights.set(fact, weight)
    }
  }
  return weights
}
