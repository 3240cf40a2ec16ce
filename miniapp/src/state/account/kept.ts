/** Results as the server kept them, and what lies between two of them. Pure. */
import { isBenefit, moneyDirection, type Total } from '../../../../shared/index'
import { readMoney, record } from '../reading'

/** A policy that applied, or might. */
export interface KeptPolicy {
  readonly policy: string
  readonly eligible: boolean
  /** In fen. */
  readonly amounts: readonly Total[]
}

export interface Kept {
  /** The day it was kept, and the day it was computed for. */
  readonly keptOn: string
  readonly on: string
  /** Hash of the rules. */
  readonly bundle: string
  /** Policies that are not listed did not apply. */
  readonly policies: readonly KeptPolicy[]
}

/** What the server sent; what is not a result is left out. Never throws. */
export function historyFrom(sent: unknown): readonly Kept[] {
  return listOf(sent).flatMap((item) => {
    const { keptOn, on, bundle } = item
    if (typeof keptOn !== 'string' || typeof on !== 'string' || typeof bundle !== 'string') return []
    const policies = listOf(item.results).flatMap(({ policy, verdict, amounts }) =>
      typeof policy === 'string' ? [{ policy, eligible: verdict === 'eligible', amounts: moneyOf(amounts) }] : [],
    )
    return [{ keptOn, on, bundle, policies }]
  })
}

function listOf(sent: unknown): Record<string, unknown>[] {
  return (Array.isArray(sent) ? sent : []).map(record).filter((item) => item !== null)
}

const moneyOf = (sent: unknown): Total[] => listOf(sent).flatMap((item) => readMoney(item) ?? [])

export interface KeptChange {
  readonly policy: string
  readonly change: 'won' | 'lost' | 'open' | 'up' | 'down'
  /** The benefit that changed, before and after, the first where there are several; undefined where there was none. */
  readonly was: Total | undefined
  readonly is: Total | undefined
}

/** The result before that one of the newest first, for the same tax year: the rules of two years are no comparison. */
export function lastBefore(all: readonly Kept[], one: Kept): Kept | undefined {
  return all.slice(all.indexOf(one) + 1).find(({ on }) => on.slice(0, 4) === one.on.slice(0, 4))
}

/** What the firm has won and lost from one result to a later one. `open`: it applied, and now nobody knows. */
export function changesBetween(before: Kept, after: Kept): KeptChange[] {
  const ids = new Set([...after.policies, ...before.policies].map(({ policy }) => policy))
  return [...ids].flatMap((policy): KeptChange[] => {
    const had = before.policies.find((one) => one.policy === policy && one.eligible)
    const may = after.policies.find((one) => one.policy === policy)
    const has = may?.eligible ? may : undefined
    if (!had && !has) return []
    const [was, is] = [benefitsOf(had), benefitsOf(has)]
    const change = !had ? 'won' : !has ? (may ? 'open' : 'lost') : moneyDirection(was, is)
    const most = was.length > is.length ? was : is
    const at = most.findIndex((_, index) => was[index]?.low !== is[index]?.low || was[index]?.high !== is[index]?.high)
    return change ? [{ policy, change, was: was[at], is: is[at] }] : []
  })
}

const benefitsOf = (policy: KeptPolicy | undefined): readonly Total[] =>
  policy?.amounts.filter(({ kind }) => isBenefit(kind)) ?? []
