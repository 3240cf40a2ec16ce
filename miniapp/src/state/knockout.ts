import { evaluate, type Answers, type Engine, type IsoDate } from '../../../shared/index'
import { failedConditions } from './reasons'

/** A line for each policy that the last answer ruled out, with the condition that failed. */
export function newlyOut(
  engine: Engine,
  before: Answers,
  after: Answers,
  on: IsoDate,
  ids: readonly string[],
): readonly string[] {
  const wasOut = new Set(
    evaluate(engine, before, on, ids).flatMap((result) => (result.verdict === 'ineligible' ? [result.policy.id] : [])),
  )
  return evaluate(engine, after, on, ids).flatMap(({ policy, verdict }) => {
    if (verdict !== 'ineligible' || wasOut.has(policy.id)) return []
    const reason = failedConditions(engine, after, on, policy.id)[0]
    return [`「${policy.title}」不适用${reason ? `（${reason.title}：${reason.given}）` : ''}，相关的题不再问。`]
  })
}
