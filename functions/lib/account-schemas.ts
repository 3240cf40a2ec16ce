/** Schemas of what accounts send and are answered, published in the OpenAPI document. */
import * as z from 'zod'
import type { Fact } from '../../shared/index'
import { MAX_COMPANIES, MAX_NAME, MAX_RESULTS } from './company-limits'
import { DEVICE_SECRET, FAVOURITE_ID, ID, REFRESH_TOKEN, TYPED_LINK, WECHAT_CODE } from './patterns'
import {
  answersSchema,
  dateSchema,
  instantSchema as instant,
  kindSchema as kind,
  moneyFields,
  statusSchema as status,
} from './schemas'

export const companyId = z.string().regex(ID).meta({ id: 'CompanyId', description: '16 字节随机数，base64url' })
const version = z.int().min(1).describe('每改一次加 1')

const link = z.string().regex(TYPED_LINK).optional().describe('另一台设备上显示的连接码：连到它的账号')

/** Body of POST /v1/session. */
export const openingSchema = z
  .union([
    z.strictObject({ device: z.string().regex(DEVICE_SECRET).describe('设备自己生成并保存的密钥'), link }),
    z.strictObject({ code: z.string().regex(WECHAT_CODE).describe('wx.login 给出的 code'), link }),
    z.strictObject({ refresh: z.string().regex(REFRESH_TOKEN).describe('上一次给出的 refresh，只能用一次') }),
  ])
  .meta({ id: 'Opening' })

export const sessionQuery = z.object({ everywhere: z.enum(['true']).optional().describe('退出所有设备') })

export const sessionSchema = z
  .object({
    access: z.string().describe('放在 Authorization: Bearer 里'),
    expiresIn: z.int().min(1).describe('access 的有效秒数'),
    refresh: z.string().describe('换取下一对令牌，只能用一次；重复使用会使这次登录失效'),
    wechat: z.boolean().describe('账号已连接微信'),
    created: z.boolean().describe('账号是刚刚建立的'),
  })
  .meta({ id: 'Session' })

export const linkSchema = z
  .object({ code: z.string().describe('连接码，用一次'), expiresIn: z.int().min(1) })
  .meta({ id: 'Link' })

const companyName = z.string().min(1).max(MAX_NAME)

/** Body of PUT /v1/profiles/{id}. */
export const draftSchema = (facts: readonly Fact[]) =>
  z
    .strictObject({
      name: companyName.regex(/\S/),
      answers: answersSchema(facts),
      version: z
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER - 1)
        .describe('修改时依据的版本，新单位填 0'),
    })
    .meta({ id: 'Draft' })

const company = {
  id: companyId,
  name: companyName,
  answers: z.looseObject({}).describe('可能含有旧版规则的题目'),
  version,
  updatedAt: instant,
}
export const companySchema = z.object(company).meta({ id: 'Company' })

export const keptSchema = z
  .object({
    keptOn: dateSchema.describe('保存的日期'),
    on: dateSchema.describe('按哪一天的规定计算'),
    bundle: z.string().min(1).describe('规则版本'),
    version,
    results: z
      .array(
        z.object({
          policy: z.string().min(1),
          verdict: z.enum(['eligible', 'unknown']),
          status: status,
          amounts: z.array(z.object({ id: z.string().min(1), kind, ...moneyFields })),
        }),
      )
      .describe('没有列出的政策当时不适用'),
    totals: z.array(z.object({ kind, ...moneyFields })),
  })
  .meta({ id: 'KeptResult', description: '某一天的结果，用来和以后的比较' })

/** Body of POST /v1/profiles/{id}/results. */
export const keepingSchema = z.strictObject({ on: dateSchema.describe('按哪一天的规定计算') }).meta({ id: 'Keeping' })

const history = z.array(keptSchema).max(MAX_RESULTS).describe('最新的在前')
export const companyWithHistorySchema = z.object({ ...company, history }).meta({ id: 'CompanyWithHistory' })

export const companiesSchema = z
  .object({ profiles: z.array(companySchema).max(2 * MAX_COMPANIES) })
  .meta({ id: 'Companies' })

export const meSchema = z
  .object({
    createdOn: dateSchema,
    wechat: z.boolean(),
    logins: z.int().min(0).describe('已连接的设备和微信'),
    profiles: z.int().min(0),
    favourites: z.array(z.string().regex(FAVOURITE_ID)).describe('政策和条款的编号'),
  })
  .meta({ id: 'Me' })

export const exportSchema = z
  .object({
    exportedAt: instant,
    account: z.looseObject({ createdOn: dateSchema }),
    profiles: z.array(companyWithHistorySchema),
    others: z.array(z.looseObject({})),
  })
  .meta({ id: 'Export', description: '账号的全部数据' })
