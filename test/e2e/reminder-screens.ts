/** The screens of reminders: what comes, what was told, one notice, what the owner wants to be told. */
import type { Draft } from '../../miniapp/src/state/draft'
import type { Memory } from './app'
import { button, reads, tap } from './owner'
import type { Screen } from './screens'

const id = (letter: string) => `${letter.repeat(21)}A`
const BAKERY = id('b')
const FACTORY = id('f')

const answers: Draft['answers'] = { entity_type: 'company', region: 'shandong', state_owned: 'no' }

const draft: Partial<Draft> = {
  year: 2026,
  policies: ['small-profit-cit'],
  trail: Object.keys(answers),
  step: Object.keys(answers).length,
  answers,
}

function company(of: string, name: string, given = answers) {
  const base = { name, answers: given, version: 1, updatedAt: '2026-11-18T03:00:00.000Z' }
  return { id: of, name, answers: given, base }
}

const bakery = company(BAKERY, '青岛李记面包坊')
const factory = company(FACTORY, '青岛胶州湾海洋食品机械制造有限责任公司城阳第二分公司', { entity_type: 'individual' })

const account = { refresh: null, wechat: false }

const memory = (companies: readonly object[], current: string | null = BAKERY): Memory => ({
  account,
  companies: { companies, current, deleted: [] },
})

const due = {
  ...{ id: `${BAKERY}/due/cit-prepayment/2026-12-04/7`, company: BAKERY, kind: 'filing', event: 'due' },
  ...{ subject: 'cit-prepayment', day: '2026-12-04', title: '企业所得税季度预缴：12月4日截止' },
  text: '最后一天是2026年12月4日。没有税款也要申报。遇节假日顺延，请以税务局公布的征期为准。',
  ...{ why: '因为您填了单位类型：公司等企业。', clause: 'cit-law#54.2' },
  ...{ toldAt: '2026-11-20T00:10:00.000Z', readAt: null },
}
const more = {
  ...{ id: `${FACTORY}/up/union-refund/2026-10-01`, company: FACTORY, kind: 'change', event: 'up' },
  ...{ subject: 'union-refund', day: '2026-10-01', title: '能少缴的更多了：小微企业工会经费全额返还' },
  ...{ text: '原来¥4,000，现在¥9,999.99。', why: '因为规定变了：返还的比例提高了。', clause: null },
  ...{ toldAt: '2026-10-01T01:00:00.000Z', readAt: '2026-10-02T01:00:00.000Z' },
}
const old = {
  ...{ id: `${BAKERY}/old/2025-12-01`, company: BAKERY, kind: 'figures', event: 'old', subject: '' },
  ...{ day: '2025-12-01', title: '更新一下数据', text: '人数、工资和利润可能变了，改一改，结果才准。' },
  ...{ why: '因为这些答案是2024年12月1日保存的。', clause: null },
  ...{ toldAt: '2025-12-01T01:00:00.000Z', readAt: null },
}

const settings = { kinds: ['filing', 'policy', 'near', 'change', 'figures'], filingLeads: [7, 1], policyLeads: [30, 7] }

const session = { access: 'a', expiresIn: 900, refresh: 'r', wechat: false, created: false }

/** A server that has told this. */
const server = (notices: readonly object[], companies: readonly ReturnType<typeof company>[] = [bakery]) => ({
  '**/v1/session': session,
  '**/v1/profiles': { profiles: companies.map(({ base, ...one }) => ({ ...base, id: one.id })) },
  '**/v1/me': { createdOn: '2026-01-02', wechat: false, logins: 1, profiles: 1, favourites: [] },
  '**/v1/notices': { unread: 1, notices, upcoming: [] },
  '**/v1/notices/read': {},
  '**/v1/notices/settings': { ...settings, wechat: true },
  '**/v1/subscriptions': { subscriptions: [] },
  '**/v1/calendar': { since: null },
})

const saved = { draft, memory: memory([bakery]), replies: server([due, old]) }
const two = { draft, memory: memory([bakery, factory]), replies: server([due, more, old], [bakery, factory]) }

type Act = NonNullable<Screen['act']>

const messages: Act = (page) => tap(page, /^消息/)
const sheet =
  (name: string | RegExp): Act =>
  async (page) => {
    await tap(page, name)
    await page.getByRole('dialog').waitFor()
  }
const shows =
  (text: string | RegExp): Act =>
  (page) =>
    page.getByText(text).first().waitFor()

const notice = (of: string) => `account/notice?id=${encodeURIComponent(of)}`
const wishes = { page: 'account/wishes', ...saved }

