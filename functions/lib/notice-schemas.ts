/** Schemas of notices, their settings, messages and the calendar, published in the OpenAPI document. */
import * as z from 'zod'
import { LEADS, NOTICE_EVENTS, NOTICE_KINDS } from '../../shared/index'
import { companyId } from './account-schemas'
import { ANSWERS, MOST_READ, MOST_TOLD } from './notice-limits'
import { NOTICE_ID } from './patterns'
import { dateSchema, instantSchema as instant } from './schemas'

const kind = z.enum(NOTICE_KINDS).meta({
  id: 'NoticeKind',
  description: 'filing 申报期限 · policy 政策开始和到期 · near 还差一步 · change 结果变化 · figures 更新数据',
})
const event = z.enum(NOTICE_EVENTS).meta({ id: 'NoticeEvent' })

const notice = {
  id: z.string().regex(NOTICE_ID).describe('同一件事编号不变'),
  company: companyId,
  kind,
  event,
  subject: z.string().describe('政策或申报期限的编号'),
  on: dateSchema.describe('哪一天提醒'),
  day: dateSchema.nullable().describe('说的是哪一天；null：没有核实过的日期，请向主管部门核实'),
  lead: z.int().min(0).describe('提前几天'),
  title: z.string().min(1),
  text: z.string(),
  why: z.string().describe('为什么提醒这家单位'),
  clause: z.string().min(1).nullable().describe('依据的条款'),
}

export const noticesSchema = z
  .object({
    unread: z.int().min(0),
    notices: z
      .array(
        z
          .object({ ...notice, toldAt: instant, readAt: instant.nullable() })
          .meta({ id: 'ToldNotice', description: '收件箱里的一条' }),
      )
      .max(MOST_TOLD)
      .describe('收件箱，最新的在前'),
    upcoming: z
      .array(z.object(notice).meta({ id: 'UpcomingNotice', description: '今后一年里要到的一件事' }))
      .describe('今后一年，按日期'),
  })
  .meta({ id: 'Notices' })

/** Body of POST /v1/notices/read. */
export const readingSchema = z
  .strictObject({ ids: z.array(z.string().regex(NOTICE_ID)).max(MOST_READ) })
  .meta({ id: 'ReadNotices' })

const leads = z.array(z.literal([...LEADS])).meta({ uniqueItems: true, description: '提前几天' })

/** What is read and written at /v1/notices/settings. */
export const settingsSchema = z
  .strictObject({
    kinds: z.array(kind).meta({ uniqueItems: true }),
    filingLeads: leads,
    policyLeads: leads,
    wechat: z.boolean().describe('也用微信消息提醒'),
  })
  .meta({ id: 'NoticeSettings' })

/** Body of POST /v1/subscriptions. */
export const subscribingSchema = z
  .strictObject({ template: z.string().min(1), answer: z.enum(ANSWERS).describe('wx.requestSubscribeMessage 的回答') })
  .meta({ id: 'Subscribing' })

export const subscriptionsSchema = z
  .object({
    subscriptions: z.array(
      z.object({
        template: z.string().min(1),
        left: z.int().min(0).describe('还能提醒几次，以微信通知服务器的为准'),
        answer: z.string().nullable().describe('最近一次的回答'),
      }),
    ),
  })
  .meta({ id: 'Subscriptions' })

export const feedSchema = z.object({ since: dateSchema.nullable().describe('null：没有订阅地址') }).meta({ id: 'Feed' })
export const newFeedSchema = z
  .object({ path: z.string().describe('订阅地址，只显示这一次；以前的地址从此失效') })
  .meta({ id: 'NewFeed' })
