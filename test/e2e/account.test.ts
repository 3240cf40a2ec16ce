/** Saved companies as an owner meets them: kept, carried to another device, merged, compared, taken away, erased. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { appOnStage, newPhone, type Memory } from './app'
import { answerAll, below, button, eventually, exactly, levy, lines, reads, seeResult, start, tap } from './owner'

const stage = appOnStage()
afterEach(() => {
  delete process.env.CLOCK_OFFSET_MS
})

const BAKERY = '李记面包坊'
const STAFF = '上年有多少在职职工？'
const PAYROLL = '上年工资一共发了多少？'

async function device(memory: Memory = {}, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPhone(stage.browser, memory, options)
  await page.goto(stage.url)
  await isHome(page)
  return page
}

const go = (page: Page, address: string) => page.goto(`${stage.url}#/pages/${address}`)

async function mine(page: Page): Promise<void> {
  await go(page, 'mine/index')
  await reads(page, '我的单位')
}

const isHome = (page: Page) => button(page, /^全部一起测/).waitFor()

/** Waits until everything of the company on the screen is on the server. */
const isSaved = (page: Page) => page.getByText(/^已保存/).waitFor()

async function name(page: Page, text: string, action: string): Promise<void> {
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('textbox', { name: '单位名称' }).fill(text)
  await tap(drawer, action)
  await drawer.waitFor({ state: 'detached' })
}

/** A device whose owner went through a check and has just saved the company under its result. */
async function withCompany(): Promise<Page> {
  const page = await device()
  await start(page, '残保金能少缴多少')
  await answerAll(page, levy)
  await seeResult(page)
  await tap(page, /^保存这家单位/)
  await name(page, BAKERY, '保存')
  await isSaved(page)
  return page
}

/** Connects a second device to the first by the code that one shows. */
async function link(from: Page, to: Page): Promise<void> {
  await go(from, 'account/link/index')
  await tap(from, '显示连接码')
  const code = await from.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/).innerText()
  await go(to, 'account/link/index')
  await to.getByRole('textbox', { name: '连接码' }).fill(code.toLowerCase())
  await tap(to, '连接')
  await reads(to, '我的单位')
}

async function twoDevices(): Promise<[Page, Page]> {
  const [here, there] = [await withCompany(), await device()]
  await link(here, there)
  await there.getByText('已连接，这里现在有 1 家单位。').waitFor()
  await isSaved(there)
  await mine(here)
  return [here, there]
}

async function edit(page: Page, fact: string, title: string, figure: string, unit?: '万元'): Promise<void> {
  await go(page, `edit/index?fact=${fact}`)
  await reads(page, title)
  await exactly(figure, unit)(page, title)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor({ state: 'detached' })
  await mine(page)
}

/** The answers of the first company as the device keeps them. */
const answersOn = (page: Page) =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('qinghui.companies') ?? '{}') as {
      companies?: { answers: Record<string, unknown> }[]
    }
    return kept.companies?.[0]?.answers
  })

const text = async (page: Page) => (await lines(page)).join('\n')
const keysOf = (page: Page) => page.evaluate(() => Object.keys(localStorage))
const cardOf = (page: Page, company: string) => page.getByRole('heading', { level: 2, name: company, exact: true })

describe('saving', () => {
  it('keeps the company for the next visit, and changes to it save themselves', async () => {
    const page = await withCompany()
    await page.goto('about:blank')
    await page.goto(stage.url)
    await mine(page)
    await cardOf(page, BAKERY).waitFor()
    expect(await text(page)).toContain('已填 6 项情况')
    await edit(page, 'staff_employed', STAFF, '30')
    await isSaved(page)
    await tap(page, '看结果')
    await eventually(() => below(page, '全年要缴的残保金')).toBe('¥0')
    await button(page, new RegExp(`^${BAKERY}`)).waitFor()
  })

  it('works without a network: kept here at once, and on the server once there is one', async () => {
    const page = await device()
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await seeResult(page)
    await page.context().setOffline(true)
    await tap(page, /^保存这家单位/)
    await name(page, BAKERY, '保存')
    await page.getByText('等有网再保存').waitFor()
    await page.context().setOffline(false)
    await isSaved(page)
    const other = await device()
    await link(page, other)
    expect(await answersOn(other)).toEqual(await answersOn(page))
  })

  it('wants a name', async () => {
    const page = await device()
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await mine(page)
    await tap(page, '保存这家单位')
    await page.getByRole('textbox', { name: '单位名称' }).fill('  ')
    await tap(page.getByRole('dialog'), '保存')
    await page.getByRole('status').filter({ hasText: '请填写名称。' }).waitFor()
    await name(page, BAKERY, '保存')
    await cardOf(page, BAKERY).waitFor()
  })
})

