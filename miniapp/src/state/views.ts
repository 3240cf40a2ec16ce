import { statusOn, type Engine, type Policy, type PolicyResult } from '../../../shared/index'
import type { Draft } from './draft'

/** Other ways to look at the subject of an open or fulfilled benefit, in force in the draft's year and not opened yet. */
export function viewsOf(engine: Engine, draft: Draft, result: PolicyResult): Policy[] {
  const { policy, verdict } = result
  if (policy.role !== 'benefit' || verdict === 'ineligible' || verdict === 'not-in-force') return []
  const lastDay = `${draft.year}-12-31`
  return engine.bundle.policies.filter(
    (other) =>
      other.role === 'view' &&
      other.topic === policy.topic &&
      other.audience === policy.audience &&
      !draft.views.includes(other.id) &&
      statusOn(other, lastDay) === 'in-force',
  )
}

/** The results of the views that were opened, which are no policies of their own, and all the others. */
export function apart(draft: Draft, results: readonly PolicyResult[]): { views: PolicyResult[]; own: PolicyResult[] } {
  const isView = ({ policy }: PolicyResult) => draft.views.includes(policy.id)
  return { views: results.filter(isView), own: results.filter((result) => !isView(result)) }
}

/** Other policies on the subject of this one, in force or not. */
export function related(engine: Engine, policy: Policy): Policy[] {
  return engine.bundle.policies.filter(
    (other) => other.id !== policy.id && other.topic === policy.topic && other.role !== 'helper',
  )
}
