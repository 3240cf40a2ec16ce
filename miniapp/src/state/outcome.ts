/** Results as the screens group them, whether the phone or the server worked them out. */
import {
  FEN_PER_YUAN,
  isBenefit,
  mayApply,
  portfolio,
  type Amount,
  type AmountKind,
  type Answers,
  type Engine,
  type IsoDate,
  type PolicyResult,
  type Topic,
  type Total,
} from '../../../shared/index'
import { wholeCheck } from './draft'
import { KIND_LABELS } from './labels'
import { settle } from './settled'
import { moneyWords } from './wording'

/** `nothing`: eligible, but the benefit comes to exactly 0. Proposals have groups of their own. */
export type Group = 'eligible' | 'nothing' | 'open' | 'draft' | 'ineligible' | 'closed' | 'draft-out'

export interface Outcome {
  readonly results: readonly PolicyResult[]
  readonly totals: readonly Total[]
}

export function outcomeOf(engine: Engine, answers: Answers, on: IsoDate, ids: readonly string[]): Outcome {
  const results = settle(engine, answers, on, ids)
  return { results, totals: portfolio(results) }
}

export function groupOf(result: Pick<PolicyResult, 'status' | 'verdict' | 'amounts'>): Group {
  const { status, verdict } = result
  if (status === 'draft') return mayApply(result) ? 'draft' : 'draft-out'
  if (verdict === 'not-in-force') return 'closed'
  if (verdict === 'ineligible') return 'ineligible'
  if (verdict === 'unknown') return 'open'
  return comesToNothing(result) ? 'nothing' : 'eligible'
}

/** Whether there are benefits, all of exactly 0. */
export function comesToNothing({ amounts }: { readonly amounts: readonly Pick<Amount, 'kind' | 'high'>[] }): boolean {
  const benefits = amounts.filter(({ kind }) => isBenefit(kind))
  return benefits.length > 0 && benefits.every(({ high }) => high === 0)
}

/** Whether nothing was in force, so that no answer has anything to do with what came out. */
export function hasNoRules(results: readonly PolicyResult[]): boolean {
  const groups = results.map(groupOf)
  return groups.includes('closed') && groups.every((group) => !isLive(group) && group !== 'ineligible')
}

/** Results of one group, the most money first. */
export function inGroup(results: readonly PolicyResult[], group: Group): PolicyResult[] {
  return results.filter((result) => groupOf(result) === group).sort((a, b) => worth(b) - worth(a))
}

/** What the benefits come to at most; what is sure of those that nothing bounds. */
function worth(result: PolicyResult): number {
  return result.amounts.reduce(
    (sum, { kind, low, high, unbounded }) => sum + (isBenefit(kind) ? (unbounded ? low : high) : 0),
    0,
  )
}

/** Results that are shown together: alternatives on one topic, else a result alone. */
export interface Stack {
  readonly topic: Topic | null
  readonly results: readonly PolicyResult[]
}

/** The results of a group with the alternatives to them, which stand with the best of them. */
export function stacksOf(engine: Engine, results: readonly PolicyResult[], group: Group): Stack[] {
  const live = isLive(group)
    ? results.filter((result) => isLive(groupOf(result)))
    : results.filter((r) => groupOf(r) === group)
  return stacked(engine, inOrder(engine, live)).filter(
    ({ results: [best] }) => best !== undefined && groupOf(best) === group,
  )
}

const isLive = (group: Group): boolean => group === 'eligible' || group === 'open' || group === 'nothing'

/** How many policies a group has, wherever they are shown. A second view of one is none of its own. */
export function countOf(results: readonly PolicyResult[], group: Group): number {
  return inGroup(results, group).filter(({ policy }) => policy.role === 'benefit').length
}

/** How many of them are shown with a better alternative, in another group. */
export function shownElsewhere(engine: Engine, results: readonly PolicyResult[], group: Group): number {
  const here = stacksOf(engine, results, group).flatMap((stack) => stack.results)
  return inGroup(results, group).filter((result) => !here.includes(result)).length
}

/**
 * What is certain first, then the most money, then what has a check of its own, then what waits for the fewest answers;
 * last what comes to nothing.
 */
