/** Schemas of what the API answers, published in the OpenAPI document. */
import * as z from 'zod'
import { CLAUSE_KINDS, DOCUMENT_STATUSES, RELATIONS, ROLES, UNITS, VERDICTS } from '../../shared/index'
import { companySchema } from './account-schemas'
import { problemKinds, problemType } from './problem'
import {
  dateSchema,
  kindSchema as kind,
  moneyFields,
  STANDINGS,
  statusSchema as status,
  unboundedSchema,
} from './schemas'

const id = z.string().min(1)
const hash = z.string().min(1).describe('规则版本：版本相同，结果相同')
const libraryHash = z.string().min(1).describe('条款原文的版本')
const next = z.string().nullable().describe('下一页的 cursor；没有下一页时为 null')
const total = z.int().min(0)
const clauseId = id.describe('条款编号，如 000#35')
const CATALOGUE_CLAUSES = '目录条款；依据的条款见 reasons[].clause，原文在 /v1/documents/{id}'
const decimalText = z
  .string()
  .regex(/^-?\d+(\.\d{1,12})?$/)
  .meta({ id: 'DecimalText', description: '十进制数；比例写成小数', examples: ['0.015'] })
const unit = z.enum(UNITS).meta({
  id: 'Unit',
  description:
    'yuan 元，people 人，share 比例（0.05 就是 5%），area 平方米，days 天，months 月，times 次，none 没有单位',
})
const state = z.enum(['yes', 'no', 'unknown'])
const period = z.object({
  from: dateSchema,
  to: dateSchema.optional(),
  ends: id.optional().describe('印着最后一天的条款'),
})

export const healthSchema = z
  .object({
    ...{ status: z.literal('ok'), bundle: hash },
    checkedOn: dateSchema.describe('这份规则最近一次核对的日子；日子早的，是旧规则'),
  })
  .meta({ id: 'Health' })

export const bundleSchema = z
  .looseObject({
    format: z.literal(1),
    hash,
    ...{ facts: z.array(z.looseObject({ id })), themes: z.array(z.looseObject({ id })) },
    ...{ checks: z.array(z.looseObject({ id })), policies: z.array(z.looseObject({ id })) },
    topics: z.array(z.looseObject({ id })),
  })
  .meta({ id: 'Bundle', description: '编译后的全部规则，供规则引擎读取；条款原文在 /v1/library' })

const factBase = {
  id,
  theme: id,
  title: z.string(),
  label: z.string(),
  help: z.string(),
  more: z.string().optional(),
  about: z.string().optional().describe('说的是哪段时间，如「全年」「上年」'),
  effort: z.int().min(1).max(5).describe('回答要费的工夫：1 随口能答，5 要查账'),
}

const numberFact = z.object({
  ...factBase,
  type: z.literal('number'),
  unit,
  decimals: z.int().min(0).describe('最多几位小数'),
  min: z.number().describe('最小值，单位见 unit；不清楚的按 min 到 max 都有可能计算'),
  max: z.number().describe('最大值，单位见 unit'),
  limited: z.boolean().optional().describe('true：max 是这件事本身的上限，如一天的小时数；否则只是能填的最大值'),
  quarterly: z.boolean().optional().describe('true：也可以用 quarters 填各季的季初值、季末值，按平均值计算'),
  parts: z.object({ label: z.string() }).optional().describe('有这一项的，也可以用 parts 分别填写，自动相加'),
  bands: z
    .array(z.object({ label: z.string(), low: z.string().optional(), high: z.string().optional() }))
    .optional()
    .describe('可供选择的范围，含两端；没有 low 或 high 的，到 min 或 max 为止'),
  helper: id.optional().describe('能估算这个数的政策编号（role 为 helper）：取它的第一个金额'),
  atMost: id.optional().describe('这个数不能多于哪一题的数'),
})

