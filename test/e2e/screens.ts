/** Every screen of the app, each opened the short way: a stored draft, the address, a few taps. */
import type { Page } from 'playwright-core'
import { load, type Answer } from '../../shared/index'
import { begin, emptyDraft, wholeCheck, withAnswer, type Draft } from '../../miniapp/src/state/draft'
import { currentScreen, forward } from '../../miniapp/src/state/flow'
import { accountScreens } from './account-screens'
import { rules, type Memory } from './app'
import { reminderScreens } from './reminder-screens'
import { button, choose, exactly, reads, tap } from './owner'

export interface Screen {
  readonly name: string
  /** The part of the address that names the page, e.g. `result`, with its parameters. */
  readonly page: string
  readonly draft?: Partial<Draft>
  readonly favourites?: readonly string[]
  /** What else the phone remembers. */
  readonly memory?: Memory
  /** What stands in for the server at these addresses; null = no network. */
  readonly replies?: Readonly<Record<string, object | null>>
  /** Rules of the server are newer than those of the phone. */
  readonly newerRules?: boolean
  readonly act?: (page: Page) => Promise<void>
}

const everything = ['small-profit-cit', 'individual-halving', 'disabled-levy', 'union-refund']

const company: Draft['answers'] = {
  entity_type: 'company',
  industry_restricted: 'no',
  high_tech: 'no',
  taxable_income: '3000000',
  staff_average: '30',
  assets_average: '8000000',
  region: 'shandong',
  staff_employed: '31',
  disabled_staff: '0',
  annual_payroll: '3100000',
  wage_over_double: 'no',
  has_union: 'yes',
  state_owned: 'no',
  fiscally_funded: 'no',
  union_remitted: '9999.99',
}

const unsure: Draft['answers'] = {
  ...company,
  taxable_income: { low: '1000000.01', high: '3000000' },
  staff_average: null,
  wage_over_double: null,
  union_remitted: '8000',
}

const shopOwner: Draft['answers'] = { entity_type: 'individual', business_income: '3000000', other_relief: '0' }

const draft = (answers: Draft['answers'], changes: Partial<Draft> = {}): Partial<Draft> => ({
  year: 2024,
  policies: everything,
  trail: Object.keys(answers),
  step: Object.keys(answers).length,
  answers,
  ...changes,
})

/** All answers but one: that is the question on the screen. */
function asking(fact: string, answers = company): Partial<Draft> {
  return draft(Object.fromEntries(Object.entries(answers).filter(([id]) => id !== fact)))
}

/** A shop and a factory that went through the whole check, today. */
const shop: Draft['answers'] = {
  entity_type: 'company',
  sector: 'retail',
  special_role: 'none',
  region: 'shandong',
  industry_restricted: 'no',
  high_tech: 'no',
  state_owned: 'no',
  fiscally_funded: 'no',
  taxable_income: '200000',
  staff_average: '8',
  assets_average: '800000',
  staff_employed: '8',
  disabled_staff: '0',
  annual_payroll: '480000',
  wage_over_double: 'no',
  has_union: 'no',
  invests: 'no',
  has_research: 'no',
  has_recognition: 'no',
  digital_business: 'no',
}

const factory: Draft['answers'] = {
  ...company,
  sector: 'manufacturing',
  special_role: 'none',
  is_sme: 'yes',
  specialised_sme: 'yes',
  has_recognition: 'yes',
  has_research: 'yes',
  restricted_trade_major: 'no',
  chip_tool_listed: 'no',
  research_expensed: '3000000',
  research_amortised: '0',
}

/** Themes somebody in a hurry may switch off. */
const LATER = ['investment', 'research', 'honours', 'digital', 'trade', 'finance']

const whole = (answers: Draft['answers'], changes: Partial<Draft> = {}): Partial<Draft> =>
  draft(answers, { year: 2026, check: 'all', policies: [], skipped: [], ...changes })

const engine = load(rules)

