/** Schemas of what clients send. The queries are checked with them; all of them are published. */
import * as z from 'zod'
import {
  AMOUNT_KINDS,
  CLAUSE_KINDS,
  STATUSES,
  type AmountKind,
  type ChoiceFact,
  type Fact,
  type NumberFact,
  type Standing,
} from '../../shared/index'
import { isDate } from './dates'

export const STANDINGS = [...STATUSES, 'news'] as const satisfies readonly Standing[]

export const statusSchema = z.enum(STATUSES).meta({ id: 'Status', description: 'unverified：未查到延续文件，须核实' })

const KIND_WORDS: Readonly<Record<AmountKind, string>> = {
  due: '应缴的税费',
  estimate: '估算的数，用来填题',
  base: '计算用的基数，或不享受时应缴的数',
  tax_saved: '少缴的税',
  levy_saved: '少缴的残保金、附加费',
  fee_saved: '少付的费用',
  refund: '退还的钱',
  award: '奖励、补助',
  deduction: '可以扣除或留到以后扣除的额度，不是少缴的税',
  loan: '可以得到的贷款',
  advance: '提前收到的款项',
}
export const kindSchema = z.enum(AMOUNT_KINDS).meta({
  id: 'AmountKind',
  description: [
    ...AMOUNT_KINDS.map((kind) => `${kind}：${KIND_WORDS[kind]}`),
    'due、base、estimate 只供参考，不计入 totals；其余各种也不跨种类相加',
  ].join('；'),
})
const money = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .meta({ id: 'Money', description: '人民币元，两位小数', examples: ['150000.00'] })

/** Of a range. */
export const unboundedSchema = z
  .literal(true)
  .optional()
  .describe(
    'true：没有答、答不清楚或没有填上限的题没有限住这个范围，那一端只到题目能填的最大（最小）值为止，不是算出来的',
  )

/** Fields of an amount and of a total. */
export const moneyFields = { low: money, high: money, unbounded: unboundedSchema }

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

const UNKNOWN_ID = '不认识的编号找不到任何一项'

const finding = {
  q: text(100).optional().describe('标题、摘要和条款里的词，或标题、摘要的拼音首字母；空格分开，须全部找到'),
  document: text(100).optional().describe(`条款所在文件的编号，见 /v1/documents；${UNKNOWN_ID}`),
  department: text(100).optional().describe('责任单位，按条款所印'),
  audience: text(100).optional().describe(`给谁：/v1/library 中 audiences 的编号；${UNKNOWN_ID}`),
  on: onDay,
}

/** Query of GET /v1/policies/{id}. */
export const policyQuery = z.object({ on: onDay })

/** Query of GET /v1/policies. */
export const policiesQuery = z.object({
  ...finding,
  document: finding.document.describe(
    `目录条款所在文件的编号；依据的条款所在的文件不算在内，见 reasons[].clause。${UNKNOWN_ID}`,
  ),
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

const UNIT_WORDS: Readonly<Record<NumberFact['unit'], string>> = {
  yuan: '单位：元',
  people: '单位：人',
  share: '比例写成小数，0.05 就是 5%',
  area: '单位：平方米',
  days: '单位：天',
  months: '单位：月',
  times: '单位：次',
  none: '',
}

/** A number as text: as many decimals as the fact may have, and zeros behind them. */
function textPattern({ min, decimals }: NumberFact): RegExp {
  const fraction = decimals === 0 ? '0+' : `\\d{1,${decimals}}0*`
  return new RegExp(`^${min < 0 ? '-?' : ''}\\d+(\\.${fraction})?$`)
}

function numberAnswer(fact: NumberFact) {
  const number = (fact.decimals === 0 ? z.int() : z.number()).min(fact.min).max(fact.max)
  const given = z.union([number, z.string().regex(textPattern(fact))])
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

/** What the schema of a number cannot say: of a text its range, of a double its decimals, of both what they count. */
function numberWords(fact: NumberFact, facts: readonly Fact[]): string {
  const { title, unit, decimals, min, max, atMost, quarterly, parts } = fact
  const limit = facts.find(({ id }) => id === atMost)
  const rules = [
    UNIT_WORDS[unit],
    `${min} 到 ${max}，${decimals === 0 ? '整数' : `最多 ${decimals} 位小数`}`,
    'low、high 填范围，low 不大于 high',
    quarterly ? 'quarters 填每季的季初值、季末值' : '',
    parts ? `parts 分别填写（${parts.label}），合计也在上面的范围内` : '',
    limit ? `不能多于 ${limit.id}（${limit.label}）` : '',
  ]
  return `${title} ${rules.filter((words) => words !== '').join('；')}`
}

function choiceAnswer(fact: ChoiceFact) {
  const ids = fact.options.map(({ id }) => id)
  const yesNo = ids.length === 2 && ids.includes('yes') && ids.includes('no')
  return z.union([z.null(), z.enum(ids), ...(yesNo ? [z.boolean()] : [])])
}

/** The answers to every question of the bundle; all may be missing, null = 不清楚. */
export function answersSchema(facts: readonly Fact[]) {
  const answers = facts.map((fact) => {
    const isNumber = fact.type === 'number'
    const answer = isNumber ? numberAnswer(fact) : choiceAnswer(fact)
    const description = isNumber ? numberWords(fact, facts) : fact.title
    return [fact.id, answer.optional().meta({ title: fact.label, description })] as const
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
