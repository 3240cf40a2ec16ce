import type { Page } from 'playwright-core'
import { newPhone, NEWER_RULES, type Stage } from './app'
import { misfits, smallTargets, unroll } from './measure'
import type { Screen } from './screens'

/** The screen as it stands when everything has come, in full height; in large type if so wished. */
export async function show({ url, browser }: Stage, screen: Screen, large = false): Promise<Page> {
  const { page: path, draft, favourites, memory, newerRules, replies = {}, act } = screen
  const kept = { ...memory, draft, favourites }
  const page = await newPhone(browser, large ? { ...kept, settings: { large } } : kept, { deviceScaleFactor: 1 })
  for (const [address, json] of Object.entries(replies)) {
    await page.route(address, (route) => (json === null ? route.abort() : route.fulfill({ json })))
  }
  if (newerRules) {
    await page.route('**/v1/health', (route) => route.fulfill({ json: NEWER_RULES }))
  }
  const [name, query = ''] = path.split('?')
  await page.goto(`${url}#/pages/${name}/index?${query}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  await page.waitForFunction(() => !document.body.innerText.includes('正在取条文'))
  await unroll(page)
  return page
}

/** What is wrong with the screen as it stands, whatever its colours. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return [...(await smallTargets(page)), ...(await misfits(page))]
}