/** The whole check with every question answered: those not known with no, none or zero. */
function through(known: Draft['answers'], changes: Partial<Draft> = {}): Draft {
  const check = wholeCheck(engine)
  if (!check) throw new Error('no check of everything')
  const today = '2026-11-20'
  let at: Draft = { ...begin(engine, emptyDraft(engine, 2026), check), skipped: [], ...changes }
  for (;;) {
    const screen = currentScreen(engine, at, today)
    if (!screen) return at
    for (const id of screen.facts) at = withAnswer(at, id, known[id] ?? nothingOf(id))
    at = forward(engine, at, today, screen.id)
  }
}

/** A shop that stands on the list of everyday matters. */
function listed(): Draft {
  const done = through(shop)
  const step = done.trail.indexOf('group:daily')
  const answers = Object.fromEntries(
    Object.entries(done.answers).filter(([id]) => {
      const fact = engine.facts.get(id)
      return fact?.type !== 'choice' || fact.group !== 'daily'
    }),
  )
  return { ...done, answers, trail: done.trail.slice(0, step), step }
}

function nothingOf(id: string): Answer {
  const fact = engine.facts.get(id)
  if (fact?.type === 'number') return fact.min > 0 ? null : '0'
  return fact?.options.find((option) => /^(no|none|unrated)$/.test(option.id))?.id ?? null
}

const unfold = (title: RegExp) => async (page: Page) => {
  await button(page, title).first().tap()
  await page.getByRole('main').getByRole('button', { expanded: true }).first().waitFor()
}

const drawer = (title: string | RegExp) => (page: Page) =>
  tap(page, title).then(() => page.getByRole('dialog').waitFor())

const openQuote = async (page: Page) => {
  const quote = page.getByRole('main').getByRole('button', { expanded: false }).first()
  await quote.tap()
  await page.getByText('最近核对').first().waitFor()
}

const askingUnion = draft(
  { has_union: 'yes', state_owned: 'no', fiscally_funded: 'no' },
  { policies: ['union-refund'] },
)

const finished = draft(company)
const policies = [...everything, 'small-profit-prepayment', 'union-remittance-estimate']

