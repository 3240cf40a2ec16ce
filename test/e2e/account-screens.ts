/** The screens of saved companies: 我的, a company, linking, data and privacy. */
import type { Draft } from '../../miniapp/src/state/draft'
import type { Memory } from './app'
import { button, tap } from './owner'
import type { Screen } from './screens'

const id = (letter: string) => `${letter.repeat(21)}A`

const answers = {
  entity_type: 'company',
  region: 'shandong',
  staff_employed: '31',
  disabled_staff: '0',
  annual_payroll: '3100000',
  wage_over_double: 'no',
}

const draft: Partial<Draft> = {
  year: 2026,
  policies: ['disabled-levy'],
  trail: Object.keys(answers),
  step: Object.keys(answers).length,
  answers,
}

const saved = (name: string, given: object, version = 1) => ({
  name,
  answers: given,
  version,
  updatedAt: '2026-11-18T03:00:00.000Z',
})

const company = (letter: string, name: string, given: object = answers) => ({
  id: id(letter),
  name,
  answers: given,
  base: saved(name, given),
})

const bakery = company('b', '青岛李记面包坊')
const factory = company('f', '青岛胶州湾海洋食品机械制造有限责任公司城阳第二分公司', { entity_type: 'company' })
const stall = company('s', '小摊', {})

const remote = ({ base, ...one }: ReturnType<typeof company>) => ({ ...base, id: one.id })

const account = { refresh: null, wechat: false }
const session = { access: 'a', expiresIn: 900, refresh: 'r', wechat: false, created: false }

/** A server that has these companies. */
const server = (companies: readonly ReturnType<typeof company>[], wechat = false) => ({
  '**/v1/session': { ...session, wechat },
  '**/v1/profiles': { profiles: companies.map(remote) },
  '**/v1/profiles/*/results': {},
  '**/v1/me': { createdOn: '2026-01-02', wechat, logins: 1, profiles: companies.length, favourites: ['union-refund'] },
})

const OFFLINE = { '**/v1/session': null }

const memory = (companies: readonly object[], current: string | null = id('b')): Memory => ({
  account,
  companies: { companies, current, deleted: [] },
})

const three = [bakery, factory, stall]
const threeSaved = { memory: memory(three), replies: server(three), draft, favourites: ['union-refund'] }

const kept = (keptOn: string, bundle: string, results: readonly object[], totals: readonly object[]) => ({
  ...{ keptOn, on: keptOn, bundle, version: 1 },
  results,
  totals,
})

const eligible = (policy: string, kind: string, amount: string | null) => ({
  ...{ policy, verdict: 'eligible', status: 'in-force' },
  amounts: amount === null ? [] : [{ id: 'a', kind, low: amount, high: amount }],
})

const money = (kind: string, low: string, high = low) => ({ kind, low, high })

const history = [
  kept(
    '2026-11-18',
    'new',
    [
      eligible('small-profit-cit', 'tax_saved', '45000'),
      eligible('union-refund', 'refund', '9999.99'),
      eligible('stability-refund', 'refund', '3200'),
    ],
    [money('tax_saved', '45000'), money('refund', '13199.99')],
  ),
  kept(
    '2026-04-02',
    'old',
    [
      eligible('small-profit-cit', 'tax_saved', '30000'),
      eligible('union-refund', 'refund', '12000'),
      eligible('disabled-levy', 'levy_saved', '41850'),
    ],
    [money('tax_saved', '30000'), money('refund', '12000'), money('levy_saved', '0', '41850')],
  ),
  kept('2026-01-05', 'old', [eligible('small-profit-cit', 'tax_saved', '30000')], [money('tax_saved', '30000')]),
]

const withHistory = (of: readonly object[]) => ({
  ...threeSaved,
  replies: { ...threeSaved.replies, [`**/v1/profiles/${id('b')}`]: { ...remote(bakery), history: of } },
})

const drawer = (name: string | RegExp) => async (page: Parameters<NonNullable<Screen['act']>>[0]) => {
  await tap(page, name)
  await page.getByRole('dialog').waitFor()
}

const changed = { ...bakery, answers: { ...answers, staff_employed: '32' } }

const linked = {
  page: 'account/link',
  replies: { ...server([]), '**/v1/links': { code: 'AB2CD-EF3GH', expiresIn: 600 } },
}

