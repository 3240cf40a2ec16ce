import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, phonePage } from './browser'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe('a page on a phone', () => {
  it('opens and can be tapped', async () => {
    const page = await phonePage(browser)
    await page.setContent(
      '<meta name="viewport" content="width=device-width"><button onclick="this.textContent = innerWidth">width</button>',
    )
    await page.getByRole('button').tap()
    expect(await page.getByRole('button').textContent()).toBe('390')
  })

  it('draws Chinese with a font of its own: each sign is square, and no two are the same box', async () => {
    const page = await phonePage(browser)
    await page.setContent('<span style="font: 20px sans-serif">青惠政策</span><canvas></canvas>')
    const width = await page.locator('span').evaluate((span) => span.getBoundingClientRect().width)
    const pictures = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) =>
      ['青', '惠', '政', '策'].map((sign) => {
        const pen = canvas.getContext('2d')
        pen?.clearRect(0, 0, canvas.width, canvas.height)
        pen?.fillText(sign, 20, 20)
        return canvas.toDataURL()
      }),
    )
    expect(width).toBe(80)
    expect(new Set(pictures).size).toBe(4)
  })

  it('always opens on the same day, and time intervals still pass', async () => {
    const page = await phonePage(browser)
    const read = () =>
      page.evaluate(() => [new Date().toISOString(), new Date(0).toISOString(), Date.now() === new Date().getTime()])
    expect(await read()).toEqual(['2026-11-20T02:00:00.000Z', '1970-01-01T00:00:00.000Z', true])
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1)))
    expect(await read()).toEqual(['2026-11-20T02:00:00.000Z', '1970-01-01T00:00:00.000Z', true])
  })

  it.fails('fails the test when the page throws', async () => {
    const page = await phonePage(browser)
    const thrown = page.waitForEvent('pageerror')
    await page.setContent('<script>setTimeout(() => { throw new Error("oops") })</script>')
    await thrown
  })

  it.fails('fails the test when the page asks for something outside this machine', async () => {
    const page = await phonePage(browser)
    const asked = page.waitForEvent('requestfailed')
    await page.setContent('<img src="http://192.0.2.1/picture.png" alt="" />')
    await asked
  })
})
