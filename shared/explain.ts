/** Why: the parts of a policy that decide, each with its clause. */
import type { IsoDate } from './bundle'
import type { Answers, Explanation, ExplanationRow } from './results'
import { fill, programOf, programsOf, type Engine, type Program } from './engine'
import { isOpen, resultOf } from './evaluate'
import { tellerOf } from './tell'

/**
 * The deciding parts in reading order: conditions, then steps, then amounts.
 * Throws AnswerError for unusable answers and RuleError for an unknown policy.
 */
export function explain(engine: Engine, answers: Answers, on: IsoDate, id: string): Explanation {
  fill(engine, answers)
  return explainOne(engine, programOf(engine, id), on)
}

/** The same for several policies at once: every benefit, or those named. */
export function explainAll(engine: Engine, answers: Answers, on: IsoDate, ids?: readonly string[]): Explanation[] {
  fill(engine, answers)
  return programsOf(engine, ids).map((program) => explainOne(engine, program, on))
}

/** The conditions of a policy with their state for this firm, deciding or not; of alternatives those that count. */
export function conditions(engine: Engine, answers: Answers, on: IsoDate, id: string): readonly ExplanationRow[] {
  fill(engine, answers)
  const { policy, on: rulesOn } = programOf(engine, id)
  const { linked } = rulesOn(on)
  return linked ? tellerOf(engine, policy, linked, on).conditions(isOpen(engine, linked)) : []
}

function explainOne(engine: Engine, program: Program, on: IsoDate): Explanation {
  const result = resultOf(engine, program, on)
  const linked = result.failure === undefined ? program.on(on).linked : null
  return {
    on,
    result,
    rows: linked ? tellerOf(engine, program.policy, linked, on).reasons(isOpen(engine, linked), result.amounts) : [],
  }
}