function inOrder(engine: Engine, results: readonly PolicyResult[]): PolicyResult[] {
  const whole = wholeCheck(engine)
  const headlines = engine.bundle.checks.flatMap((check) => (check === whole ? [] : check.policies)).reverse()
  const rank = (result: PolicyResult) => (groupOf(result) === 'nothing' ? 2 : result.verdict === 'eligible' ? 0 : 1)
  // Counted from the end, so that −1 comes last.
  const headline = ({ policy }: PolicyResult) => headlines.indexOf(policy.id)
  return [...results].sort(
    (a, b) => rank(a) - rank(b) || worth(b) - worth(a) || headline(b) - headline(a) || a.needs.length - b.needs.length,
  )
}

function stacked(engine: Engine, results: readonly PolicyResult[]): Stack[] {
  const stacks = new Map<string, PolicyResult[]>()
  for (const result of results) {
    const { id, topic, role } = result.policy
    const key = role === 'benefit' && topicOf(engine, topic) ? `topic ${topic}` : id
    stacks.set(key, [...(stacks.get(key) ?? []), result])
  }
  return [...stacks.values()].map((together) => ({
    topic: together.length > 1 ? topicOf(engine, together[0]?.policy.topic) : null,
    results: together,
  }))
}

function topicOf(engine: Engine, id: string | undefined): Topic | null {
  return engine.bundle.topics.find((topic) => topic.id === id) ?? null
}

/** What is certain where anything is, else what may come of it; also the kinds nobody can put a figure to yet. */
export function totalsOf({ results, totals }: Outcome): readonly Total[] {
  const isSure = results.some((result) => groupOf(result) === 'eligible')
  return worthTelling(isSure ? portfolio(results.filter(({ verdict }) => verdict === 'eligible')) : totals)
}

/** The totals there is anything to tell of, in the order of the kinds. */
export function worthTelling(totals: readonly Total[]): readonly Total[] {
  return KINDS.flatMap((kind) => totals.filter((total) => total.kind === kind && total.high > 0))
}

/** The totals as lines; kinds without a figure share the last one, so that none goes missing. */
export function totalLines(
  outcome: Outcome,
): { readonly label: string; readonly text: string; readonly known: boolean }[] {
  const lines = totalsOf(outcome).map((total) => ({ label: KIND_LABELS[total.kind], ...moneyWords(total) }))
  const open = lines.filter(({ known }) => !known)
  const label = open.map((line) => line.label).join('、')
  return [...lines.filter(({ known }) => known), ...open.slice(0, 1).map((line) => ({ ...line, label }))]
}

/** Whether the policy is worth a sum of money at all. */
export function paysMoney({ amounts }: Pick<PolicyResult, 'amounts'>): boolean {
  return amounts.some(({ kind }) => isBenefit(kind))
}

/**
 * The amount a card leads with: the largest benefit, else the first figure there is. Where the benefits come to
 * nothing, what is not due either.
 */
export function leadAmount(result: Pick<PolicyResult, 'amounts'>): Amount | undefined {
  const { amounts } = result
  if (comesToNothing(result)) return amounts.find(({ kind, high }) => kind === 'due' && high === 0)
  const benefits = amounts.filter(({ kind }) => isBenefit(kind))
  const most = Math.max(...benefits.map(({ high }) => high))
  return benefits.find(({ high }) => high === most) ?? amounts[0]
}

/** Whether the law names a ceiling only. */
export function isCeiling({ policy }: PolicyResult, amount: Amount): boolean {
  return amount.low === 0 && policy.amounts.some(({ id, upTo }) => id === amount.id && upTo === true)
}

/** Whether figures of one result, each rounded to the fen, may not add up. */
export function mayMissAFen({ amounts }: Pick<PolicyResult, 'amounts'>): boolean {
  return amounts.length > 1 && amounts.some(({ low, high }) => low % FEN_PER_YUAN !== 0 || high % FEN_PER_YUAN !== 0)
}

/** Whether an answer could still move the verdict or an amount. */
export function isPreliminary(result: PolicyResult): boolean {
  return result.needs.length > 0
}

/** How many questions the result still waits for. */
export function unanswered(answers: Answers, { needs }: PolicyResult): number {
  return needs.filter((fact) => answers[fact] === undefined).length
}

/** Money in hand first. */
const KINDS = (Object.keys(KIND_LABELS) as AmountKind[]).filter(isBenefit)
