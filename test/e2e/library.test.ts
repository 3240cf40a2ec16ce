/** The library as an owner uses it: looking for words, narrowing, reading, marking, calling, without a network. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appOnStage, newPhone, texts } from './app'
import { button, eventually, lines, reads, tap } from './owner'

const stage = appOnStage()

async function opened(address: string, ...options: [memory?: object, context?: object]): Promise<Page> {
  const page = await newPhone(stage.browser, ...options)
  await page.goto(`${stage.url}#/pages/${address}`)
  return page
}

const library = () => opened('library/policies/index')
const look = (page: Page, words: string) => page.getByRole('searchbox', { name: '搜政策' }).fill(words)
const found = async (page: Page) => (await lines(page)).find((line) => /^(找到|共) \d+ 项$/.test(line))
/** Titles of the entries on the screen, in order. */
const titles = (page: Page) => page.getByRole('main').locator('.shelf__title').allInnerTexts()

describe('the list', () => {
  it('finds by words and by initials of the pinyin, and says when there is nothing', async () => {
    const page = await library()
    await reads(page, '政策库')
    await look(page, '政采贷')
    await eventually(() => titles(page)).toEqual(['政采贷合同信用融资'])
    expect(await page.locator('.marked').allInnerTexts()).toContain('政采贷')
    await look(page, 'zcdht')
    await eventually(() => titles(page)).toEqual(['政采贷合同信用融资'])
    await look(page, '海王星')
    await page.getByText('没有找到', { exact: true }).waitFor()
    await tap(page, '看全部')
    await eventually(() => titles(page)).toHaveLength(30)
    await tap(page, '再看 30 项')
    await eventually(() => titles(page)).toHaveLength(60)
  })

  it('is narrowed by what the owner chooses, each choice with its number', async () => {
    const page = await library()
    await tap(page, '按文件筛选')
    const drawer = page.getByRole('dialog', { name: '文件' })
    await tap(drawer, /今年青岛产业政策将在这些领域发力 84 项/)
    await eventually(() => found(page)).toBe('找到 84 项')
    await tap(page, '按好处筛选')
    await tap(page.getByRole('dialog', { name: '好处' }), /^可以用的服务 14 项/)
    await eventually(() => found(page)).toBe('找到 14 项')
    expect(await button(page, /^好处：/).getAttribute('aria-pressed')).toBe('true')
    await tap(page, '清除筛选')
    await eventually(async () => (await found(page))?.startsWith('共')).toBe(true)
  })

  it('is as it was left when the owner comes back', async () => {
    const page = await library()
    await look(page, '融资')
    await eventually(() => found(page)).toMatch(/^找到/)
    const before = await found(page)
    await button(page, /应收账款融资/)
      .first()
      .tap()
    await reads(page, '供应链票据和应收账款融资')
    await tap(page, '返回')
    await eventually(() => found(page)).toBe(before)
    await tap(page, '返回')
    await tap(page, /^政策库/)
    await eventually(() => found(page)).toBe(before)
  })
})