export const reminderScreens: readonly Screen[] = [
  { name: 'reminders-newcomer', page: 'reminders' },
  { name: 'reminders-newcomer-told', page: 'reminders', act: messages },
  { name: 'reminders-unsaved', page: 'reminders', draft },
  { name: 'reminders-too-little', page: 'reminders', draft: { ...draft, answers: { state_owned: 'no' } } },
  { name: 'reminders-saved', page: 'reminders', ...saved, act: shows(/条未读/) },
  { name: 'reminders-two', page: 'reminders', ...two },
  { name: 'reminders-told', page: 'reminders', ...two, act: messages },
  { name: 'reminders-told-nothing', page: 'reminders', ...saved, replies: server([]), act: messages },
  {
    name: 'reminders-told-offline',
    page: 'reminders',
    ...saved,
    memory: { ...memory([bakery]), inbox: [due, old] },
    replies: { '**/v1/session': null },
    act: async (page) => {
      await messages(page)
      await shows(/上次取到的消息/)(page)
    },
  },
  { name: 'notice-told', page: notice(due.id), ...saved, act: shows('看条文') },
  { name: 'notice-of-two', page: notice(more.id), ...two, act: shows('看这项政策') },
  { name: 'notice-old', page: notice(old.id), ...saved, act: shows('改答案') },
  {
    name: 'notice-old-answers',
    page: notice(old.id),
    ...two,
    draft: { ...draft, answers: factory.answers },
    memory: memory([bakery, factory], FACTORY),
    act: async (page) => {
      await tap(page, '改答案')
      await reads(page, '核对一下答案')
      await button(page, /^单位类型\s*公司等企业/).waitFor()
    },
  },
  {
    name: 'notice-old-unsaved',
    page: notice(old.id),
    ...saved,
    memory: memory([bakery], null),
    act: sheet('改答案'),
  },
  { name: 'notice-coming', page: notice('unsaved/due/cit-settlement/2027-05-31/0'), draft },
  { name: 'notice-unverified', page: notice('unsaved/unverified/disabled-levy/2027'), draft },
  {
    name: 'notice-downloaded',
    page: notice('unsaved/due/cit-settlement/2027-05-31/0'),
    draft,
    act: async (page) => {
      await tap(page, '加到手机日历')
      await shows(/日历文件已下载/)(page)
    },
  },
  { name: 'notice-unknown', page: notice('nothing') },
  { name: 'wishes-newcomer', page: 'account/wishes' },
  { name: 'wishes', ...wishes, act: shows('生成地址') },
  {
    name: 'wishes-wechat',
    ...wishes,
    memory: { ...memory([bakery]), account: { refresh: null, wechat: true } },
    replies: { ...server([]), '**/v1/session': { ...session, wechat: true } },
    act: shows('微信也提醒'),
  },
  {
    name: 'wishes-none',
    ...wishes,
    replies: {
      ...server([]),
      '**/v1/notices/settings': { kinds: [], filingLeads: [], policyLeads: [], wechat: false },
      '**/v1/calendar': { since: '2026-10-08' },
    },
    act: shows('停用'),
  },
  { name: 'wishes-offline', ...wishes, replies: { '**/v1/session': null }, act: shows('网络不通') },
  {
    name: 'wishes-refused',
    ...wishes,
    act: async (page) => {
      await button(page, /^申报期限/).waitFor()
      await page.route('**/v1/notices/settings', (route) =>
        route.fulfill({ status: 429, json: { detail: '操作太频繁，请稍后再试。' } }),
      )
      await tap(page, /^申报期限/)
      await shows('没有保存，已改回原来的')(page)
    },
  },
  {
    name: 'wishes-address',
    ...wishes,
    replies: {
      ...server([]),
      '**/v1/calendar': { since: '2026-11-20', path: `/v1/calendar/${'Ab3_'.repeat(10)}xyz.ics` },
    },
    act: async (page) => {
      await sheet('换一个地址')(page)
      await tap(page.getByRole('dialog'), '换一个地址')
      await shows('地址只显示这一次，请现在复制。')(page)
    },
  },
  {
    name: 'wishes-end',
    ...wishes,
    replies: { ...server([]), '**/v1/calendar': { since: '2026-11-20' } },
    act: sheet('停用'),
  },
  { name: 'remind-policy', page: 'library/policy?id=small-profit-cit', ...saved, act: sheet(/^提醒我/) },
  { name: 'remind-policy-unsaved', page: 'library/policy?id=disabled-levy', draft, act: sheet(/^提醒我/) },
  { name: 'remind-policy-newcomer', page: 'library/policy?id=union-refund', act: sheet(/^提醒我/) },
  {
    name: 'remind-switched-off',
    page: 'library/policy?id=small-profit-cit',
    ...saved,
    replies: { ...server([]), '**/v1/notices/settings': { ...settings, kinds: ['filing'], wechat: true } },
    act: async (page) => {
      await sheet(/^提醒我/)(page)
      await shows(/这类不会提醒/)(page)
    },
  },
  { name: 'remind-result', page: 'result', ...saved, act: sheet(/^提醒我/) },
  { name: 'remind-result-unsaved', page: 'result', draft, act: sheet(/^提醒我/) },
]
