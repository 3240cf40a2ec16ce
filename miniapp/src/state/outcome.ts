/** Results as the screens group them, whether the phone or the server worked them out. */
import {
  evaluate,
  isBenefit,
  nextQuestions,
  portfolio,
  type Amount,
  type AmountKind,
  type Answers,
  type Engine,
  type IsoDate,
  type PolicyResult,
  type Total,
} from '../../../shared/index'

export type Group = 'eligible' | 'open' | 'ineligible' | 'closed'

export interface Outcome {
  readonly results: readonly PolicyResult[]
  readonly totals: readonly Total[]
}

export function outcomeOf(engine: Engine, answers: Answers, on: IsoDate, ids: readonly string[]): Outcome {
  const results = evaluate(engine, answers, on, ids)
  return { results, totals: portfolio(results) }
}

export function groupOf({ status, verdict }: Pick<PolicyResult, 'status' | 'verdict'>): Group {
  if (status === 'draft' || verdict === 'not-in-force') return 'closed'
  if (verdict === 'eligible') return 'eligible'
  return verdict === 'ineligible' ? 'ineligible' : 'open'
}

/** Results of one group, the most money first. */
export function inGroup(results: readonly PolicyResult[], group: Group): PolicyResult[] {
  return results.filter((result) => groupOf(result) === group).sort((a, b) => worth(b) - worth(a))
}

function worth(result: PolicyResult): number {
  return result.amounts.reduce((sum, amount) => sum + (isBenefit(amount.kind) ? amount.high : 0), 0)
}

/** The amount a card leads with: the benefit, else the first figure there is. */
export function leadAmount(result: PolicyResult): Amount | undefined {
  return result.amounts.find((amount) => isBenefit(amount.kind)) ?? result.amounts[0]
}

/** Whether an answer could still move the verdict or an amount. */
export function isPreliminary(result: PolicyResult): boolean {
  return result.verdict === 'unknown' || result.amounts.some((amount) => amount.low !== amount.high)
}

/** The one question that narrows a result most; a 不清楚 is offered again only when nothing else is open. */
export function narrowingFact(engine: Engine, answers: Answers, on: IsoDate, result: PolicyResult): string | null {
  const next = nextQuestions(engine, answers, on, [result.policy.id])[0]?.fact
  return next ?? result.needs.find((fact) => answers[fact] === null) ?? null
}

export const KIND_LABELS: Readonly<Record<AmountKind, string>> = {
  tax_saved: '一年少缴税',
  levy_saved: '一年少缴的费',
  fee_saved: '少付的费用',
  loan: '可得的贷款支持',
  advance: '可先收到的货款',
  refund: '可以退回',
  award: '一次性奖励',
  deduction: '可多扣除',
  due: '应缴',
  estimate: '估算',
  base: '参考',
}
