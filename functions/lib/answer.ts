/**
 * The answer to POST /v1/evaluate as JSON text: money as decimal strings, policies and clauses by id.
 * Written by hand, as most of it is the same every time; what says the same is put together once.
 */
import {
  decimal,
  evaluate,
  explainAll,
  mayApply,
  portfolio,
  questionsFor,
  type Amount,
  type Engine,
  type Explanation,
  type Policy,
  type PolicyResult,
  type Total,
} from '../../shared/index'
import { logFailedPolicy } from './log'
import { reasonsText } from './reasons'
import type { Evaluation } from './request'

/** A policy's part of the answer up to its verdict, and each of its amounts up to the money. */
interface Frame {
  readonly start: string
  readonly amounts: readonly string[]
}

/** Evaluates and writes the whole answer. With reasons, every amount has its label too. Throws AnswerError. */
export function answerWriter(engine: Engine): (evaluation: Evaluation) => string {
  const { hash, policies } = engine.bundle
  const bare = new Map(policies.map((policy) => [policy.id, frameOf(policy, false)]))
  const labelled = new Map(policies.map((policy) => [policy.id, frameOf(policy, true)]))
  const start = `{"bundle":${JSON.stringify(hash)},"on":"`

  function resultText(frames: ReadonlyMap<string, Frame>, result: PolicyResult): string {
    const { policy, verdict, status, amounts, needs, failure } = result
    const frame = frames.get(policy.id) as Frame
    const text = `${frame.start}${verdict}","status":"${status}","amounts":[${amountsText(frame, amounts)}],"needs":${listText(needs)}`
    if (failure === undefined) return text
    logFailedPolicy(policy.id, hash)
    return `${text},"failure":"这项政策暂时无法计算。"`
  }

  function figures(results: readonly PolicyResult[]): string {
    let text = ''
    for (const result of results) text += `${text && ','}${resultText(bare, result)}}`
    return text
  }

  function explained(explanations: readonly Explanation[]): string {
    return explanations
      .map(({ result, rows }) => `${resultText(labelled, result)},${reasonsText(engine, rows)}}`)
      .join(',')
  }

  return ({ on, answers, policies: ids, explain }) => {
    const explanations = explain ? explainAll(engine, answers, on, ids) : null
    const results = explanations?.map(({ result }) => result) ?? evaluate(engine, answers, on, ids)
    const shown = explanations ? explained(explanations) : figures(results)
    const next = results.some(isOpen)
      ? questionsFor(engine, answers, results.filter(mayApply)).map(({ fact }) => fact)
      : []
    return `${start}${on}","results":[${shown}],"totals":[${totalsText(results)}],"next":${listText(next)}}`
  }
}

const isOpen = ({ needs }: PolicyResult): boolean => needs.length > 0

function frameOf({ id, clauses, amounts }: Policy, labels: boolean): Frame {
  return {
    start: `{"policy":${JSON.stringify(id)},"clauses":${JSON.stringify(clauses)},"verdict":"`,
    amounts: amounts.map(({ id, kind, label }, i) => {
      const words = labels ? { id, kind, label } : { id, kind }
      return `${i === 0 ? '' : ','}${JSON.stringify(words).slice(0, -1)},${LOW}`
    }),
  }
}

/** The amounts of a result are those of its policy, in the same order; none when it was not computed. */
function amountsText(frame: Frame, amounts: readonly Amount[]): string {
  let text = ''
  for (let i = 0; i < amounts.length; i++) {
    text += (frame.amounts[i] as string) + moneyText(amounts[i] as Amount)
  }
  return text
}

function totalsText(results: readonly PolicyResult[]): string {
  let text = ''
  for (const total of portfolio(results)) {
    text += `${text && ','}{"kind":"${total.kind}",${LOW}${moneyText(total)}`
  }
  return text
}

const LOW = '"low":"'

/** What follows on LOW: money as decimal strings in yuan, to the end of the object. */
function moneyText({ low, high, unbounded }: Omit<Total, 'kind'>): string {
  const least = decimal(low)
  return `${least}","high":"${low === high ? least : decimal(high)}"${unbounded ? ',"unbounded":true' : ''}}`
}

const listText = (ids: readonly string[]): string => (ids.length === 0 ? '[]' : JSON.stringify(ids))
