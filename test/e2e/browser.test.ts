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
