/** Every screen: accessible in light, dark and large type, large enough for a finger, nothing cut off; and a picture. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appOnStage, newPhone, NEWER_RULES } from './app'
import { screenshot } from './browser'
import { misfits, smallTargets, unroll, violations } from './measure'
import { screens, type Screen } from './screens'

const stage = appOnStage()

async function show(screen: Screen, large: boolean): Promise<Page> {
  const { page: path, draft, favourites, memory, newerRules, replies = {}, act } = screen
  const kept = { ...memory, draft, favourites }
  const page = await newPhone(stage.browser, large ? { ...kept, settings: { large } } : kept, { deviceScaleFactor: 1 })
  for (const [address, json] of Object.entries(replies)) {
    await page.route(address, (route) => (json === null ? route.abort() : route.fulfill({ json })))
  }
  if (newerRules) {
    await page.route('**/v1/health', (route) => route.fulfill({ json: NEWER_RULES }))
  }
  const [name, query = ''] = path.split('?')
  await page.goto(`${stage.url}#/pages/${name}/index?${query}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  await page.waitForFunction(() => !document.body.innerText.includes('正在取条文'))
  await unroll(page)
  return page
}

/** What is wrong with the screen as it stands, whatever its colours. */
async function layoutFaults(page: Page): Promise<string[]> {
  return [...(await smallTargets(page)), ...(await misfits(page))]
}

describe.each(screens)('$name', (screen) => {
  it('in light and dark', async () => {
    const page = await show(screen, false)
    await screenshot(page, `${screen.name}-light`)
    expect(await layoutFaults(page)).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await screenshot(page, `${screen.name}-dark`)
    expect(await violations(page)).toEqual([])
  })

  it('in large type', async () => {
    const page = await show(screen, true)
    await screenshot(page, `${screen.name}-large`)
    expect(await layoutFaults(page)).toEqual([])
    expect(await violations(page)).toEqual([])
  })
})
