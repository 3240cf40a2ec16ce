/** What to ask next: whatever still matters, the most useful first. */
import type { Fact, IsoDate, Policy } from './bundle'
import type { Answers, PolicyResult, Question } from './results'
import type { Slot } from './answers'
import { fill, programsOf, type Engine } from './engine'
import { evaluateOne, isBenefit } from './evaluate'
import { factsOf } from './tree'

interface Candidate {
  readonly slot: Slot
  readonly exact: boolean
  policies: number
  verdict: boolean
  atStake: number
}

/** Evaluates, without looking for what bounds the amounts, then asks: see `questionsFor`. */
export function nextQuestions(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): Question[] {
  fill(engine, answers)
  const results = programsOf(engine, ids).map((program) => evaluateOne(engine, program, on))
  return questionsFor(engine, answers, results)
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

/**
 * Of each policy's open questions the most useful one: whatever it leads to, this one has to be asked.
 * While the verdict is open that is a question of its conditions, so that nobody is asked for the amount of
 * what they cannot get.
 */
export function leadingQuestions(questions: readonly Question[], results: readonly PolicyResult[]): Question[] {
  const place = new Map(questions.flatMap(({ fact, exact }, index) => (exact ? [] : [[fact, index] as const])))
  const leading = new Set<string>()
  for (const { policy, verdict, needs } of results) {
    const open = needs.filter((fact) => place.has(fact))
    const deciding = verdict === 'unknown' ? open.filter((fact) => conditionFacts(policy).has(fact)) : []
    const [first, ...others] = deciding.length > 0 ? deciding : open
    if (first === undefined) continue
    leading.add(others.reduce((a, b) => ((place.get(b) ?? 0) < (place.get(a) ?? 0) ? b : a), first))
  }
  return questions.filter(({ fact }) => leading.has(fact))
}

/**
 * The same questions by subject: the leading ones, all of one theme before the next, beginning with the theme `from`
 * and coming round to those before it; then those that may never have to be asked; then exact figures behind a band.
 */
export function byTheme(
  { bundle, facts }: Engine,
  questions: readonly Question[],
  results: readonly PolicyResult[],
  from?: string,
): Question[] {
  const count = bundle.themes.length
  const index = new Map(bundle.themes.map(({ id }, i) => [id, i]))
  const start = index.get(from ?? '') ?? 0
  const leading = new Set(leadingQuestions(questions, results))
  const place = (question: Question): number => {
    const theme = index.get(facts.get(question.fact)?.theme ?? '') ?? 0
    const round = question.exact ? 2 : leading.has(question) ? 0 : 1
    return round * count + ((theme - start + count) % count)
  }
  return [...questions].sort((a, b) => place(a) - place(b))
}

const factsOfConditions = new WeakMap<Policy, ReadonlySet<string>>()

/** The facts that decide whether a policy applies, as opposed to what it is worth. */
function conditionFacts(policy: Policy): ReadonlySet<string> {
  const found = factsOfConditions.get(policy) ?? factsOf(policy, [policy.eligible])
  factsOfConditions.set(policy, found)
  return found
}

/** The questions of the next screen: the first one, with the rest of its group. */
export function nextScreen({ facts }: Engine, questions: readonly Question[]): readonly Question[] {
  const [first] = questions
  const group = first && groupOf(facts.get(first.fact))
  if (group === undefined) return questions.slice(0, 1)
  return questions.filter(({ fact }) => groupOf(facts.get(fact)) === group)
}

/** The group on whose screen the fact is asked; undefined when it has a screen of its own. */
export const groupOf = (fact: Fact | undefined): string | undefined =>
  fact?.type === 'choice' ? fact.group : undefined

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
