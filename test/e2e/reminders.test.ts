/** From answers to the days that must not be missed: seen, saved, told, read, chosen, in the calendar. */
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetClock, runReminders, setClock } from '../api/clock'
import { appOnStage, newPhone, type Memory } from './app'
import { button, eventually, lines, reads, tap } from './owner'

const stage = appOnStage()

beforeEach(async () => {
  // The jobs run from the first day on: they know how far they have come.
  setClock('2026-11-20 10:00')
  await runReminders()
})
afterEach(resetClock)

const COMPANY = { entity_type: 'company', region: 'shandong' }
const draft = { year: 2026, policies: ['disabled-levy'], trail: Object.keys(COMPANY), step: 2, answers: COMPANY }
const ID = 'c'.repeat(21) + 'A'

/** Saved on this phone, and on its way to the server. */
const saving = (id: string): Memory => ({
  draft,
  account: { refresh: null, wechat: false },
  companies: { companies: [{ id, name: '青岛甲公司', answers: COMPANY, base: null }], current: id, deleted: [] },
})

let phones = 0

/** A phone with a company that the server has. */
async function savedPhone(): Promise<Page> {
  phones += 1
  const id = `${String(phones).padStart(4, '0')}${ID.slice(4)}`
  const page = await newPhone(stage.browser, saving(id), { acceptDownloads: true })
  await go(page, 'reminders')
  await eventually(() =>
    page.evaluate(() => (localStorage.getItem('qinghui.companies') ?? '').includes('"version":1')),
  ).toBe(true)
  return page
}