describe('another device', () => {
  it('sees the company, its result and the marks after typing the code', async () => {
    const here = await withCompany()
    for (const address of ['library/policy/index?id=union-refund', 'library/clause/index?id=000%2335']) {
      await go(here, address)
      await tap(here, /^收藏：/)
      await here.getByRole('button', { name: /^收藏：/, pressed: true }).waitFor()
    }
    const there = await device()
    await link(here, there)
    await cardOf(there, BAKERY).waitFor()
    await eventually(() => text(there)).toContain('2 项')
    await tap(there, '看结果')
    await eventually(() => text(there)).toContain('¥41,850')
  })

  it('is not let in by a wrong code, and loses nothing', async () => {
    const page = await withCompany()
    await go(page, 'account/link/index')
    await page.getByRole('textbox', { name: '连接码' }).fill('AAAAA-22222')
    await tap(page, '连接')
    await page.getByRole('status').filter({ hasText: '连接码不对或已过期' }).waitFor()
    await page.context().setOffline(true)
    await tap(page, '连接')
    await page.getByRole('status').filter({ hasText: '网络不通' }).waitFor()
    await page.context().setOffline(false)
    await mine(page)
    await isSaved(page)
  })

  it('brings its own companies along', async () => {
    const [here, there] = [await withCompany(), await withCompany()]
    await link(here, there)
    await there.getByText('已连接，这里现在有 2 家单位。').waitFor()
    await mine(here)
    await here.reload()
    await button(here, /^李记面包坊.*换成这家/).waitFor()
  })

  it('changes other fields at the same time: both changes stay, and the owner is told', async () => {
    const [here, there] = await twoDevices()
    await here.context().setOffline(true)
    await edit(here, 'staff_employed', STAFF, '32')
    await here.getByText('等有网再保存').waitFor()
    await edit(there, 'annual_payroll', PAYROLL, '320', '万元')
    await isSaved(there)
    await here.context().setOffline(false)
    await here.getByText(`“${BAKERY}”在另一台设备上也改过`).waitFor()
    expect(await text(here)).toContain('上年职工工资总额：320万元（另一台改的）')
    await isSaved(here)
    await there.reload()
    const both = { staff_employed: '32', annual_payroll: '3200000' }
    await eventually(() => answersOn(there)).toMatchObject(both)
    expect(await answersOn(here)).toMatchObject(both)
    await tap(here, '知道了')
    expect(await text(here)).not.toContain('在另一台设备上也改过')
  })

  it('changes the same field: this one stands until the owner takes the other', async () => {
    const [here, there] = await twoDevices()
    await here.context().setOffline(true)
    await edit(here, 'staff_employed', STAFF, '33')
    await edit(there, 'staff_employed', STAFF, '34')
    await isSaved(there)
    await here.context().setOffline(false)
    await here.getByText('上年在职职工人数：现在用这台的 33人，另一台填的是 34人').waitFor()
    expect(await answersOn(here)).toMatchObject({ staff_employed: '33' })
    await here.reload()
    await tap(here, '改用另一台的：上年在职职工人数')
    await here.getByText('上年在职职工人数：34人（另一台改的）').waitFor()
    await isSaved(here)
    await there.reload()
    await isSaved(there)
    await eventually(() => answersOn(there)).toMatchObject({ staff_employed: '34' })
  })
})

