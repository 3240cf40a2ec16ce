/** The app with a slow, a broken or no network, and with a server that runs newer rules. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appOnStage, newPhone, NEWER_RULES } from './app'
import {
  answerAll,
  below,
  button,
  eventually,
  levy,
  lines,
  reads,
  reviewed,
  seeResult,
  smallCompany,
  start,
  tap,
} from './owner'

const stage = appOnStage()

describe('a slow or broken network at the first visit', () => {
  const RULES = '**/static/bundle.*.json'

  it('shows that the app is opening, and the app in its place', async () => {
    const page = await newPhone(stage.browser)
    let go: () => void = () => undefined
    const wait = new Promise<void>((resolve) => (go = resolve))
    await page.route(RULES, async (route) => {
      await wait
      await route.continue()
    })
    await page.goto(stage.url, { waitUntil: 'commit' })
    await page.getByText('青惠 正在打开…').waitFor()
    go()
    await button(page, /^全部一起测/).waitFor()
    expect(await page.getByText('正在打开').count()).toBe(0)
  })

  it('says what to do when not even the script comes', async () => {
    const page = await newPhone(stage.browser)
    await page.route('**/js/app.js*', (route) => route.abort())
    await page.goto(stage.url)
    const late = page.getByText('一直打不开？请刷新这一页。')
    expect(await late.isVisible()).toBe(false)
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish()
    })
    await late.waitFor()
  })

  it.each(['light', 'dark'] as const)('offers another try where it is seen, %s', async (colorScheme) => {
    const page = await newPhone(stage.browser, {}, { colorScheme })
    await page.route(RULES, (route) => route.abort())
    await page.goto(stage.url)
    const retry = button(page, '没有打开，点这里再试一次')
    await retry.waitFor()
    const box = await retry.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0)
    await page.unroute(RULES)
    await retry.tap()
    await button(page, /^全部一起测/).waitFor()
    expect(await retry.count()).toBe(0)
  })
})

it('a check needs no network once the home page is there', async () => {
  const page = await stage.home()
  await button(page, /^全部一起测/).waitFor()
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await start(page, '残保金能少缴多少')
  await answerAll(page, levy)
  await tap(page, '核对答案')
  await reviewed(page)
  await tap(page, '看结果')
  await eventually(() => below(page, '全年要缴的残保金')).toBe('¥41,850')
  await tap(page, /^怎么算的/)
  await reads(page, '残疾人就业保障金免征与减缴')
  expect(await below(page, '全年要缴的残保金')).toBe('¥41,850')
  expect(await lines(page)).toContain('4.185万元')
})

describe('a server with newer rules', () => {
  /** The server says its rules are others; `change` edits what it answers to an evaluation. */
  async function newer(change: (body: ServerAnswer) => void): Promise<Page> {
    const page = await newPhone(stage.browser)
    await page.route('**/v1/health', (route) => route.fulfill({ json: NEWER_RULES }))
    await page.route('**/v1/evaluate', async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as ServerAnswer
      change(body)
      await route.fulfill({ response, json: body })
    })
    await page.goto(stage.url)
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await seeResult(page)
    return page
  }

  interface ServerAnswer {
    results: { policy: string; amounts: { id: string; low: string; high: string }[]; failure?: string }[]
    totals: { kind: string; low: string; high: string }[]
  }

  it('is believed: its result is shown, and the banner says so', async () => {
    const page = await newer(({ results }) => {
      for (const amount of results[0]?.amounts ?? [])
        if (amount.id === 'levy_payable') amount.low = amount.high = '23250.00'
    })
    await page.getByRole('status').filter({ hasText: '规则已更新' }).waitFor()
    expect(await below(page, '全年要缴的残保金')).toBe('¥23,250')
    await tap(page, /^怎么算的/)
    await page.getByText('服务器上的规则已更新').waitFor()
  })

  it('that cannot compute changes nothing: the phone shows its own result', async () => {
    const page = await newPhone(stage.browser)
    await page.route('**/v1/health', (route) => route.fulfill({ json: NEWER_RULES }))
    await page.route('**/v1/evaluate', (route) => route.fulfill({ status: 503, json: { title: '服务暂时不可用' } }))
    await page.goto(stage.url)
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    const asked = page.waitForResponse('**/v1/evaluate')
    await seeResult(page)
    await asked
    expect(await below(page, '全年要缴的残保金')).toBe('¥41,850')
    expect((await lines(page)).join('')).not.toContain('规则已更新，显示的是最新结果')
  })

  it('that fails on one policy leaves the others standing', async () => {
    const page = await newPhone(stage.browser)
    await page.route('**/v1/health', (route) => route.fulfill({ json: NEWER_RULES }))
    await page.route('**/v1/evaluate', async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as ServerAnswer
      const failing = body.results.find(({ policy }) => policy === 'individual-halving')
      if (failing) Object.assign(failing, { failure: 'division by zero', amounts: [], verdict: 'unknown', needs: [] })
      await route.fulfill({ response, json: body })
    })
    await page.goto(stage.url)
    await start(page, '所得税能少缴多少')
    await answerAll(page, smallCompany)
    await seeResult(page)
    await page.getByText('这一项暂时算不出来，其他几项不受影响').waitFor()
    expect(await below(page, '全年少缴企业所得税')).toBe('¥600,000')
  })
})
