/** Whole checks, from the home page to the amount, at the borders of the law. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appOnStage, newPhone, texts } from './app'
import {
  answerAll,
  answerWhole,
  askedFact,
  below,
  button,
  choose,
  eventually,
  exactly,
  lines,
  quarters,
  reads,
  seeResult,
  shops,
  start,
  tap,
  unsure,
  type Reply,
} from './owner'

const stage = appOnStage()

/** Opens the app, answers every question of a check and goes on to the result. */
async function check(title: string, year: number, replies: Readonly<Record<string, Reply>>): Promise<Page> {
  const page = await newPhone(stage.browser)
  await page.goto(stage.url)
  await start(page, title, year)
  await answerAll(page, replies)
  await seeResult(page)
  return page
}

async function explained(page: Page, policy: string): Promise<void> {
  await tap(page, `怎么算的：${policy}`)
  await reads(page, policy)
}

const company = {
  entity_type: choose('公司等企业'),
  industry_restricted: choose('否'),
  high_tech: choose('否'),
  staff_average: choose('100人以内'),
  assets_average: choose('1000万元以内'),
}

describe.each([2024, 2026])('a company in tax year %i', (year) => {
  it('saves ¥600,000 at a taxable income of exactly 3,000,000.00', async () => {
    const page = await check('所得税能少缴多少', year, { ...company, taxable_income: exactly('3000000.00') })
    expect(await lines(page)).toContain('共 1 项可享受')
    expect(await below(page, '一年少缴税')).toBe('¥600,000')
    expect(await below(page, '全年少缴企业所得税')).toBe('¥600,000')
    expect(await below(page, '全年应纳企业所得税')).toBe('¥150,000')
    expect(await below(page, '不享受优惠应纳税额')).toBe('¥750,000')
    await explained(page, '小型微利企业所得税优惠')
    expect(await below(page, '全年少缴企业所得税')).toBe('¥600,000')
    expect(await lines(page)).toContain('15万元')
  })

  it('pays 25 % on all of it one fen above', async () => {
    const page = await check('所得税能少缴多少', year, { ...company, taxable_income: exactly('3000000.01') })
    expect(await lines(page)).toContain('这几项暂时享受不到')
    expect(await lines(page)).not.toContain('一年少缴税')
    expect(await below(page, '没满足：全年应纳税所得额')).toMatch(/^您是3,000,000\.01元，规定不超过300万元$/)
    await explained(page, '小型微利企业所得税优惠')
    expect(await below(page, '全年应纳企业所得税')).toBe('75万元')
    expect(await lines(page)).toContain('法定税率 25%')
  })
})

it('averages staff and assets by quarter, not rounded before comparing with the limit', async () => {
  const replies = { ...company, taxable_income: exactly('100', '万元') }
  const staff = (last: string) =>
    quarters([
      ['300', '300'],
      ['300', '300'],
      ['300', '300'],
      ['300', last],
    ])
  const within = await check('所得税能少缴多少', 2026, { ...replies, staff_average: staff('300') })
  expect(await below(within, '全年少缴企业所得税')).toBe('¥200,000')
  const above = await check('所得税能少缴多少', 2026, { ...replies, staff_average: staff('301') })
  expect(await lines(above)).toContain('没满足：全年平均从业人数')
})

describe('a company with 31 staff or fewer', () => {
  const levy = {
    entity_type: choose('公司等企业'),
    region: choose('山东'),
    disabled_staff: exactly('0'),
    wage_over_double: choose('否'),
  }

  it('of 30 staff owes nothing', async () => {
    const replies = { ...levy, staff_employed: exactly('30'), annual_payroll: exactly('3000000') }
    const page = await check('残保金能少缴多少', 2026, replies)
    expect(await below(page, '减免前按公式应缴')).toBe('¥45,000')
    expect(await below(page, '全年要缴的残保金')).toBe('¥0')
    expect(await below(page, '全年少缴的残保金')).toBe('¥45,000')
  })

  it('that employs enough of the disabled is told that nothing is due, not that 0 was saved', async () => {
    const quota = { staff_employed: exactly('100'), disabled_staff: exactly('5'), annual_payroll: exactly('8000000') }
    const page = await check('残保金能少缴多少', 2026, { ...levy, ...quota })
    expect(await lines(page)).not.toContain('共 1 项可享受')
    const all = await lines(page)
    expect(all.indexOf('全年要缴的残保金')).toBeLessThan(all.indexOf('全年少缴的残保金'))
    expect(await below(page, '全年要缴的残保金')).toBe('¥0')
  })

  it('of 31 staff without a disabled worker pays 90 % of 46,500', async () => {
    const replies = { ...levy, staff_employed: exactly('31'), annual_payroll: exactly('310', '万元') }
    const page = await check('残保金能少缴多少', 2026, replies)
    expect(await below(page, '减免前按公式应缴')).toBe('¥46,500')
    expect(await below(page, '全年要缴的残保金')).toBe('¥41,850')
    expect(await below(page, '一年少缴的费')).toBe('¥4,650')
  })

  it.each([
    ['1.6', '¥49,600', '¥4,960'],
    ['不清楚', '¥46,500 以上', '¥4,650 以上'],
  ])('elsewhere pays by the quota of its province, %s', async (quota, due, saved) => {
    const books = { staff_employed: exactly('31'), annual_payroll: exactly('310', '万元') }
    const elsewhere = { region: choose('其他省份'), local_quota: quota === '不清楚' ? unsure : exactly(quota) }
    const page = await check('残保金能少缴多少', 2026, { ...levy, ...books, ...elsewhere })
    expect(await below(page, '减免前按公式应缴')).toBe(due)
    expect(await below(page, '全年少缴的残保金')).toBe(saved)
  })
})

