/**
 * The body of POST /v1/evaluate, checked by hand: no schema library is loaded on this path.
 * The published schema says the same; a fuzz test holds the two together.
 */
import { checkAnswers, type Answers, type Engine, type IsoDate, type NumberFact } from '../../shared/index'
import { isDate } from './dates'
import { fieldsOf, isRecord, wrong, type Fields } from './fields'

export interface Evaluation {
  readonly on: IsoDate
  readonly answers: Answers
  /** Ids of the policies asked for; absent = every benefit. */
  readonly policies: readonly string[] | undefined
  /** Whether the deciding steps are wanted: they make most of the answer and of its cost. */
  readonly explain: boolean
}

/**
 * Reads bodies for this engine. The reader throws Problem (400) or AnswerError, with the path of the field.
 * Answers that are wrong by themselves it leaves to the evaluation, which reads each of them anyway and refuses alike.
 */
export function evaluationReader(engine: Engine): (body: unknown) => Evaluation {
  const limits = limitsOf(engine)
  return (body) => {
    const { on, answers, policies, explain = true } = fieldsOf(body, KNOWN, FORM)
    if (typeof on !== 'string' || !isDate(on)) throw wrong('on', '请填写存在的日期，格式如 2024-12-31。')
    if (answers === undefined) throw wrong('answers', '缺少答案；一题都没答时请填 {}。')
    if (typeof explain !== 'boolean') throw wrong('explain', '请填写 true 或 false。')
    const agreeing = isRecord(answers) && limits.every((limit) => isKept(limit, answers))
    return {
      on,
      answers: agreeing ? (answers as Answers) : checkAnswers(engine, answers),
      policies: readPolicies(engine, policies),
      explain,
    }
  }
}

const KNOWN = ['on', 'answers', 'policies', 'explain']
const FORM = '{ "on": 日期, "answers": { … } }'

/** A fact that may not be larger than another one. */
interface Limit {
  readonly fact: NumberFact
  readonly atMost: NumberFact
}

function limitsOf({ bundle, facts }: Engine): Limit[] {
  return bundle.facts.flatMap((fact) => {
    const atMost = fact.type === 'number' && fact.atMost !== undefined ? facts.get(fact.atMost) : undefined
    return fact.type === 'number' && atMost?.type === 'number' ? [{ fact, atMost }] : []
  })
}

/** Whether plain figures show that the limit is kept. Anything else is for the engine to judge. */
function isKept({ fact, atMost }: Limit, answers: Fields): boolean {
  const low = answers[fact.id] ?? fact.min
  const most = answers[atMost.id] ?? atMost.max
  return typeof low !== 'object' && typeof most !== 'object' && Number(low) <= Number(most)
}

function readPolicies(engine: Engine, policies: unknown): readonly string[] | undefined {
  if (policies === undefined) return undefined
  if (!Array.isArray(policies) || policies.length === 0) {
    throw wrong('policies', '请填写至少一个政策编号，或不填这个字段。')
  }
  return policies.map((id: unknown, index) => {
    const path = `policies.${index}`
    if (typeof id !== 'string' || !engine.policies.has(id)) throw wrong(path, '没有这项政策，请检查编号。')
    if (policies.indexOf(id) !== index) throw wrong(path, '同一项政策只能填一次。')
    return id
  })
}