const choiceFact = z.object({
  ...factBase,
  type: z.literal('choice'),
  options: z.array(z.object({ id, label: z.string(), hint: z.string().optional() })).max(30),
  group: id.optional().describe('同一组的题一屏问完'),
})

export const factsSchema = z
  .object({
    bundle: hash,
    themes: z.array(z.object({ id, label: z.string() })),
    facts: z.array(z.union([numberFact, choiceFact]).meta({ id: 'Fact' })),
  })
  .meta({ id: 'Facts' })

const successor = z
  .object({ document: id.optional(), title: z.string().optional(), note: z.string() })
  .meta({ id: 'Successor', description: '取代它的文件；没有找到全文的只有标题' })

const document = z
  .object({
    id,
    title: z.string(),
    number: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: dateSchema.nullable(),
    validity: z.string().nullable(),
    status: z.enum(DOCUMENT_STATUSES),
    held: z.enum(['whole', 'quoted']),
    confidence: z.enum(['A', 'B']),
    found: z.array(z.string()).describe('在哪里看到原文'),
    repeals: z.array(z.string()).describe('它废止的文件'),
    replacedBy: successor.optional(),
    misprints: z.array(z.string()).optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'Document' })

const clause = z
  .object({
    id: clauseId,
    document: id,
    article: z.string(),
    title: z.string(),
    section: z.string().optional(),
    kind: z.enum(CLAUSE_KINDS).optional(),
    text: z.string().describe('条款原文，印错的也照印'),
    departments: z.array(z.string()),
    contacts: z.array(z.string()),
    phones: z.array(
      z.object({ number: z.string(), doubt: z.string().optional().describe('有这一项的号码疑有误，不要拨打') }),
    ),
    audience: z.array(z.string()),
    period: z.object({ from: dateSchema.optional(), to: dateSchema.optional() }).optional(),
    remark: z.string().optional(),
    misprints: z.array(z.string()).optional(),
    replacedBy: successor.optional(),
    guide: z.object({ who: z.string(), steps: z.array(z.string()) }).optional(),
  })
  .meta({ id: 'Clause' })

const audience = z.object({ id, label: z.string(), words: z.array(z.string()) })

export const librarySchema = z
  .object({
    format: z.literal(1),
    hash: libraryHash,
    documents: z.array(document),
    clauses: z.array(clause),
    audiences: z.array(audience),
    initials: z.record(z.string(), z.string()).describe('编号 → 标题的拼音首字母；政策再加空格和摘要的首字母'),
  })
  .meta({ id: 'Library', description: '全部文件和条款原文' })

export const documentsSchema = z
  .object({ library: libraryHash, total, documents: z.array(document), next })
  .meta({ id: 'Documents' })

export const clausesSchema = z
  .object({
    library: libraryHash,
    on: dateSchema,
    total,
    clauses: z.array(
      z.object({
        ...clause.shape,
        status: z.enum(STANDINGS),
        audiences: z.array(id),
        policies: z.array(id).describe('目录条款列有这一条的政策；依据的条款另见 reasons[].clause'),
      }),
    ),
    next,
  })
  .meta({ id: 'Clauses' })

export const documentSchema = z
  .object({ library: libraryHash, ...document.shape, total, clauses: z.array(clause), next })
  .meta({ id: 'DocumentWithClauses' })

const policySummary = z
  .object({
    id,
    role: z.enum(ROLES),
    title: z.string(),
    summary: z.string(),
    topic: z.string(),
    audience: z.string(),
    kind: z.enum(['in-force', 'draft']),
    valid: z.array(period),
    unverified: z.object({ from: dateSchema, note: z.string() }).nullable(),
    status,
    checkedOn: dateSchema,
    amounts: z.array(z.object({ id, kind, label: z.string() })),
    clauses: z.array(clauseId).describe(CATALOGUE_CLAUSES),
    documents: z.array(id).describe('目录条款所在的文件；依据的条款可能出自别的文件'),
    departments: z.array(z.string()),
    audiences: z.array(id),
  })
  .meta({ id: 'PolicySummary' })