export const screens: readonly Screen[] = [
  { name: 'home', page: 'home' },
  { name: 'home-resume', page: 'home', draft: asking('annual_payroll') },
  { name: 'home-finished', page: 'home', draft: finished },
  { name: 'result-no-rules', page: 'result', draft: draft({}, { year: 2018 }) },
  { name: 'done-no-rules', page: 'ask', draft: draft({}, { year: 2018 }) },
  { name: 'home-year', page: 'home', act: drawer(/^税费年度/) },
  {
    name: 'home-dropped',
    page: 'home',
    draft: draft({ ...company, disabled_severe: '2' }),
  },
  { name: 'ask-choice', page: 'ask', draft: draft({}) },
  { name: 'ask-answered', page: 'ask', draft: { ...finished, step: 0 } },
  { name: 'ask-range', page: 'ask', draft: asking('annual_payroll') },
  {
    name: 'ask-money',
    page: 'ask',
    draft: asking('annual_payroll'),
    act: async (page) => {
      await tap(page, '准确数字')
      await page.getByRole('textbox').fill('12345.67')
      await page.getByText(/^= /).waitFor()
    },
  },
  {
    name: 'ask-money-signed',
    page: 'ask',
    draft: asking('taxable_income'),
    act: (page) => tap(page, '准确数字').then(() => tap(page, '负数')),
  },
  {
    name: 'ask-wrong',
    page: 'ask',
    draft: asking('disabled_staff'),
    act: async (page) => {
      await exactly('三')(page, '上年雇了几名残疾职工？')
      await page.getByText('不是数字').waitFor()
    },
  },
  {
    name: 'ask-quarters',
    page: 'ask',
    draft: asking('assets_average'),
    act: async (page) => {
      await tap(page, '逐季填写')
      await page.getByRole('textbox', { name: '第 1 季季初' }).fill('1234.5678')
      await page.getByRole('textbox', { name: '第 1 季季末' }).fill('12345678.9')
    },
  },
  {
    name: 'ask-shops',
    page: 'ask',
    draft: asking('business_income', shopOwner),
    act: async (page) => {
      await tap(page, '逐家店填写')
      await page.getByRole('textbox', { name: '第 1 项' }).fill('12.3456')
      await page.getByText('合计').waitFor()
    },
  },
  { name: 'ask-more', page: 'ask', draft: asking('staff_average'), act: drawer('怎么填') },
  { name: 'ask-union', page: 'ask', draft: askingUnion },
  { name: 'ask-estimate', page: 'ask', draft: askingUnion, act: askEstimate },
  {
    name: 'ask-estimated',
    page: 'ask',
    draft: askingUnion,
    act: async (page) => {
      await askEstimate(page)
      await choose('超过100万元到300万元')(page.getByRole('dialog'), '上年工资一共发了多少？')
      await button(page, '用这个估算').waitFor()
    },
  },
  {
    name: 'ask-ruled-out',
    page: 'ask',
    draft: draft({}),
    act: (page) => choose('公司等企业')(page, '您的单位属于哪一类？').then(() => page.getByText('不适用').waitFor()),
  },
  { name: 'start', page: 'ask', draft: whole({}, { skipped: null }) },
  {
    name: 'start-some',
    page: 'ask',
    draft: whole({}, { skipped: null }),
    act: (page) => tap(page, /^外贸会展/).then(() => tap(page, /^融资/)),
  },
  { name: 'ask-list', page: 'ask', draft: listed() },
  {
    name: 'ask-list-ticked',
    page: 'ask',
    draft: listed(),
    act: (page) => tap(page, /^已建立工会/).then(() => button(page, /^选好了/).waitFor()),
  },
  { name: 'ask-list-unsure', page: 'ask', draft: listed(), act: (page) => tap(page, '有的不清楚，逐项选') },
  { name: 'ask-whole', page: 'ask', draft: whole(Object.fromEntries(Object.entries(shop).slice(0, 12))) },
  {
    name: 'ask-many-out',
    page: 'ask',
    draft: whole({}),
    act: (page) =>
      choose('机关、事业单位')(page, '您的单位属于哪一类？').then(() => page.getByText('与您无关').waitFor()),
  },
  {
    name: 'ask-many-out-names',
    page: 'ask',
    draft: whole({}),
    act: (page) => choose('机关、事业单位')(page, '您的单位属于哪一类？').then(() => drawer('看是哪些')(page)),
  },
  { name: 'done-whole', page: 'ask', draft: through(factory, { skipped: LATER }) },
  { name: 'review-whole', page: 'review', draft: through(factory, { skipped: LATER }) },
  {
    name: 'review-whole-half',
    page: 'review',
    draft: whole(Object.fromEntries(Object.entries(factory).slice(0, 6))),
    act: unfold(/^可能还要问 \d+ 项/),
  },
  { name: 'result-whole', page: 'result', draft: through(shop) },
  { name: 'result-whole-left-out', page: 'result', draft: through(factory, { skipped: LATER }) },
  { name: 'result-whole-half', page: 'result', draft: whole(factory) },
  { name: 'result-whole-factory', page: 'result', draft: through(factory) },
  { name: 'result-whole-out', page: 'result', draft: through(shop), act: unfold(/^不符合/) },
  {
    name: 'result-whole-search',
    page: 'result',
    draft: through(shop),
    act: async (page) => {
      await unfold(/^不符合/)(page)
      await page.getByRole('searchbox').first().fill('车')
    },
  },
  { name: 'result-whole-closed', page: 'result', draft: whole(shop, { year: 2022 }), act: unfold(/^不在执行期/) },
  { name: 'done', page: 'ask', draft: finished },
  {
    name: 'done-early',
    page: 'ask',
    draft: draft({ has_union: 'no' }, { policies: ['union-refund'] }),
  },
  { name: 'done-not-in-force', page: 'ask', draft: draft({}, { policies: ['union-refund'], year: 2019 }) },
  { name: 'ask-nothing-chosen', page: 'ask' },
  { name: 'edit', page: 'edit?fact=staff_average', draft: finished },
  { name: 'edit-unknown', page: 'edit?fact=nothing' },
  { name: 'review', page: 'review', draft: finished },
  {
    name: 'review-assumed',
    page: 'review',
    draft: draft(Object.fromEntries(Object.entries(unsure).filter(([id]) => id !== 'annual_payroll')), {
      estimated: ['union_remitted'],
    }),
  },
  { name: 'review-empty', page: 'review' },
  { name: 'result', page: 'result', draft: finished },
  { name: 'result-range', page: 'result', draft: draft(unsure, { year: 2026 }) },
  { name: 'result-estimated', page: 'result', draft: draft(company, { estimated: ['union_remitted'] }) },
  {
    name: 'result-estimated-out',
    page: 'result',
    draft: draft(
      { ...company, union_remitted: '10000' },
      { policies: ['union-refund'], estimated: ['union_remitted'] },
    ),
  },
  { name: 'result-early', page: 'result', draft: draft({ entity_type: 'company' }) },
  {
    name: 'result-none',
    page: 'result',
    draft: draft({ ...company, taxable_income: '3000000.01', staff_employed: '400', union_remitted: '10000' }),
  },
  { name: 'result-closed', page: 'result', draft: draft(company, { year: 2021 }) },
  {
    name: 'result-newer-rules',
    page: 'result',
    draft: finished,
    newerRules: true,
    act: (page) => page.getByText('规则已更新，显示的是最新结果').waitFor(),
  },
  { name: 'result-empty', page: 'result' },
  ...everything.map((id) => ({
    name: `explain-${id}`,
    page: `library/explain?id=${id}`,
    draft: id === 'individual-halving' ? draft(shopOwner) : finished,
    act: openQuote,
  })),
  { name: 'explain-range', page: 'library/explain?id=disabled-levy', draft: draft(unsure) },
  {
    name: 'explain-estimated',
    page: 'library/explain?id=union-refund',
    draft: draft(company, { estimated: ['union_remitted'] }),
  },
  { name: 'explain-not-in-force', page: 'library/explain?id=union-refund', draft: draft(company, { year: 2019 }) },
  { name: 'explain-unknown', page: 'library/explain?id=nothing' },
  { name: 'library', page: 'library/policies', favourites: ['union-refund'], act: (page) => reads(page, '政策库') },
  {
    name: 'library-search',
    page: 'library/policies',
    act: (page) => look(page, '融资').then(() => page.getByText(/^找到/).waitFor()),
  },
  {
    name: 'library-nothing',
    page: 'library/policies',
    act: (page) => look(page, '海王星').then(() => page.getByText('没有找到').waitFor()),
  },
  { name: 'library-filter', page: 'library/policies', act: drawer('按给谁筛选') },
  { name: 'library-departments', page: 'library/policies', act: drawer('按部门筛选') },
  { name: 'library-documents', page: 'library/policies', act: drawer('按文件看目录') },
  { name: 'library-of-a-document', page: 'library/policies?document=002' },
  { name: 'clause-service', page: `library/clause?id=${encodeURIComponent('001#二.4')}` },
  { name: 'clause-doubtful-phone', page: `library/clause?id=${encodeURIComponent('001#二.12')}` },
  { name: 'clause-news', page: `library/clause?id=${encodeURIComponent('003#市地方金融监管局.2')}` },
  { name: 'clause-draft', page: `library/clause?id=${encodeURIComponent('004#25')}` },
  { name: 'clause-with-policy', page: `library/clause?id=${encodeURIComponent('000#35')}` },
  { name: 'clause-unknown', page: 'library/clause?id=nothing' },
  { name: 'document', page: 'library/document?id=000' },
  { name: 'document-draft', page: 'library/document?id=004' },
  { name: 'document-quoted', page: 'library/document?id=mof-sta-2023-12' },
  { name: 'document-unknown', page: 'library/document?id=nothing' },
  ...policies.map((id) => ({ name: `policy-${id}`, page: `library/policy?id=${id}` })),
  { name: 'policy-for-this-firm', page: 'library/policy?id=union-refund', draft: draft(company, { year: 2026 }) },
  {
    name: 'policy-estimated',
    page: 'library/policy?id=union-refund',
    draft: draft(company, { estimated: ['union_remitted'] }),
  },
  { name: 'policy-unknown', page: 'library/policy?id=nothing' },
  ...accountScreens,
  ...reminderScreens,
]

async function look(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: '搜政策' }).fill(words)
}

async function askEstimate(page: Page): Promise<void> {
  await reads(page, '全年上缴工会经费多少？')
  await drawer('估算上缴的工会经费')(page)
}
