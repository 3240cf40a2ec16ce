/** All benefits of a firm together: kinds of money kept apart, one award per topic. */
import type { AmountKind } from './bundle'
import type { Amount, PolicyResult, Total } from './results'
import { isBenefit } from './evaluate'

/**
 * Totals per kind, in fen. Only benefits in force or waiting for confirmation count; drafts, views and helpers never.
 * Of a topic's alternatives one is counted: the range reaches from the smallest certain to the largest possible.
 */
export function portfolio(results: readonly PolicyResult[]): Total[] {
  const totals = new Map<AmountKind, { low: number; high: number }>()
  for (const topic of byTopic(results)) {
    for (const kind of new Set(topic.flatMap((result) => result.amounts.map((amount) => amount.kind)))) {
      if (!isBenefit(kind)) continue
      const total = totals.get(kind) ?? { low: 0, high: 0 }
      const sums = topic.map((result) => ({ certain: result.verdict === 'eligible', ...sumOf(result.amounts, kind) }))
      const certain = sums.filter((sum) => sum.certain).map((sum) => sum.low)
      total.low += certain.length > 0 ? Math.min(...certain) : 0
      total.high += Math.max(...sums.map((sum) => sum.high))
      totals.set(kind, total)
    }
  }
  return [...totals].map(([kind, { low, high }]) => ({ kind, low, high }))
}

function byTopic(results: readonly PolicyResult[]): PolicyResult[][] {
  const topics = new Map<string, PolicyResult[]>()
  for (const result of results) {
    const { policy, status, verdict } = result
    const counts = policy.role === 'benefit' && (status === 'in-force' || status === 'unverified')
    if (!counts || verdict === 'ineligible' || verdict === 'not-in-force') continue
    topics.set(policy.topic, [...(topics.get(policy.topic) ?? []), result])
  }
  return [...topics.values()]
}

function sumOf(amounts: readonly Amount[], kind: AmountKind): { low: number; high: number } {
  let [low, high] = [0, 0]
  for (const amount of amounts) {
    if (amount.kind !== kind) continue
    low += amount.low
    high += amount.high
  }
  return { low, high }
}