describe('several companies', () => {
  it('are named, begun, switched between and deleted, each with its own answers', async () => {
    const page = await withCompany()
    await mine(page)
    await tap(page, `改名：${BAKERY}`)
    await name(page, '李记总店', '改好了')
    await cardOf(page, '李记总店').waitFor()
    await tap(page, '记另一家单位')
    await name(page, '李记分店', '开始')
    await cardOf(page, '李记分店').waitFor()
    expect(await text(page)).toContain('还没有答题')
    await tap(page, /^李记总店/)
    await cardOf(page, '李记总店').waitFor()
    await isSaved(page)
    expect(await text(page)).toContain('已填 6 项情况')
    await tap(page, '历史结果')
    await reads(page, '李记总店')
    await tap(page, '删除这家单位')
    await tap(page.getByRole('dialog', { name: '删除“李记总店”？' }), '删除')
    await page.getByText('已删除“李记总店”。').waitFor()
    expect(await button(page, /^李记总店/).count()).toBe(0)
    await tap(page, /^李记分店/)
    await isSaved(page)
    const other = await device()
    await link(page, other)
    await other.getByText('已连接，这里现在有 1 家单位。').waitFor()
    await cardOf(other, '李记分店').waitFor()
  })

  it('each come back in the year and the check in which they were left', async () => {
    const page = await withCompany()
    await mine(page)
    await tap(page, '记另一家单位')
    await name(page, '李记分店', '开始')
    await cardOf(page, '李记分店').waitFor()
    await tap(page, '首页')
    await start(page, '残保金能少缴多少', 2022)
    await answerAll(page, { ...levy, staff_employed: exactly('50') })
    await seeResult(page)
    expect(await lines(page)).toContain('2022 年度')
    await mine(page)
    await tap(page, new RegExp(`^${BAKERY}`))
    await cardOf(page, BAKERY).waitFor()
    await tap(page, '看结果')
    await eventually(() => lines(page)).not.toContain('2022 年度')
    await mine(page)
    await tap(page, /^李记分店/)
    await cardOf(page, '李记分店').waitFor()
    await tap(page, '看结果')
    await eventually(() => lines(page)).toContain('2022 年度')
  })

  it('answer anew under their own name', async () => {
    const page = await withCompany()
    await tap(page, '重新测')
    await tap(page.getByRole('dialog'), '给这家重新答')
    await page.getByText('还没有答案，选一项开始').waitFor()
    await start(page, '残保金能少缴多少')
    await answerAll(page, { ...levy, staff_employed: exactly('50') })
    await seeResult(page)
    await button(page, new RegExp(`^${BAKERY}`)).waitFor()
  })

  it('are not switched to at the cost of answers that belong to none', async () => {
    const page = await withCompany()
    await tap(page, '重新测')
    await tap(page.getByRole('dialog'), '另测一家')
    await page.getByText(`“${BAKERY}”还在“我的”里`).waitFor()
    await start(page, '残保金能少缴多少')
    await answerAll(page, { ...levy, staff_employed: exactly('50') })
    await mine(page)
    await tap(page, new RegExp(`^${BAKERY}`))
    await tap(page.getByRole('dialog', { name: '先保存现在的答案？' }), '先保存')
    await name(page, '第二家', '保存')
    await cardOf(page, BAKERY).waitFor()
    await tap(page, /^第二家/)
    await cardOf(page, '第二家').waitFor()
    await tap(page, '看结果')
    await button(page, /^第二家/).waitFor()
    await tap(page, '重新测')
    await tap(page.getByRole('dialog'), '另测一家')
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await mine(page)
    await tap(page, /^第二家/)
    await tap(page.getByRole('dialog'), '不保存，直接换')
    await cardOf(page, '第二家').waitFor()
    expect(await button(page, /换成这家$/).count()).toBe(1)
  })
})

/** The phone's day from its next load on; the server's at once. */
async function moveTo(page: Page, day: string): Promise<void> {
  const now = Date.parse(`${day}T10:00:00+08:00`)
  process.env.CLOCK_OFFSET_MS = String(now - Date.now())
  await page.addInitScript((moved) => {
    globalThis.Date = new Proxy(Date, {
      construct: (target, given: unknown[]) => Reflect.construct(target, given.length > 0 ? given : [moved]) as Date,
      get: (target, key) => (key === 'now' ? () => moved : (Reflect.get(target, key) as unknown)),
    })
  }, now)
}

