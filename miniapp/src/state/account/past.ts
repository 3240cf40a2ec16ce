/** What an earlier result comes to, counted as the result page counts. Pure. */
import { portfolio, type Engine, type Total } from '../../../../shared/index'
import { comesToNothing, worthTelling } from '../outcome'
import type { Kept, KeptPolicy } from './kept'

/** Whether the policy counts for a total: no second view of another one, nothing that is only proposed. */
export function countsIn(engine: Engine, id: string): boolean {
  const policy = engine.policies.get(id)
  return !policy || (policy.role === 'benefit' && policy.kind !== 'draft')
}

/** What the firm had, apart from what came to exactly 0. */
export function wonIn(engine: Engine, { policies }: Kept): readonly KeptPolicy[] {
  return policies.filter((one) => one.eligible && countsIn(engine, one.policy) && !comesToNothing(one))
}

/** Benefits by kind, in fen: only what was certain, for the history counts policies that nobody was asked about. */
export function pastTotals(engine: Engine, { policies }: Kept): readonly Total[] {
  const sure = policies.filter(({ policy, eligible }) => eligible && countsIn(engine, policy))
  return worthTelling(
    portfolio(
      sure.map(({ policy, amounts }) => ({
        // One that is gone from the rules is an alternative to none.
        policy: engine.policies.get(policy) ?? { role: 'benefit', topic: policy },
        status: 'in-force',
        verdict: 'eligible',
        amounts,
      })),
    ),
  )
}