export const policiesSchema = z
  .object({
    bundle: hash,
    on: dateSchema,
    total,
    policies: z.array(policySummary),
    next,
  })
  .meta({ id: 'Policies' })

export const policySchema = z
  .object({
    bundle: hash,
    on: dateSchema,
    ...policySummary.shape,
    clauses: z
      .array(clause)
      .describe('目录条款的原文；依据的条款见 params、reasons[].clause，原文在 /v1/documents/{id}'),
    documents: z.array(document).describe('目录条款所在的文件'),
    params: z.array(
      z.object({
        id,
        label: z.string(),
        unit,
        values: z.array(z.object({ from: dateSchema, value: decimalText, printed: z.string(), clause: clauseId })),
      }),
    ),
    readings: z.array(z.object({ id, text: z.string(), options: z.array(z.object({ id, text: z.string() })) })),
    notes: z.array(z.string()),
    apply: z.object({
      offices: z.array(z.string()),
      how: z.array(z.string()),
      materials: z.array(z.string()).optional(),
    }),
  })
  .meta({ id: 'Policy' })

const value = z.object({ low: decimalText, high: decimalText, unit, unbounded: unboundedSchema }).meta({ id: 'Value' })
const numbers = z.array(z.object({ param: id, label: z.string(), printed: z.string(), clause: clauseId.nullable() }))
const words = {
  title: z.string(),
  value: z.string(),
  rule: z.string(),
  clause: clauseId.nullable(),
}

const reason = z
  .union([
    z.object({
      kind: z.literal('compare'),
      ...words,
      state,
      fact: id.nullable(),
      given: value.nullable(),
      relation: z.enum(RELATIONS),
      limit: value,
    }),
    z.object({
      kind: z.literal('choice'),
      ...words,
      state,
      fact: id,
      given: z.array(id).nullable(),
      wanted: z.array(id),
    }),
    z.object({ kind: z.enum(['verify', 'case']), ...words, state }),
    z.object({ kind: z.literal('step'), ...words, exact: value, numbers }),
    z.object({ kind: z.literal('amount'), ...words, amount: id, exact: value, numbers }),
  ])
  .meta({ id: 'Reason', description: '起决定作用的一步：填的值、规定、条款' })

const result = z
  .object({
    policy: id,
    clauses: z.array(clauseId).describe(CATALOGUE_CLAUSES),
    verdict: z
      .enum(VERDICTS)
      .describe(
        'eligible：符合；ineligible：不符合；unknown：还说不准，看 needs 和 reasons；not-in-force：这一天没有在施行的规定，不计算',
      ),
    status,
    amounts: z
      .array(z.object({ id, kind, label: z.string().optional(), ...moneyFields }))
      .describe(
        '按已答的题，金额从 low 到 high，相等就是确数；verdict 为 unknown 时也可能一分没有；这一天没有施行或没有算成的为空',
      ),
    needs: z.array(id).describe('还能改变结果的题目'),
    reasons: z.array(reason).optional(),
    readings: z
      .array(z.object({ text: z.string(), options: z.array(z.string()), clause: clauseId.nullable() }))
      .optional(),
    failure: z.string().optional().describe('这一项没有算成；其他各项不受影响'),
  })
  .meta({ id: 'Result' })

export const evaluatedSchema = z
  .object({
    bundle: hash,
    on: dateSchema,
    results: z.array(result),
    totals: z
      .array(z.object({ kind, ...moneyFields }))
      .describe('每种金额的合计，按种类分开，不相加；没有 due、base、estimate'),
    next: z.array(id).describe('接下来最该回答的题目，依次'),
  })
  .meta({ id: 'Evaluated' })

export const problemSchema = z
  .object({
    type: z.enum(problemKinds.map(problemType)),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    path: z.string().optional().describe('出错的字段，如 answers.taxable_income、query.limit'),
    current: companySchema.optional().describe('版本冲突时：现在的内容'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })
