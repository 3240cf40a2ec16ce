/** The built WeChat mini-program in the closest thing to WeChat that runs here. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../functions/local/paths'
import { launch } from '../e2e/browser'
import { eventually } from '../e2e/owner'
import { openWeapp, type Weapp } from './runner'

const built = path.join(root, 'miniapp/dist/weapp')

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function lines(weapp: Weapp): Promise<string[]> {
  const text = await weapp.text()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What is written under a label. */
async function below(weapp: Weapp, label: string): Promise<string | undefined> {
  const all = await lines(weapp)
  const at = all.indexOf(label)
  return at < 0 ? undefined : all[at + 1]
}

/** Waits for the question with this title, then taps an answer. */
async function choose(weapp: Weapp, title: string, label: string): Promise<void> {
  await eventually(() => lines(weapp)).toContain(title)
  await weapp.tapText(label)
}

/** Waits for the question with this title, then types the figure: people, or money in 万元. */
async function type(weapp: Weapp, title: string, figure: string): Promise<void> {
  await eventually(() => lines(weapp)).toContain(title)
  const mode = weapp.current().getByText('准确数字', { exact: true })
  if ((await mode.count()) > 0) await mode.tap()
  await weapp.current().getByPlaceholder('填数字', { exact: true }).fill(figure)
  await weapp.tapText('确定')
}

async function shows(weapp: Weapp, page: string): Promise<void> {
  await eventually(() => weapp.route()).toBe(`pages/${page}/index`)
  await eventually(() => lines(weapp)).not.toEqual([])
}

describe('the built mini-program on a simulated phone (no native layer, no real wx functions, no WeChat login)', () => {
  it('goes from the first page through a whole check to the result and its explanation, resumed half-way', async () => {
    const first = await openWeapp(browser, built)
    await first.tapText('残保金能少缴多少')
    await shows(first, 'ask')
    await choose(first, '您的单位属于哪一类？', '公司等企业')
    await choose(first, '单位在哪个省？', '山东（含青岛）')
    await type(first, '上年有多少在职职工？', '31')
    await eventually(() => lines(first)).toContain('上年雇了几名残疾职工？')
    const stored = await first.storage()

    const weapp = await openWeapp(browser, built, stored)
    expect(await lines(weapp)).toContain('上次填到「上年残疾职工人数」，已填 3 项情况')
    await weapp.tapText('继续')
    await type(weapp, '上年雇了几名残疾职工？', '0')
    await type(weapp, '上年工资一共发了多少？', '310')
    await choose(weapp, '人均工资超当地平均两倍吗？', '否')
    await eventually(() => lines(weapp)).toContain('问完了，可以看结果')
    await weapp.tapText('看结果')
    await shows(weapp, 'result')
    await eventually(() => below(weapp, '全年要缴的残保金')).toBe('¥41,850')
    expect(await below(weapp, '减免前按公式应缴')).toBe('¥46,500')
    expect(await below(weapp, '一年少缴的费')).toBe('¥4,650')

    await weapp.tapText('怎么算的')
    await shows(weapp, 'library/explain')
    await eventually(() => lines(weapp)).toContain('残疾人就业保障金免征与减缴')
    expect(await below(weapp, '全年要缴的残保金')).toBe('¥41,850')
    expect(await lines(weapp)).toContain('4.185万元')
    expect((await lines(weapp)).join('')).toContain('按 2026-11-20 的规定')
    const { missing, requests } = await weapp.log()
    expect({ missing, requests }).toEqual({ missing: [], requests: [] })
    await weapp.page.screenshot({ path: path.join(root, 'test/artifacts/weapp-explain.png') })
  })

  it('changes one answer from the review and comes back, with a range where the owner is not sure', async () => {
    const weapp = await openWeapp(browser, built)
    await weapp.tapText('工会经费能退多少')
    await choose(weapp, '单位建立工会了吗？', '是')
    await choose(weapp, '单位有下面哪些身份？', '以上都没有')
    await choose(weapp, '全年上缴工会经费多少？', '不清楚')
    await eventually(() => lines(weapp)).toContain('核对答案')
    await weapp.tapText('核对答案')
    await shows(weapp, 'review')
    await eventually(() => below(weapp, '全年上缴的工会经费')).toBe('不清楚')
    await weapp.tapText('全年上缴的工会经费')
    await shows(weapp, 'edit')
    await choose(weapp, '全年上缴工会经费多少？', '不到1万元')
    await shows(weapp, 'review')
    await eventually(() => below(weapp, '全年上缴的工会经费')).toBe('不到1万元')
    expect(await below(weapp, '国有或国有控股')).toBe('否')
    await weapp.tapText('看结果')
    await shows(weapp, 'result')
    await eventually(() => lines(weapp)).toContain('未查到延续文件，请向市总工会核实')
  })

  it('goes from a question to the result so far and back without piling up pages', async () => {
    const weapp = await openWeapp(browser, built)
    const depth = () => weapp.page.locator('wx-page').count()
    await weapp.tapText('残保金能少缴多少')
    await choose(weapp, '您的单位属于哪一类？', '公司等企业')
    await choose(weapp, '单位在哪个省？', '山东（含青岛）')
    await type(weapp, '上年有多少在职职工？', '31')
    for (let times = 0; times < 2; times++) {
      await eventually(() => lines(weapp)).toContain('上年雇了几名残疾职工？')
      expect(await depth()).toBe(2)
      await weapp.tapText('先看结果')
      await shows(weapp, 'result')
      await weapp.tapText('修改答案')
      await shows(weapp, 'review')
      await weapp.tapText('继续答题')
      await shows(weapp, 'ask')
    }
  })

  it('opens page after page from the library, but no more than WeChat has room for', async () => {
    const weapp = await openWeapp(browser, built)
    await weapp.tapText('政策库')
    await shows(weapp, 'library/policies')
    await weapp.current().getByPlaceholder('搜名称、条文、首字母', { exact: true }).fill('科创企业票据贴现')
    await eventually(() => lines(weapp)).toContain('找到 2 项')
    await weapp.current().getByText('可以用的服务').first().tap()
    for (let times = 0; times < 4; times++) {
      await shows(weapp, 'library/clause')
      await weapp.tapText('看整份文件的目录')
      await shows(weapp, 'library/document')
      await weapp.tapText('企业技术创新重点项目计划')
    }
    await shows(weapp, 'library/clause')
    expect(await weapp.page.locator('wx-page').count()).toBe(10)
  })

  it('finds a service in the library, which is a sub-package, and dials its number but no doubtful one', async () => {
    const weapp = await openWeapp(browser, built)
    await weapp.tapText('政策库')
    await shows(weapp, 'library/policies')
    await weapp.current().getByPlaceholder('搜名称、条文、首字母', { exact: true }).fill('政采贷')
    await eventually(() => lines(weapp)).toContain('找到 1 项')
    await weapp.current().getByPlaceholder('搜名称、条文、首字母', { exact: true }).fill('科创企业票据贴现')
    await eventually(() => lines(weapp)).toContain('找到 2 项')
    await weapp.current().getByText('可以用的服务').first().tap()
    await shows(weapp, 'library/clause')
    await weapp.tapText('拨打')
    await eventually(async () => (await weapp.log()).calls).toEqual(['0532-85161795'])
    await weapp.tapText('收藏')
    await eventually(() => weapp.storage()).toMatchObject({ 'qinghui.favourites': ['001#二.4'] })
    await weapp.page.screenshot({ path: path.join(root, 'test/artifacts/weapp-clause.png') })
    await weapp.tapText('看整份文件的目录')
    await shows(weapp, 'library/document')
    await weapp.tapText('企业技术创新重点项目计划')
    await shows(weapp, 'library/clause')
    await weapp.tapText('0532-861775786')
    const { missing, calls } = await weapp.log()
    expect({ missing, calls }).toEqual({ missing: [], calls: ['0532-85161795'] })
  })

  it('says so when the part of the app that a page is in cannot be fetched', async () => {
    const weapp = await openWeapp(
      browser,
      built,
      {},
      {
        navigateTo: () => {
          throw { errMsg: 'navigateTo:fail timeout' } as unknown as Error
        },
      },
    )
    await weapp.tapText('政策库')
    await eventually(async () => (await weapp.log()).toasts).toEqual(['打不开，请检查网络后再试。'])
    expect(await weapp.route()).toBe('pages/home/index')
  })

  it('passes pages on under its own picture: one of the page would show the owner’s figures', async () => {
    const weapp = await openWeapp(browser, built)
    const shared: Record<string, unknown> = {}
    for (const page of await weapp.page.evaluate(() => weappFiles.app.pages)) {
      const id = /clause/.test(page) ? '001#二.4' : /document/.test(page) ? '001' : 'disabled-levy'
      await weapp.enter(`${page}?id=${encodeURIComponent(id)}`)
      await eventually(() => lines(weapp)).not.toEqual([])
      const found = await weapp.shared()
      if (found) shared[page] = found
    }
    expect(shared).toMatchObject({
      'pages/library/policy/index': { title: '残疾人就业保障金免征与减缴', imageUrl: '/assets/share.png' },
      'pages/library/clause/index': { imageUrl: '/assets/share.png' },
      'pages/library/document/index': { imageUrl: '/assets/share.png' },
    })
    expect(Object.keys(shared)).toHaveLength(3)
    expect(existsSync(path.join(built, 'assets/share.png'))).toBe(true)
  })

  it('tells a screen reader what is chosen and open, and hides decoration from it', async () => {
    const answers = { entity_type: 'company' }
    const draft = { year: 2026, policies: ['disabled-levy'], trail: ['entity_type'], step: 0, answers }
    const weapp = await openWeapp(browser, built, { 'qinghui.draft': draft })
    const states = (selector: string, attribute: string) =>
      weapp
        .current()
        .locator(selector)
        .evaluateAll((all, name) => all.map((one) => one.getAttribute(name)), attribute)
    await weapp.enter('pages/edit/index?fact=entity_type')
    await eventually(() => states('.choice', 'aria-pressed')).toContain('true')
    expect(new Set(await states('.choice:not(.choice--on)', 'aria-pressed'))).toEqual(new Set(['false']))
    expect(await states('.choice--on', 'aria-pressed')).toEqual(['true'])
    expect(new Set(await states('.choice__mark', 'aria-hidden'))).toEqual(new Set(['true']))
    await weapp.enter('pages/mine/index')
    await eventually(() => states('.row[aria-pressed]', 'aria-pressed')).toEqual(['false'])
    await weapp.tapText('大字模式')
    await eventually(() => states('.row[aria-pressed]', 'aria-pressed')).toEqual(['true'])
    await weapp.enter('pages/review/index')
    await eventually(() => states('.fold__head', 'aria-expanded')).toContain('false')
    await weapp.current().locator('.fold__head').first().tap()
    await eventually(() => states('.fold__head', 'aria-expanded')).toContain('true')
  })
})
