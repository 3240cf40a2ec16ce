/** What to ask next: whatever still matters, the most useful first. */
import type { Fact, IsoDate } from './bundle'
import type { Answers, PolicyResult, Question } from './results'
import type { Slot } from './answers'
import type { Engine } from './engine'
import { evaluate, isBenefit } from './evaluate'

interface Candidate {
  readonly slot: Slot
  readonly exact: boolean
  policies: number
  verdict: boolean
  atStake: number
}

/** Evaluates, then asks: see `questionsFor`. */
export function nextQuestions(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): Question[] {
  return questionsFor(engine, answers, evaluate(engine, answers, on, ids))
}

/**
 * Open facts of these results, ranked by the policies they may settle, then the money at stake, then the effort.
 * A fact answered exactly or with 不清楚 does not come back; one given as a band comes back with `exact`.
 */
export function questionsFor(engine: Engine, answers: Answers, results: readonly PolicyResult[]): Question[] {
  const candidates = new Map<string, Candidate>()
  for (const result of results) weigh(engine, answers, result, candidates)
  const ranked = [...candidates.values()].sort(
    (a, b) =>
      Number(a.exact) - Number(b.exact) ||
      b.policies - a.policies ||
      b.atStake - a.atStake ||
      a.slot.fact.effort - b.slot.fact.effort ||
      a.slot.index - b.slot.index,
  )
  return ranked.map(({ slot, exact, policies, verdict, atStake }) => ({
    fact: slot.fact.id,
    exact,
    policies,
    verdict,
    atStake,
  }))
}

/** The same questions by subject, as the review page groups them: all of one theme before the next. */
export function byTheme({ bundle, facts }: Engine, questions: readonly Question[]): Question[] {
  const place = new Map(bundle.themes.map(({ id }, index) => [id, index]))
  const themeOf = ({ fact, exact }: Question): number =>
    exact ? bundle.themes.length : (place.get(facts.get(fact)?.theme ?? '') ?? 0)
  return [...questions].sort((a, b) => themeOf(a) - themeOf(b))
}

/** The questions of the next screen: the first one, with the rest of its group. */
export function nextScreen({ facts }: Engine, questions: readonly Question[]): readonly Question[] {
  const [first] = questions
  const group = first && groupOf(facts.get(first.fact))
  if (group === undefined) return questions.slice(0, 1)
  return questions.filter(({ fact }) => groupOf(facts.get(fact)) === group)
}

const groupOf = (fact: Fact | undefined): string | undefined => (fact?.type === 'choice' ? fact.group : undefined)

function weigh(engine: Engine, answers: Answers, result: PolicyResult, candidates: Map<string, Candidate>): void {
  if (result.needs.length === 0) return
  const atStake = benefitWidth(result)
  for (const fact of result.needs) {
    const answer = answers[fact]
    if (answer === null) continue
    const candidate = candidates.get(fact) ?? {
      slot: engine.slots.get(fact) as Slot,
      // Needed although answered: it can only have been a band.
      exact: answer !== undefined,
      policies: 0,
      verdict: false,
      atStake: 0,
    }
    candidates.set(fact, candidate)
    candidate.policies += 1
    candidate.verdict ||= result.verdict === 'unknown'
    candidate.atStake += atStake
  }
}

/** How far apart the ends of a policy's benefits are, in fen. */
function benefitWidth({ amounts }: PolicyResult): number {
  let width = 0
  for (const { kind, low, high } of amounts) if (isBenefit(kind)) width += high - low
  return width
}
