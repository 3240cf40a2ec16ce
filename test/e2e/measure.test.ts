/** The measuring itself: each fault is found, and a sound page has none. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, phonePage } from './browser'
import { misfits, smallTargets, unroll, violations } from './measure'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const sound = '<h1>Title</h1><button style="min-width:44px;min-height:44px">ok</button>'

async function pageWith(content: string) {
  const page = await phonePage(browser)
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>Page</title><meta name="viewport" content="width=device-width"></head>
    <body><main>${content}</main></body></html>`,
  )
  return page
}

it('finds nothing wrong with a sound page', async () => {
  const page = await pageWith(sound)
  expect([...(await violations(page)), ...(await smallTargets(page)), ...(await misfits(page))]).toEqual([])
})

it('finds an unlabelled field and text of too little contrast', async () => {
  const page = await pageWith(`${sound}<input><p style="color:#999;background:#fff">pale</p>`)
  const found = (await violations(page)).map((line) => line.split(':')[0])
  expect(found.sort()).toEqual(['color-contrast', 'label'])
})

it('finds a button smaller than a finger', async () => {
  const page = await pageWith(`${sound}<button style="width:43px;height:44px;padding:0">x</button>`)
  expect(await smallTargets(page)).toEqual(['x: 43×44'])
})

it.each([
  ['a line wider than the screen', '<p style="white-space:nowrap;width:500px">a</p>', /wide in/],
  ['a word that leaves its box', '<p style="width:40px">Donaudampfschiff</p>', /wide in 40/],
  ['a figure too long for its field', '<input aria-label="n" value="12345678.90" style="width:40px">', /12345678.90/],
  ['a line cut off below', '<p style="height:10px;overflow:hidden">cut</p>', /high in 10/],
  ['text beside the screen', '<p style="position:absolute;left:-20px">gone</p>', /outside the screen: gone/],
  [
    'text on other text',
    '<p style="margin:0">one</p><p style="margin:-10px 0 0">two</p>',
    /「one」 and 「two」 overlap/,
  ],
])('finds %s', async (_, content, fault) => {
  const page = await pageWith(content)
  expect((await misfits(page)).join('\n')).toMatch(fault)
})

it('sees what lies below the fold once the page is unrolled', async () => {
  const page = await pageWith('<div style="height:600px;overflow-y:auto"><div style="height:2000px">long</div></div>')
  await unroll(page)
  expect(page.viewportSize()?.height).toBeGreaterThanOrEqual(2000)
})