describe('a firm with a union', () => {
  const union = { has_union: choose('是'), state_owned: choose('否'), fiscally_funded: choose('否') }

  it('gets 9,999.99 back for 2024, with the clause word for word', async () => {
    const page = await check('工会经费能退多少', 2024, { ...union, union_remitted: exactly('9999.99') })
    expect(await below(page, '可以退回')).toBe('¥9,999.99')
    await explained(page, '小额缴费工会经费全额返还')
    const quote = button(page, /第44条/).first()
    await quote.tap()
    await eventually(() => quote.getAttribute('aria-expanded')).toBe('true')
    const clause = texts.clauses.find(({ id }) => id === '000#44')
    expect(await lines(page)).toContain(clause?.text)
    expect(await lines(page)).toContain(texts.documents.find(({ id }) => id === '000')?.title)
    expect(await below(page, '最近核对')).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('gets nothing back for 10,000.00', async () => {
    const page = await check('工会经费能退多少', 2024, { ...union, union_remitted: exactly('10000.00') })
    expect(await lines(page)).toContain('没满足：全年上缴的工会经费')
    expect(await lines(page)).not.toContain('可以退回')
  })

  it('is sent to the union for this year: no document continues the refund', async () => {
    const page = await check('工会经费能退多少', 2026, { ...union, union_remitted: exactly('9999.99') })
    expect(await lines(page)).toContain('未查到延续文件，请向市总工会核实')
    expect(await lines(page)).not.toContain('可享受（1）')
    expect(await below(page, '符合的话，可以退还的工会经费')).toBe('最多 ¥9,999.99')
  })
})

describe('个体工商户', () => {
  const owner = { entity_type: choose('个体工商户'), other_relief: choose('没有') }

  it('halves the tax on the first 200万 only', async () => {
    const page = await check('所得税能少缴多少', 2026, { ...owner, business_income: exactly('300', '万元') })
    expect(await below(page, '不减半应纳税额')).toBe('¥984,500')
    expect(await below(page, '全年少缴个人所得税')).toBe('¥317,250')
    expect(await below(page, '全年应纳个人所得税')).toBe('¥667,250')
  })

  it('adds up several shops', async () => {
    const page = await check('所得税能少缴多少', 2026, { ...owner, business_income: shops(['120000', '80000']) })
    expect(await below(page, '不减半应纳税额')).toBe('¥29,500')
    expect(await below(page, '全年少缴个人所得税')).toBe('¥14,750')
  })
})

it('a year without rules is no fault of the answers, and another one a tap away', async () => {
  const page = await newPhone(stage.browser)
  await page.goto(stage.url)
  await tap(page, /^税费年度/)
  await tap(page.getByRole('dialog'), /^2018 年/)
  await tap(page, /^残保金能少缴多少/)
  await page.getByRole('heading', { level: 1, name: '2018 年的规定没有收录' }).waitFor()
  await tap(page, '换一个年度')
  await tap(page.getByRole('dialog'), /^2026 年/)
  await eventually(() => askedFact(page)).not.toBeNull()
})

it('everything at once: kinds of money stay apart', async () => {
  const page = await newPhone(stage.browser)
  await page.goto(stage.url)
  await start(page, '全部一起测', 2024)
  await answerWhole(page, {
    ...company,
    sector: choose('批发和零售'),
    taxable_income: exactly('300', '万元'),
    region: choose('山东'),
    staff_employed: exactly('31'),
    disabled_staff: exactly('0'),
    annual_payroll: exactly('310', '万元'),
    wage_over_double: choose('否'),
    has_union: choose('是'),
    state_owned: choose('否'),
    fiscally_funded: choose('否'),
    union_remitted: exactly('9999.99'),
  })
  await seeResult(page)
  expect(await below(page, '一年少缴税')).toBe('¥600,000')
  expect(await below(page, '一年少缴的费')).toBe('¥4,650')
  expect(await below(page, '可以退回')).toBe('¥9,999.99')
  expect((await lines(page)).join('')).toContain('不同种类的钱不相加')
})
