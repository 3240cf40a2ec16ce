/** What the server answers to POST /v1/evaluate, read with care: it may run other rules than this phone. */
import { STATUSES, VERDICTS, type Amount, type Engine, type PolicyResult, type Total } from '../../../shared/index'
import type { Outcome } from './outcome'
import { readMoney, record } from './reading'

/** The server's outcome for these policies; null when the answer is not what was agreed. */
export function readOutcome(engine: Engine, body: unknown, policies: readonly string[]): Outcome | null {
  const answer = record(body)
  if (!answer || !Array.isArray(answer.results) || !Array.isArray(answer.totals)) return null
  const results = answer.results.map((item) => readResult(engine, record(item)))
  const totals = answer.totals.map((item) => readMoney(record(item)))
  if (results.includes(null) || totals.includes(null)) return null
  const known = results as PolicyResult[]
  if (!policies.every((id) => known.some((result) => result.policy.id === id))) return null
  return { results: known, totals: totals as Total[] }
}

function readResult(engine: Engine, item: Record<string, unknown> | null): PolicyResult | null {
  const policy = typeof item?.policy === 'string' ? engine.policies.get(item.policy) : undefined
  const status = STATUSES.find((one) => one === item?.status)
  const verdict = VERDICTS.find((one) => one === item?.verdict)
  if (!item || !policy || !status || !verdict || !Array.isArray(item.amounts)) return null
  const amounts = item.amounts.map((amount) => readAmount(record(amount)))
  if (amounts.includes(null)) return null
  const needs: readonly unknown[] = Array.isArray(item.needs) ? item.needs : []
  return {
    policy,
    status,
    verdict,
    amounts: amounts as Amount[],
    needs: needs.filter((fact): fact is string => typeof fact === 'string' && engine.facts.has(fact)),
    ...(typeof item.failure === 'string' ? { failure: item.failure } : {}),
  }
}

function readAmount(item: Record<string, unknown> | null): Amount | null {
  const money = readMoney(item)
  if (!money || typeof item?.id !== 'string' || typeof item.label !== 'string') return null
  return { id: item.id, label: item.label, ...money }
}