async function go(page: Page, path: string): Promise<void> {
  const [name, query = ''] = path.split('?')
  await page.goto(`${stage.url}#/pages/${name}/index?${query}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
}

/** As the owner who comes back another day: the app starts anew. */
async function comeBack(page: Page, path: string): Promise<void> {
  await go(page, path)
  await page.reload()
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
}

/** Waits for the large heading, which may break its line behind a colon. */
async function opened(page: Page, title: string): Promise<void> {
  const name = new RegExp(`^${title.replace(/[：，]/g, (sign) => `${sign} ?`)}$`)
  await page.getByRole('main').getByRole('heading', { level: 1, name }).waitFor()
}

async function toldLines(page: Page): Promise<string[]> {
  await tap(page, /^消息/)
  return lines(page)
}

/** How many unread ones the phone would find if the app were closed now. */
const unreadKept = (page: Page) =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('qinghui.inbox') ?? '[]') as { readAt: string | null }[]
    return kept.filter(({ readAt }) => readAt === null).length
  })

const daysIn = (file: string): string[] =>
  new ICAL.Component(ICAL.parse(file) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).startDate.toString())

describe('answers on the phone', () => {
  it('show the year ahead without an account, and without a day that nobody has verified', async () => {
    const page = await newPhone(stage.browser, { draft })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await go(page, 'reminders')
    const shown = await lines(page)
    expect(shown).toEqual(
      expect.arrayContaining(['保存后才会提醒您', '2027年1月', '1月15日', '星期五', '还有 56 天', '5月31日']),
    )
    const open = shown.slice(shown.indexOf('时间请核实'), shown.indexOf('残疾人就业保障金申报') + 2)
    expect(open).toEqual(['时间请核实', '残疾人就业保障金申报', '没有查到日期，点开看问谁'])
    await tap(page, /^残疾人就业保障金申报/)
    await opened(page, '残疾人就业保障金申报：时间请核实')
    expect((await lines(page)).join()).not.toMatch(/\d/)
    expect(await button(page, '加到手机日历').count()).toBe(0)
    await tap(page, '看条文')
    await page.getByRole('main').getByText('条文原文').waitFor()
    expect(asked.filter((url) => /\/v1\/(session|notices|profiles)/.test(url))).toEqual([])
  })

  it('lead the newcomer to the questions', async () => {
    const page = await newPhone(stage.browser)
    await go(page, 'reminders')
    await tap(page, '去答题')
    await opened(page, '政策能省多少钱，答几题就知道')
  })

  it('put one day into a calendar file', async () => {
    const page = await newPhone(stage.browser, { draft }, { acceptDownloads: true })
    await go(page, 'reminders')
    await tap(page, /企业所得税汇算清缴截止/)
    await opened(page, '企业所得税汇算清缴：5月31日截止')
    expect(await lines(page)).toEqual(expect.arrayContaining(['2027年5月31日 星期一']))
    const coming = page.waitForEvent('download')
    await tap(page, '加到手机日历')
    const file = await coming
    expect(file.suggestedFilename()).toBe('qinghui-2027-05-31.ics')
    expect(daysIn(readFileSync(await file.path(), 'utf8'))).toEqual(['2027-05-31'])
    await page.getByText('日历文件已下载，打开它就能加到日历。').waitFor()
  })
})

describe('a saved company', () => {
  it('is told when a day comes near, unread until it is opened, on every later visit too', async () => {
    const page = await newPhone(stage.browser, { draft })
    await go(page, 'reminders')
    await tap(page, /^保存后才会提醒您/)
    await tap(page, '保存这家单位')
    await tap(page.getByRole('dialog'), '保存')
    await page
      .getByRole('main')
      .getByText(/已保存/)
      .waitFor()

    setClock('2027-01-08 09:00')
    await runReminders()
    await comeBack(page, 'home')
    const tab = button(page, /^提醒，\d+ 条未读$/)
    await tab.waitFor()
    const unread = async () => Number(/\d+/.exec((await tab.getAttribute('aria-label')) ?? '')?.[0])
    const before = await unread()
    await tab.tap()
    await button(page, `消息（${before} 条未读）`).tap()
    await tap(page, /^企业所得税季度预缴： ?1月15日截止/)
    await opened(page, '企业所得税季度预缴：1月15日截止')
    expect(await unreadKept(page)).toBe(before - 1)
    expect((await lines(page)).join()).toContain('为什么告诉您：因为您填了单位类型：公司等企业。')

    await comeBack(page, 'reminders')
    await eventually(unread).toBe(before - 1)
    await tap(page, /^消息/)
    await tap(page, '全部标为已读')
    await eventually(() => tab.count()).toBe(0)
    await comeBack(page, 'reminders')
    expect(await toldLines(page)).toContain('企业所得税季度预缴：1月15日截止')
    expect(await tab.count()).toBe(0)
  })

  it('still shows what was told when there is no network, and says so', async () => {
    const page = await savedPhone()
    setClock('2027-01-08 09:00')
    await runReminders()
    await comeBack(page, 'reminders')
    await button(page, /^消息（/).waitFor()
    await page.route('**/v1/**', (route) => route.abort())
    await comeBack(page, 'reminders')
    await tap(page, /^消息/)
    await page.getByText('网络不通，下面是上次取到的消息。').waitFor()
    expect(await lines(page)).toContain('企业所得税季度预缴：1月15日截止')
  })

  it('is told only what its owner wants', async () => {
    const [wants, wantsNot] = [await savedPhone(), await savedPhone()]
    await go(wantsNot, 'account/wishes')
    await tap(wantsNot, /^申报期限/)
    await wantsNot.getByText('已保存', { exact: true }).waitFor()
    setClock('2027-01-08 09:00')
    await runReminders()
    for (const page of [wants, wantsNot]) await comeBack(page, 'reminders')
    await button(wants, /^消息（/).waitFor()
    expect(await toldLines(wants)).toContain('企业所得税季度预缴：1月15日截止')
    await tap(wantsNot, /^消息/)
    await wantsNot.getByText('还没有消息').waitFor()

    await comeBack(wantsNot, 'account/wishes')
    await button(wantsNot, /^申报期限/).waitFor()
    expect(await button(wantsNot, /^申报期限/).getAttribute('aria-pressed')).toBe('false')
    expect(await button(wantsNot, /^结果变化/).getAttribute('aria-pressed')).toBe('true')
  })

  it('has an address for the phone’s calendar, until that is ended', async () => {
    const page = await savedPhone()
    await go(page, 'account/wishes')
    await tap(page, '生成地址')
    const address = (await page.getByText(/^http:.*\.ics$/).innerText()).trim()
    const feed = await fetch(address)
    expect(feed.status).toBe(200)
    expect(daysIn(await feed.text())).toEqual(expect.arrayContaining(['2027-01-15', '2027-05-31']))
    await tap(page, '停用')
    await tap(page.getByRole('dialog'), '停用')
    await page.getByText('已停用，原来的地址打不开了。').waitFor()
    expect((await fetch(address)).status).toBe(404)
    expect(await lines(page)).not.toContain(address)
  })

  it('hears on a policy’s page, and after a result, what it will be told', async () => {
    const page = await savedPhone()
    await go(page, 'library/policy?id=disabled-levy')
    await tap(page, /^提醒我/)
    const sheet = page.getByRole('dialog')
    await sheet.getByText('残疾人就业保障金申报').waitFor()
    expect(await button(sheet, '先保存单位').count()).toBe(0)
    await tap(sheet, '关闭')
    await go(page, 'result')
    await tap(page, /^提醒我/)
    await sheet.getByText('企业所得税季度预缴截止').first().waitFor()
    await tap(sheet, '看往后一年')
    await reads(page, '哪些日子不能错过')
  })
})
