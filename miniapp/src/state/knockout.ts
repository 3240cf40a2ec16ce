/** What an answer rules out. */
import type { Answers, Engine, IsoDate } from '../../../shared/index'
import { whyNot } from './reasons'
import { settle } from './settled'

/** More than these are counted, not named. */
const FEW = 2

export interface RuledOut {
  readonly text: string
  /** Titles behind a tap; empty where the text names them. */
  readonly titles: readonly string[]
}

/** The policies that the last answer ruled out. */
export function newlyOut(
  engine: Engine,
  before: Answers,
  after: Answers,
  on: IsoDate,
  ids: readonly string[],
): string[] {
  const earlier = settle(engine, before, on, ids)
  return settle(engine, after, on, ids).flatMap(({ policy, verdict }, i) =>
    verdict === 'ineligible' && earlier[i]?.verdict !== 'ineligible' ? [policy.id] : [],
  )
}

/** The news for the user: named while they are few, with the condition that failed. */
export function ruledOut(engine: Engine, answers: Answers, on: IsoDate, ids: readonly string[]): RuledOut[] {
  const titleOf = (id: string) => engine.policies.get(id)?.title ?? id
  if (ids.length > FEW) {
    return [{ text: `有 ${ids.length} 项政策与您无关，相关的题不再问。`, titles: ids.map(titleOf) }]
  }
  return ids.map((id) => {
    const reason = whyNot(engine, answers, on, id)
    return {
      text: `「${titleOf(id)}」不适用${reason === null ? '' : `（${reason}）`}。`,
      titles: [],
    }
  })
}
