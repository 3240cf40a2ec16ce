/** The operations of notices, for the OpenAPI document. */
import * as schemas from './notice-schemas'
import type { Operation } from './openapi'

const mine = { member: true, problems: [400, 401, 500] } as const
const sent = { member: true, problems: [400, 401, 413, 415, 500] } as const

export const noticeOperations: readonly Operation[] = [
  {
    ...{ ...mine, method: 'get', path: '/v1/notices', id: 'notices', summary: '收件箱和今后一年的提醒' },
    answer: schemas.noticesSchema,
  },
  {
    ...{ ...sent, method: 'post', path: '/v1/notices/read', id: 'readNotices', summary: '标为已读' },
    body: schemas.readingSchema,
  },
  {
    ...{ ...mine, method: 'get', path: '/v1/notices/settings', id: 'noticeSettings', summary: '提醒设置' },
    answer: schemas.settingsSchema,
  },
  {
    ...{ ...sent, method: 'put', path: '/v1/notices/settings', id: 'saveNoticeSettings', summary: '修改提醒设置' },
    ...{ answer: schemas.settingsSchema, body: schemas.settingsSchema },
  },
  {
    ...{ ...mine, method: 'get', path: '/v1/subscriptions', id: 'subscriptions', summary: '还能用微信提醒几次' },
    answer: schemas.subscriptionsSchema,
  },
  {
    ...{ ...sent, method: 'post', path: '/v1/subscriptions', id: 'subscribe', summary: '记下对微信消息的回答' },
    ...{ answer: schemas.subscriptionsSchema, body: schemas.subscribingSchema },
  },
  {
    ...{ ...mine, method: 'get', path: '/v1/calendar', id: 'calendar', summary: '日历订阅' },
    answer: schemas.feedSchema,
  },
  {
    ...{ ...mine, method: 'post', path: '/v1/calendar', id: 'makeCalendar', summary: '生成新的日历订阅地址' },
    answer: schemas.newFeedSchema,
  },
  { ...mine, method: 'delete', path: '/v1/calendar', id: 'endCalendar', summary: '停用日历订阅' },
  {
    ...{ method: 'get', path: '/v1/calendar/{file}', id: 'calendarFile', summary: '日历文件' },
    ...{ text: 'text/calendar', problems: [400, 404, 500] },
  },
  {
    ...{ method: 'get', path: '/v1/wechat/events', id: 'wechatAddress', summary: '微信核对地址', text: 'text/plain' },
    ...{ problems: [403, 500], signed: true },
  },
  {
    ...{ method: 'post', path: '/v1/wechat/events', id: 'wechatEvent', summary: '微信通知', text: 'text/plain' },
    ...{ problems: [400, 403, 413, 500], signed: true },
  },
]
