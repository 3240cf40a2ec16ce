/** Schemas of what clients send. The queries are checked with them; all of them are published. */
import * as z from 'zod'
import type { ChoiceFact, Fact, NumberFact } from '../../shared/index'
import { isDate } from './dates'

export const STATUSES = ['in-force', 'draft', 'expired', 'not-yet', 'unverified'] as const
export const STANDINGS = [...STATUSES, 'news'] as const
export const CLAUSE_KINDS = ['computable', 'eligibility', 'service', 'action'] as const
// prettier-ignore
export const AMOUNT_KINDS = [
  ...(['due', 'estimate', 'base'] as const),
  ...(['tax_saved', 'levy_saved', 'fee_saved', 'refund', 'award', 'deduction', 'loan', 'advance'] as const),
] as const

export const statusSchema = z.enum(STATUSES).meta({ id: 'Status', description: 'unverified：未查到延续文件，须核实' })
export const kindSchema = z.enum(AMOUNT_KINDS).meta({ id: 'AmountKind' })
export const moneySchema = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .meta({ id: 'Money', description: '人民币元，两位小数', examples: ['150000.00'] })

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `只能是以下之一：${values.join('、')}。` })

const text = (max: number) =>
  z
    .string()
    .min(1, { error: '不能为空。' })
    .max(max, { error: `最多 ${max} 个字。` })

export const dateSchema = z
  .string()
  .refine(isDate, { error: '请填写存在的日期，格式如 2024-12-31。' })
  .meta({ format: 'date', examples: ['2024-12-31'] })

export const instantSchema = z.string().meta({ format: 'date-time' })

const PAGE = { standard: 20, most: 100 }

const pageSize = z
  .string()
  .regex(/^\d{1,3}$/, { error: `须为 1 到 ${PAGE.most} 的整数。` })
  .transform(Number)
  .pipe(
    z
      .int()
      .min(1, { error: '至少为 1。' })
      .max(PAGE.most, { error: `最多为 ${PAGE.most}。` }),
  )

const paging = (standard: number) => ({
  cursor: text(200).optional().describe('上一页给出的 next'),
  limit: pageSize.default(standard).describe('每页条数'),
})

const onDay = dateSchema.optional().describe('看哪一天的状态，默认今天（北京时间）')

const finding = {
  q: text(100).optional().describe('标题、摘要和条款里的词，或标题的拼音首字母；空格分开，须全部找到'),
  document: text(100).optional().describe('文件编号'),
  department: text(100).optional().describe('责任单位，按条款所印'),
  audience: text(100).optional().describe('给谁：/v1/library 中 audiences 的编号'),
  on: onDay,
}

/** Query of GET /v1/policies/{id}. */
export const policyQuery = z.object({ on: onDay })

/** Query of GET /v1/policies. */
export const policiesQuery = z.object({
  ...finding,
  status: oneOf(STATUSES).optional().describe('状态'),
  kind: oneOf(AMOUNT_KINDS).optional().describe('金额的种类'),
  ...paging(PAGE.standard),
})

export type PolicyQuery = z.output<typeof policiesQuery>

/** Query of GET /v1/clauses. */
export const clausesQuery = z.object({
  ...finding,
  status: oneOf(STANDINGS).optional().describe('状态；news：新闻报道'),
  kind: oneOf(CLAUSE_KINDS).optional().describe('能得到什么：算得出、只看资格、可用的服务、政府的工作'),
  ...paging(PAGE.standard),
})

export type ClauseQuery = z.output<typeof clausesQuery>

/** Query of GET /v1/documents. */
export const documentsQuery = z.object(paging(PAGE.standard))

/** Query of GET /v1/documents/{id}: the page of its clauses. */
export const documentQuery = z.object(paging(PAGE.most))

function numberAnswer(fact: NumberFact) {
  const number = (fact.decimals === 0 ? z.int() : z.number()).min(fact.min).max(fact.max)
  const given = z.union([number, z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)])
  const forms: z.ZodType[] = [
    z.null(),
    given,
    z.strictObject({ low: given, high: given.optional() }),
    z.strictObject({ low: given.optional(), high: given }),
  ]
  if (fact.quarterly) forms.push(z.strictObject({ quarters: z.array(z.array(given).length(2)).min(1).max(4) }))
  if (fact.parts) forms.push(z.strictObject({ parts: z.array(given).min(1).max(20) }))
  return z.union(forms)
}

function choiceAnswer(fact: ChoiceFact) {
  const ids = fact.options.map(({ id }) => id)
  const yesNo = ids.length === 2 && ids.includes('yes') && ids.includes('no')
  return z.union([z.null(), z.enum(ids), ...(yesNo ? [z.boolean()] : [])])
}

/** The answers to every question of the bundle; all may be missing, null = 不清楚. */
export function answersSchema(facts: readonly Fact[]) {
  const answers = facts.map((fact) => {
    const answer = fact.type === 'number' ? numberAnswer(fact) : choiceAnswer(fact)
    return [fact.id, answer.optional().meta({ title: fact.label, description: fact.title })] as const
  })
  return z
    .strictObject(Object.fromEntries(answers))
    .meta({ id: 'Answers', description: '题目编号 → 答案。null 表示不清楚，不写表示未回答' })
}

/** Body of POST /v1/evaluate. */
export function evaluationSchema(facts: readonly Fact[], policies: readonly string[]) {
  return z
    .strictObject({
      on: dateSchema.describe('按哪一天的规定计算'),
      answers: answersSchema(facts),
      policies: z
        .array(z.enum(policies))
        .min(1)
        .meta({ uniqueItems: true })
        .optional()
        .describe('只算这些政策，不写则算全部优惠'),
      explain: z.boolean().default(true).describe('false：只要编号和金额，不要 label、reasons 和 readings，答得更快'),
    })
    .meta({ id: 'Evaluation' })
}
