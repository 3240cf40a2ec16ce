/** Which one answer would tell the most about a result. */
import {
  nextQuestions,
  type Answer,
  type Answers,
  type Engine,
  type Fact,
  type IsoDate,
  type PolicyResult,
  type Question,
} from '../../../shared/index'
import { isBand } from './bands'
import { once } from './settled'
import { waiting } from './waiting'

/**
 * The one question that narrows a result most: the situation it waits for, then what was not asked yet, then whichever
 * range or other 不清楚 is sure to leave the least open once it is known.
 */
export function narrowingFact(engine: Engine, answers: Answers, on: IsoDate, result: PolicyResult): string | null {
  const { id } = result.policy
  return once(engine, answers, `narrowing ${on} ${id}`, () => {
    const situation = waiting(engine, answers, on, [result]).get(id)
    if (situation !== undefined) return situation
    const [next] = nextQuestions(engine, answers, on, [id])
    return next && !next.exact ? next.fact : surest(engine, answers, on, id)
  })
}

/** Of equals the one that is asked first. */
function surest(engine: Engine, answers: Answers, on: IsoDate, id: string): string | null {
  const clear = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null))
  const ask = (given: Answers) => nextQuestions(engine, given, on, [id])
  const [first, ...others] = ask(clear).map(({ fact }) => {
    const trials = trialsOf(engine.facts.get(fact), answers[fact])
    return { fact, open: openOf(trials.map((answer) => ask({ ...clear, [fact]: answer })[0])) }
  })
  return first ? others.reduce((best, one) => (isLess(one.open, best.open) ? one : best), first).fact : null
}

/** What may be said instead: of a range its ends, every option, an end of each range, or the least, one more and the largest. */
function trialsOf(fact: Fact | undefined, answer: Answer | undefined): Answer[] {
  if (!fact) return []
  if (fact.type === 'choice') return fact.options.map(({ id }) => id)
  const { bands = [], min, max } = fact
  if (isBand(answer)) return [answer.low ?? min, answer.high ?? max]
  return bands.length > 0 ? bands.map(({ low, high }) => high ?? low ?? max) : [min, Math.min(min + 1, max), max]
}

/** Whether the verdict may stay open; what may stay at stake, and what does on the average. */
function openOf(next: readonly (Question | undefined)[]): readonly number[] {
  const stakes = next.map((question) => question?.atStake ?? 0)
  const isOpen = next.some((question) => question?.verdict)
  return [Number(isOpen), Math.max(...stakes), stakes.reduce((a, b) => a + b, 0) / stakes.length]
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}