it('the history says what has changed since the last result', async () => {
  const page = await device()
  await moveTo(page, '2026-11-20')
  await page.reload()
  await start(page, '残保金能少缴多少')
  await answerAll(page, { ...levy, staff_employed: exactly('30') })
  await seeResult(page)
  await tap(page, /^保存这家单位/)
  const isKept = () => page.waitForResponse((response) => response.url().endsWith('/results') && response.ok())
  await Promise.all([isKept(), name(page, BAKERY, '保存')])
  await moveTo(page, '2026-12-15')
  await page.goto('about:blank')
  await page.goto(stage.url)
  await edit(page, 'staff_employed', STAFF, '31')
  await Promise.all([isKept(), tap(page, '看结果')])
  await tap(page, new RegExp(`^${BAKERY}`))
  await page.getByRole('heading', { level: 3, name: '2026-12-15', exact: true }).waitFor()
  const days = await page.getByRole('heading', { level: 3 }).allInnerTexts()
  expect(days).toEqual(['2026-12-15', '2026-11-20'])
  expect(await text(page)).toContain('和同一年度的上一次比：')
  const change = button(page, /^残疾人就业保障金免征与减缴.*(多了|少了)$/)
  expect(await change.innerText()).toMatch(/¥.+ → ¥4,650/)
  await change.tap()
  await reads(page, '残疾人就业保障金免征与减缴')
})

describe('what is the owner’s', () => {
  it('is handed out whole, as a file', async () => {
    const page = await withCompany()
    await go(page, 'account/privacy/index')
    const [download] = await Promise.all([page.waitForEvent('download'), tap(page, /^导出全部数据/)])
    expect(download.suggestedFilename()).toBe('青惠数据-2026-11-20.json')
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(part as Buffer)
    const file = JSON.parse(Buffer.concat(parts).toString()) as { profiles: { name: string; answers: object }[] }
    expect(file.profiles.map(({ name: company }) => company)).toEqual([BAKERY])
    expect(file.profiles[0]?.answers).toEqual(await answersOn(page))
  })

  it('stays on the server at log-out, with a warning where nothing else opens it', async () => {
    const [here, there] = await twoDevices()
    await go(here, 'account/privacy/index')
    await tap(here, /^退出登录/)
    const drawer = here.getByRole('dialog', { name: '退出登录？' })
    await drawer.getByText('这台手机上的数据都清除，服务器上的留着。').waitFor()
    expect(await drawer.innerText()).not.toContain('唯一')
    await tap(drawer, '退出登录')
    await isHome(here)
    expect(await keysOf(here)).toEqual([])
    await there.reload()
    await isSaved(there)
    const alone = await withCompany()
    await go(alone, 'account/privacy/index')
    await tap(alone, /^退出登录/)
    await alone
      .getByRole('dialog')
      .getByText(/^这是唯一能打开的设备/)
      .waitFor()
    await tap(alone.getByRole('dialog'), '取消')
    expect(await answersOn(alone)).toBeDefined()
  })

  it('is erased for good: the tokens are dead, this device is empty and the other is told', async () => {
    const here = await withCompany()
    const tokens: string[] = []
    here.on('request', (request) => {
      const { authorization } = request.headers()
      if (authorization !== undefined) tokens.push(authorization)
    })
    const there = await device()
    await link(here, there)
    await isSaved(there)
    await go(here, 'account/privacy/index')
    await here.context().setOffline(true)
    await tap(here, /^删除全部数据/)
    await tap(here.getByRole('dialog'), '全部删除')
    await here.getByText('网络不通，请稍后再试。什么都没有删除。').waitFor()
    expect(await answersOn(here)).toBeDefined()
    await here.context().setOffline(false)
    await tap(here.getByRole('dialog'), '全部删除')
    await isHome(here)
    await here.getByText('服务器上和这台手机上的数据都已删除。').waitFor()
    expect(await keysOf(here)).toEqual([])
    await mine(here)
    await cardOf(here, '还没有单位').waitFor()
    expect(tokens.length).toBeGreaterThan(0)
    for (const authorization of new Set(tokens)) {
      expect((await fetch(new URL('/v1/me', stage.url), { headers: { authorization } })).status).toBe(401)
    }
    await there.reload()
    await there.getByText('单位不再存到服务器').waitFor()
    expect(await text(there)).toContain('只存在这台手机上')
    expect(await keysOf(there)).not.toContain('qinghui.account')
    await tap(there, '知道了')
    await go(there, 'account/privacy/index')
    await tap(there, /^清除这台手机上的数据/)
    await tap(there.getByRole('dialog'), '全部清除')
    await isHome(there)
    expect(await keysOf(there)).toEqual([])
  })
})
