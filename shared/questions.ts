/** What to ask next: whatever still matters, the most useful first. */
import type { IsoDate } from './bundle'
import type { Answers, PolicyResult, Question } from './results'
import { Said } from './answers'
import { fill, programsOf, type Engine } from './engine'
import { evaluateOne, isBenefit } from './evaluate'

interface Candidate {
  readonly fact: string
  readonly exact: boolean
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
  const candidates = new Map<string, Candidate>()
  for (const program of programsOf(engine, ids)) weigh(engine, evaluateOne(engine, program, on), candidates)
  const effort = (question: Question): number => engine.facts.get(question.fact)?.effort ?? 0
  return [...candidates.values()].sort(
    (a, b) =>
      Number(a.exact) - Number(b.exact) ||
      b.policies - a.policies ||
      b.atStake - a.atStake ||
      effort(a) - effort(b) ||
      slotOf(engine, a.fact) - slotOf(engine, b.fact),
  )
}

function weigh(engine: Engine, result: PolicyResult, candidates: Map<string, Candidate>): void {
  const atStake = benefitWidth(result)
  for (const fact of result.needs) {
    const candidate = candidates.get(fact) ?? candidateOf(engine, fact)
    if (!candidate) continue
    candidates.set(fact, candidate)
    candidate.policies += 1
    candidate.verdict ||= result.verdict === 'unknown'
    candidate.atStake += atStake
  }
}

/** Nothing for a fact that was answered exactly or with 不清楚. */
function candidateOf(engine: Engine, fact: string): Candidate | null {
  const said = engine.said[slotOf(engine, fact)]
  if (said === Said.Exact || said === Said.DontKnow) return null
  return { fact, exact: said === Said.Band, policies: 0, verdict: false, atStake: 0 }
}

function slotOf(engine: Engine, fact: string): number {
  return engine.slots.get(fact)?.index ?? -1
}

/** How far apart the ends of a policy's benefits are, in fen. */
function benefitWidth({ amounts }: PolicyResult): number {
  let width = 0
  for (const { kind, low, high } of amounts) if (isBenefit(kind)) width += high - low
  return width
}