describe('an item', () => {
  const item = (id: string) => opened(`library/clause/index?id=${encodeURIComponent(id)}`)

  it('tells for whom it is, what to do and whom to call, one tap away', async () => {
    const page = await item('001#二.4')
    await reads(page, '科创企业票据贴现')
    const all = await lines(page)
    for (const part of ['给谁', '怎么做', '问谁', '条文原文']) expect(all).toContain(part)
    expect(await page.getByRole('link', { name: /0532-85161795/ }).getAttribute('href')).toBe('tel:0532-85161795')
    expect(all.join('')).toContain(texts.clauses.find(({ id }) => id === '001#二.4')?.text)
  })

  it('shows a doubtful number as printed and dials it never', async () => {
    const page = await item('001#二.12')
    await reads(page, '企业技术创新重点项目计划')
    expect(await lines(page)).toContain('0532-861775786')
    expect(await page.getByRole('link').count()).toBe(0)
  })

  it('that is no rule any more, or none yet, keeps its page and says so', async () => {
    const expired = await item('000#38')
    await expired.getByText('已失效', { exact: true }).waitFor()
    const draft = await item('004#25')
    await draft
      .getByText(/青岛市加快先进制造业高质量发展若干政策措施/)
      .first()
      .waitFor()
    const news = await item('003#市财政局.4')
    await news.getByText('这是新闻报道的工作安排，不是政策文件。').waitFor()
  })

  it('is marked, found among the marked, and forgotten with everything else', async () => {
    const page = await opened('library/policy/index?id=union-refund')
    await tap(page, '收藏：小额缴费工会经费全额返还')
    await page.goto(`${stage.url}#/pages/library/policies/index`)
    await tap(page, '收藏 1')
    await eventually(() => titles(page)).toEqual(['小额缴费工会经费全额返还'])
    await page.goto(`${stage.url}#/pages/mine/index`)
    await tap(page, /^收藏/)
    await eventually(() => titles(page)).toEqual(['小额缴费工会经费全额返还'])
    await page.goto(`${stage.url}#/pages/account/privacy/index`)
    await page.getByText('1 项收藏').waitFor()
    await tap(page, /^清除这台手机上的数据/)
    await tap(page.getByRole('dialog'), '全部清除')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => localStorage.getItem('qinghui.favourites'))).toBeNull()
    await tap(page, '我的')
    await tap(page, /^收藏/)
    await page.getByText('还没有收藏').waitFor()
    await tap(page, '看全部政策')
    await eventually(async () => (await titles(page)).length).toBeGreaterThan(1)
  })

  it('is passed on by its address alone', async () => {
    const page = await opened(
      'library/policy/index?id=union-refund',
      {},
      {
        permissions: ['clipboard-read', 'clipboard-write'],
      },
    )
    await tap(page, '复制链接')
    await page.getByText('链接已复制，可以粘贴给别人').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(`${stage.url}#/pages/library/policy/index?id=union-refund`)
  })
})

it('a policy nobody has answered a question of tells its conditions, and no answers that are missing', async () => {
  const page = await opened('library/policy/index?id=small-profit-cit')
  await reads(page, '小型微利企业所得税优惠')
  const all = await lines(page)
  expect(all[all.indexOf('全年平均从业人数') + 1]).toBe('不超过 300人')
  expect(all.filter((line) => ['没有填', '未填', '您的情况'].includes(line))).toEqual([])
})

it('a document leads to each of its clauses', async () => {
  const page = await opened('library/document/index?id=002')
  await page.getByText('收录 42 条。点开任何一条看原文。').waitFor()
  expect(await page.getByRole('main').locator('.row').count()).toBe(42)
  await tap(page, /^创新产品推荐目录和采购专区/)
  await reads(page, '创新产品推荐目录和采购专区')
  await tap(page, '看整份文件的目录')
  await page.getByText('青发改服务〔2021〕135号').last().waitFor()
})

it('opens without a network after the first visit, rules, texts and search', async () => {
  const page = await opened('home/index', {}, { serviceWorkers: 'allow' })
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    const names = await caches.keys()
    return navigator.serviceWorker.controller !== null && names.length === 1
  })
  await page.context().setOffline(true)
  await page.reload()
  await tap(page, /^政策库/)
  await look(page, '政采贷')
  await eventually(() => titles(page)).toEqual(['政采贷合同信用融资'])
  await tap(page, /^政采贷合同信用融资/)
  await reads(page, '政采贷合同信用融资')
})

it('says that the texts are missing, and fetches them when asked again', async () => {
  const page = await newPhone(stage.browser)
  await page.route('**/static/library.*.json', (route) => route.abort())
  await page.goto(`${stage.url}#/pages/library/clause/index?id=${encodeURIComponent('000#34')}`)
  await page.getByText('没有取到条文，可能是网络断了。').waitFor()
  await page.unroute('**/static/library.*.json')
  await tap(page, '再取一次')
  await reads(page, '政采贷合同信用融资')
})

it('says so once on a page that quotes many of them', async () => {
  const page = await newPhone(stage.browser)
  await page.route('**/static/library.*.json', (route) => route.abort())
  await page.goto(`${stage.url}#/pages/library/policy/index?id=small-profit-cit`)
  const missing = page.getByText('没有取到条文，可能是网络断了。')
  await missing.waitFor()
  expect(await missing.count()).toBe(1)
  await page.unroute('**/static/library.*.json')
  await tap(page, '再取一次')
  await page.getByRole('heading', { name: '条文原文' }).waitFor()
  expect(await missing.count()).toBe(0)
})
