/** The check of everything, theme by theme: a shop, a software firm, a factory. */
import { describe, expect, it } from 'vitest'
import { rules, appOnStage } from './app'
import {
  answerWhole,
  below,
  button,
  choose,
  eventually,
  exactly,
  heading,
  lines,
  reads,
  reply,
  seeResult,
  start,
  tap,
} from './owner'

const stage = appOnStage()

const whole = '全部一起测'

const company = {
  entity_type: choose('公司等企业'),
  region: choose('山东'),
  special_role: choose('都不是'),
  last_settlement: choose('是'),
}

const shop = {
  ...company,
  sector: choose('批发和零售'),
  staff_average: exactly('8'),
  assets_average: exactly('80', '万元'),
  taxable_income: exactly('20', '万元'),
  staff_employed: exactly('8'),
  annual_payroll: exactly('48', '万元'),
}

const software = {
  ...company,
  sector: choose('软件和信息服务'),
  staff_average: exactly('40'),
  assets_average: exactly('800', '万元'),
  taxable_income: exactly('200', '万元'),
  staff_employed: exactly('45'),
  annual_payroll: exactly('480', '万元'),
  has_research: choose('是'),
  research_expensed: exactly('100', '万元'),
  digital_business: choose('是'),
}

const factory = {
  ...company,
  sector: choose('制造业'),
  staff_average: exactly('200'),
  assets_average: exactly('4000', '万元'),
  taxable_income: exactly('280', '万元'),
  staff_employed: exactly('210'),
  disabled_staff: exactly('2'),
  annual_payroll: exactly('1800', '万元'),
  has_research: choose('是'),
  research_expensed: exactly('200', '万元'),
  invests: choose('是'),
  has_recognition: choose('是'),
}

describe('a check of everything', () => {
  it('begins with the themes, all on, one tap from the first question', async () => {
    const page = await stage.home()
    await tap(page, whole)
    await reads(page, '按主题问，不相关的不问')
    for (const { label } of rules.themes.slice(1)) {
      expect(await button(page, new RegExp(`^${label}`)).getAttribute('aria-pressed')).toBe('true')
    }
    await tap(page, '开始答题')
    await reads(page, '您的单位属于哪一类？')
    expect(await lines(page)).toContain('我的企业')
  })

  it('takes a shop through in few questions, and folds what is not for it', async () => {
    const page = await stage.home()
    await start(page, whole)
    const asked = await answerWhole(page, shop)
    expect(asked.length).toBeLessThan(40)
    expect(new Set(asked).size).toBe(asked.length)
    const counts = (await lines(page)).flatMap((line) => /^(\d+) 项$/.exec(line)?.[1] ?? [])
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(
      rules.checks.find(({ title }) => title === whole)?.policies.length,
    )
    const out = (await below(page, '不符合'))?.replace(' 项', '')
    await seeResult(page)
    await button(page, `不符合（${out}）`).waitFor()
    expect(await below(page, '全年少缴企业所得税')).toBe('¥40,000')
    expect((await lines(page)).join('')).toContain('不论缴不缴，都请按主管税务机关要求申报')
    const fold = button(page, /^不符合/)
    expect(await fold.getAttribute('aria-expanded')).toBe('false')
    await fold.tap()
    await page.getByRole('searchbox').fill('个体工商户')
    await button(page, /^个体工商户个人所得税减半/).waitFor()
    await page.getByRole('searchbox').fill('没有这样的政策')
    await page.getByText('没有找到').waitFor()
  })

  it('adds up what a software firm deducts apart from what it saves', async () => {
    const page = await stage.home()
    await start(page, whole)
    await answerWhole(page, software)
    await seeResult(page)
    expect(await below(page, '一年少缴税')).toBe('¥400,000')
    expect(await below(page, '可多扣除')).toBe('¥1,000,000')
    expect((await lines(page)).join('')).toContain('不同种类的钱不相加')
  })

  it('keeps proposals of a factory apart, under their own heading', async () => {
    const page = await stage.home()
    await start(page, whole)
    await answerWhole(page, factory)
    await seeResult(page)
    expect(await below(page, '可多扣除')).toBe('¥2,000,000')
    const all = await lines(page)
    const heading = all.findIndex((line) => line.startsWith('征求意见稿（'))
    expect(heading).toBeGreaterThan(all.findIndex((line) => line.startsWith('可享受（')))
    expect(all[heading + 1]).toContain('未见正式文件；以正式文件为准')
  })

  it('counts what one answer rules out, with the names behind a tap', async () => {
    const page = await stage.home()
    await start(page, whole)
    await reply(page, choose('机关、事业单位'))
    await page.getByRole('status').filter({ hasText: '项政策与您无关' }).waitFor()
    await tap(page, '看是哪些')
    await page.getByRole('dialog').getByText('个体工商户个人所得税减半', { exact: true }).waitFor()
  })

  it('shows the result so far at any question, and goes on from there', async () => {
    const page = await stage.home()
    await start(page, whole)
    expect(await button(page, '先看结果').count()).toBe(0)
    for (const answer of [shop.entity_type, shop.special_role, shop.sector]) await reply(page, answer)
    const before = await heading(page)
    await tap(page, '先看结果')
    await page.getByRole('heading', { level: 1, name: /可享受/ }).waitFor()
    await tap(page, /^大约还有 \d+ 题没答/)
    await reads(page, before)
    await page.goto(stage.url)
    await tap(page, '先看现在的结果')
    await page.getByRole('heading', { level: 1, name: /可享受/ }).waitFor()
    await page.goBack()
    await tap(page, '继续')
    await reads(page, before)
  })

  it('asks no details of what the owner is not sure of, and says what to find out first', async () => {
    const page = await stage.home()
    await start(page, whole)
    for (const answer of [shop.entity_type, shop.special_role, choose('制造业')]) await reply(page, answer)
    await tap(page, '有的不清楚，逐项选')
    await tap(page.getByRole('group', { name: '有研发支出吗？', exact: true }), '不清楚')
    await tap(page, '确定')
    const asked = await answerWhole(page, { ...shop, sector: choose('制造业') })
    expect(asked).not.toContain('research_expensed')
    await seeResult(page)
    await button(page, /先弄清：有研发支出吗/)
      .first()
      .tap()
    await reads(page, '有研发支出吗？')
  })

  it('leaves a theme out that was switched off, says so, and asks it after all on demand', async () => {
    const page = await stage.home()
    await tap(page, whole)
    await tap(page, /^用工与社保/)
    await tap(page, '开始答题')
    const asked = await answerWhole(page, shop)
    expect(asked).not.toContain('staff_employed')
    await seeResult(page)
    await tap(page, /^没有问：用工与社保/)
    await eventually(() => heading(page)).not.toMatch(/可享受/)
    expect(await answerWhole(page, shop)).toContain('staff_employed')
    await seeResult(page)
    expect(await button(page, /^没有问/).count()).toBe(0)
  })

  it('goes on after a reload, at the same question under the same theme', async () => {
    const page = await stage.home()
    await start(page, whole)
    for (let i = 0; i < 3; i++) await reply(page, shop[i === 0 ? 'entity_type' : i === 1 ? 'special_role' : 'sector'])
    const before = await heading(page)
    await page.reload()
    await reads(page, before)
    await page.goBack()
    await eventually(() => heading(page)).toBe('主要做哪一行？')
  })
})
