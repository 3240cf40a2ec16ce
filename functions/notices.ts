import { addDays, asTold, notices, ON_THE_DAY, type Notice } from '../shared/index'
import { jsonBody } from './lib/body'
import { listCompanies, profileOf, type Company } from './lib/companies'
import { creditOf, noteAnswer, type Credit } from './lib/credits'
import { fieldsOf, wrong } from './lib/fields'
import { latestFirst, listInbox, markRead } from './lib/inbox'
import { ANSWERS, MOST_READ, MOST_TOLD } from './lib/notice-limits'
import { NOTICE_ID } from './lib/patterns'
import { wake } from './lib/plan'
import { queryOf } from './lib/query'
import { done, json } from './lib/reply'
import { forMember, routes } from './lib/routes'
import { engine } from './lib/rules'
import { settingOr } from './lib/settings'
import { chinaTime, nowMs } from './lib/today'
import { readSettings, saveSettings, settingsOf } from './lib/wishes'

const DAYS_AHEAD = 366

export const handler = routes({
  'GET /v1/notices': forMember(async (event, { account }) => {
    queryOf(event, [])
    const companies = await listCompanies(account)
    const inboxes = await Promise.all(companies.map(({ id }) => listInbox(account, id)))
    const told = inboxes.flat().sort(latestFirst)
    const unread = told.filter(({ readAt }) => readAt === null).length
    return json({ unread, notices: told.slice(0, MOST_TOLD), upcoming: upcomingOf(companies) })
  }),
  'POST /v1/notices/read': forMember(async (event, { account }) => {
    queryOf(event, [])
    const { ids } = fieldsOf(jsonBody(event), ['ids'])
    if (!Array.isArray(ids) || ids.length > MOST_READ) throw wrong('ids', `请填写最多 ${MOST_READ} 个提醒编号。`)
    for (const [index, id] of ids.entries()) {
      if (typeof id !== 'string' || !NOTICE_ID.test(id)) throw wrong(`ids.${index}`, '没有这个提醒，请检查编号。')
    }
    for (const id of ids as string[]) await markRead(account, id)
    return done()
  }),
  'GET /v1/notices/settings': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json(await readSettings(account))
  }),
  'PUT /v1/notices/settings': forMember(async (event, { account, ttl }) => {
    queryOf(event, [])
    const settings = settingsOf(jsonBody(event))
    await wake(account)
    await saveSettings(account, ttl, settings)
    return json(settings)
  }),
  'GET /v1/subscriptions': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json({ subscriptions: await subscriptionsOf(account) })
  }),
  'POST /v1/subscriptions': forMember(async (event, { account }) => {
    queryOf(event, [])
    const { template, answer } = fieldsOf(jsonBody(event), ['template', 'answer'])
    if (template !== templateId() || templateId() === '') throw wrong('template', '没有这个消息模板，请检查编号。')
    if (typeof answer !== 'string' || !ANSWERS.includes(answer)) {
      throw wrong('answer', `请填写微信给出的回答：${ANSWERS.join('、')}。`)
    }
    await noteAnswer(account, templateId(), answer)
    return json({ subscriptions: await subscriptionsOf(account) })
  }),
})

const templateId = (): string => settingOr('WECHAT_TEMPLATE', '')

/** The templates the app may ask for; none where messages are not set up. */
async function subscriptionsOf(account: string): Promise<Credit[]> {
  return templateId() === '' ? [] : [await creditOf(account, templateId())]
}

/** Every deadline of the year ahead once, whatever the lead times; the app shows the days that are left. */
function upcomingOf(companies: readonly Company[]): (Omit<Notice, 'profile'> & { company: string })[] {
  const { day } = chinaTime(nowMs())
  return companies
    .flatMap((company) => notices(profileOf(company), engine, day, addDays(day, DAYS_AHEAD), ON_THE_DAY))
    .sort(asTold)
    .map(({ profile, ...notice }) => ({ ...notice, company: profile }))
}