export const accountScreens: readonly Screen[] = [
  { name: 'home-firm', page: 'home', ...threeSaved },
  { name: 'home-firm-not-begun', page: 'home', memory: memory([stall], id('s')), replies: server([stall], true) },
  { name: 'home-firm-anew', page: 'home', ...threeSaved, act: drawer('重新开始') },
  { name: 'ask-firm', page: 'ask', ...threeSaved, draft: { ...draft, step: 0 } },
  { name: 'mine-newcomer', page: 'mine' },
  { name: 'mine-unsaved', page: 'mine', draft },
  { name: 'mine-save', page: 'mine', draft, act: drawer('保存这家单位') },
  { name: 'mine-one', page: 'mine', draft, memory: memory([bakery]), replies: server([bakery]) },
  { name: 'mine-three', page: 'mine', ...threeSaved },
  { name: 'mine-none-chosen', page: 'mine', memory: memory(three, null), replies: server(three) },
  { name: 'mine-not-begun', page: 'mine', memory: memory([stall], id('s')), replies: server([stall], true) },
  {
    name: 'mine-waiting',
    page: 'mine',
    draft: { ...draft, answers: changed.answers },
    memory: memory([changed]),
    replies: OFFLINE,
    act: (page) => page.getByText('等有网再保存').waitFor(),
  },
  {
    name: 'mine-merged',
    page: 'mine',
    ...threeSaved,
    memory: {
      ...memory(three),
      merges: [
        {
          company: id('b'),
          name: bakery.name,
          taken: ['annual_payroll', null],
          disputes: [{ fact: 'staff_employed', mine: '31', theirs: '29' }],
        },
      ],
    },
  },
  { name: 'mine-rename', page: 'mine', ...threeSaved, act: drawer('改名：青岛李记面包坊') },
  {
    name: 'mine-leave-unsaved',
    page: 'mine',
    ...threeSaved,
    memory: memory(three, null),
    act: drawer(/^小摊/),
  },
  {
    name: 'mine-full',
    page: 'mine',
    draft,
    memory: memory(Array.from('bcdefghijk', (letter) => company(letter, `${letter.toUpperCase()} 店`))),
    replies: OFFLINE,
    act: drawer('记另一家单位'),
  },
  {
    name: 'mine-lost',
    page: 'mine',
    draft,
    memory: { ...memory([bakery]), account: { refresh: 'gone', wechat: false } },
    act: (page) => page.getByText('单位不再存到服务器').waitFor(),
  },
  {
    name: 'company-history',
    page: `account/company?id=${id('b')}`,
    ...withHistory(history),
    act: (page) => page.getByText('规定有更新，和同一年度的上一次比：').waitFor(),
  },
  {
    name: 'company-no-history',
    page: `account/company?id=${id('b')}`,
    ...withHistory([]),
    act: (page) => page.getByText(/^还没有。/).waitFor(),
  },
  {
    name: 'company-offline',
    page: `account/company?id=${id('b')}`,
    draft,
    memory: memory([bakery]),
    replies: OFFLINE,
    act: (page) => page.getByText('没有取到历史结果').waitFor(),
  },
  {
    name: 'company-on-this-phone',
    page: `account/company?id=${id('b')}`,
    draft,
    memory: { companies: { companies: [{ ...bakery, base: null }], current: id('b'), deleted: [] } },
  },
  { name: 'company-delete', page: `account/company?id=${id('f')}`, ...threeSaved, act: drawer('删除这家单位') },
  { name: 'company-unknown', page: 'account/company?id=nothing' },
  { name: 'link', page: 'account/link' },
  {
    name: 'link-code',
    ...linked,
    act: (page) => tap(page, '显示连接码').then(() => page.getByText('AB2CD-EF3GH', { exact: true }).waitFor()),
  },
  {
    name: 'link-wrong',
    page: 'account/link',
    act: async (page) => {
      await page.getByRole('textbox', { name: '连接码' }).fill('ab2cd-ef3gh')
      await tap(page, '连接')
      await page.getByText(/^连接码不对或已过期/).waitFor()
    },
  },
  { name: 'privacy-nothing', page: 'account/privacy' },
  { name: 'privacy', page: 'account/privacy', ...threeSaved },
  {
    name: 'privacy-wechat',
    page: 'account/privacy',
    ...threeSaved,
    memory: { ...memory(three), account: { refresh: null, wechat: true } },
    replies: server(three, true),
  },
  {
    name: 'privacy-leave',
    page: 'account/privacy',
    ...threeSaved,
    act: drawer(/^退出登录/),
  },
  { name: 'privacy-erase', page: 'account/privacy', ...threeSaved, act: drawer(/^删除全部数据/) },
  {
    name: 'privacy-erase-offline',
    page: 'account/privacy',
    ...threeSaved,
    replies: OFFLINE,
    act: async (page) => {
      await drawer(/^删除全部数据/)(page)
      await tap(page.getByRole('dialog'), '全部删除')
      await page.getByText(/什么都没有删除/).waitFor()
    },
  },
  {
    name: 'privacy-forget',
    page: 'account/privacy',
    draft,
    act: drawer(/^清除这台手机上的数据/),
  },
  {
    name: 'result-unsaved',
    page: 'result',
    draft,
    act: (page) => button(page, /^保存这家单位/).waitFor(),
  },
  { name: 'result-save', page: 'result', draft, act: drawer(/^保存这家单位/) },
  { name: 'result-saved', page: 'result', ...threeSaved, act: (page) => button(page, /^青岛李记面包坊/).waitFor() },
]
