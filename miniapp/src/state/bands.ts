import {
  mayApply,
  type Answer,
  type Answers,
  type Decimal,
  type NumberFact,
  type PolicyResult,
} from '../../../shared/index'

export interface BandAnswer {
  readonly low?: Decimal
  readonly high?: Decimal
}

/** Whether an answer is a range rather than a figure. */
export function isBand(answer: Answer | undefined): answer is BandAnswer {
  return typeof answer === 'object' && answer !== null && !('quarters' in answer) && !('parts' in answer)
}

/** Which of the fact's bands an answer is; -1 for none. */
export function bandIndex(fact: NumberFact, answer: Answer | undefined): number {
  if (!isBand(answer)) return -1
  return (fact.bands ?? []).findIndex((band) => band.low === answer.low && band.high === answer.high)
}

/** The facts given as a range that leave one of these results, or what it comes to, open. */
export function openRanges(answers: Answers, results: readonly PolicyResult[]): string[] {
  const needs = results.filter(mayApply).flatMap((result) => result.needs)
  return [...new Set(needs)].filter((fact) => isBand(answers[fact]))
}
