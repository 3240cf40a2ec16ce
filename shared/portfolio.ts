/** All benefits of a firm together: kinds of money kept apart, one award per topic. */
import type { AmountKind, Policy } from './bundle'
import type { Fen, PolicyResult, Total, Unbounded } from './results'
import { isBenefit, mayApply } from './evaluate'

/** As much of a result as its total takes. */
export interface Counted extends Pick<PolicyResult, 'status' | 'verdict'> {
  readonly policy: Pick<Policy, 'role' | 'topic'>
  readonly amounts: readonly Total[]
}

interface Sum {
  readonly kind: AmountKind
  low: Fen
  high: Fen
  unbounded?: Unbounded
}

/**
 * Totals per kind, in fen. Only benefits in force or waiting for confirmation count; drafts, views and helpers never.
 * Of a topic's alternatives one is counted: the range reaches from the smallest certain to the largest possible.
 */
export function portfolio(results: readonly Counted[]): Total[] {
  const totals: Sum[] = []
  for (const alternatives of byTopic(results).values()) {
    const [only, ...others] = alternatives
    for (const sum of only && others.length === 0 ? sumsOf(only) : oneOf(alternatives)) add(totals, sum)
  }
  return totals
}

function byTopic(results: readonly Counted[]): Map<string, Counted[]> {
  const topics = new Map<string, Counted[]>()
  for (const result of results) {
    if (!counts(result)) continue
    const alternatives = topics.get(result.policy.topic)
    if (alternatives) alternatives.push(result)
    else topics.set(result.policy.topic, [result])
  }
  return topics
}

function counts(result: Counted): boolean {
  const { policy, status } = result
  return policy.role === 'benefit' && (status === 'in-force' || status === 'unverified') && mayApply(result)
}

/** The benefits of one policy by kind. Nothing is certain before the verdict is. */
function sumsOf({ verdict, amounts }: Counted): Sum[] {
  const sums: Sum[] = []
  for (const amount of amounts) {
    if (isBenefit(amount.kind)) add(sums, verdict === 'eligible' ? amount : { ...amount, low: 0 })
  }
  return sums
}

/** Alternatives: by kind from the smallest certain to the largest possible. */
function oneOf(alternatives: readonly Counted[]): Sum[] {
  const sums = alternatives.map(sumsOf)
  const certain = sums.filter((_, i) => alternatives[i]?.verdict === 'eligible')
  const kinds = new Set(sums.flatMap((one) => one.map(({ kind }) => kind)))
  return [...kinds].map((kind) => ({
    kind,
    low: certain.length === 0 ? 0 : Math.min(...certain.map((one) => of(one, kind)?.low ?? 0)),
    high: Math.max(...sums.map((one) => of(one, kind)?.high ?? 0)),
    unbounded: sums.some((one) => of(one, kind)?.unbounded) || undefined,
  }))
}

const of = (sums: readonly Sum[], kind: AmountKind): Sum | undefined => sums.find((sum) => sum.kind === kind)

function add(sums: Sum[], { kind, low, high, unbounded }: Total): void {
  const sum = of(sums, kind)
  if (!sum) sums.push({ kind, low, high, unbounded })
  else {
    sum.low += low
    sum.high += high
    sum.unbounded ||= unbounded
  }
}
