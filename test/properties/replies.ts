/** A user who answers whatever is asked: exactly, with a band the first time, or not at all. */
import fc from 'fast-check'
import type { Answer, Engine } from '../../shared'
import { anyAnswer, exactAnswer } from './random-answers'

export function replyFrom(
  engine: Engine,
  edges: ReadonlyMap<string, readonly number[]>,
  seed: number,
): (fact: string, exact: boolean) => Answer {
  let asked = 0
  return (id, exact) => {
    asked += 1
    const fact = engine.facts.get(id)!
    if ((seed + asked) % 7 === 0) return null
    const arbitrary = exact ? exactAnswer(fact, edges.get(id)) : anyAnswer(fact, edges.get(id))
    return fc.sample(arbitrary, { numRuns: 1, seed: seed + asked })[0] as Answer
  }
}
