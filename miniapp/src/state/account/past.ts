/** What an earlier result comes to, counted as the result page counts. Pure. */
import { isBenefit, type AmountKind, type Engine, type Total } from '../../../../shared/index'
import { comesToNothing, KIND_LABELS } from '../outcome'
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

/** Benefits by kind, in fen: what was certain where anything was, else what might have come of it. */
export function pastTotals(engine: Engine, kept: Kept): readonly Total[] {
  const shown = wonIn(engine, kept).length > 0 ? certain(engine, kept) : kept.totals
  return KINDS.flatMap((kind) => shown.filter((total) => total.kind === kind && total.high > 0))
}

const KINDS = (Object.keys(KIND_LABELS) as AmountKind[]).filter(isBenefit)

/** Of alternatives on one topic the firm can have one only: from the smallest to the largest. */
function certain(engine: Engine, { policies }: Kept): Total[] {
  const topics = new Map<string, KeptPolicy[]>()
  for (const one of policies) {
    if (!one.eligible || !countsIn(engine, one.policy)) continue
    const topic = engine.policies.get(one.policy)?.topic ?? `policy ${one.policy}`
    topics.set(topic, [...(topics.get(topic) ?? []), one])
  }
  return KINDS.map((kind) => {
    const alternatives = [...topics.values()].map((together) => together.map((one) => sumOf(one, kind)))
    return {
      kind,
      low: sum(alternatives.map((sums) => Math.min(...sums.map(({ low }) => low)))),
      high: sum(alternatives.map((sums) => Math.max(...sums.map(({ high }) => high)))),
    }
  })
}

function sumOf({ amounts }: KeptPolicy, kind: AmountKind): { readonly low: number; readonly high: number } {
  const own = amounts.filter((amount) => amount.kind === kind)
  return { low: sum(own.map(({ low }) => low)), high: sum(own.map(({ high }) => high)) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
