import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, phonePage } from './browser'

const pageOfElements = `
  import { createElement as h, useState } from 'react'
  import { createRoot } from 'react-dom/client'
  import { Button, Image, Input, Label, Text, Textarea, View } from './miniapp/h5/elements'

  function Page() {
    const [taps, setTaps] = useState(0)
    const [amount, setAmount] = useState('')
    const [done, setDone] = useState('')
    return h(View, { ariaRole: 'main', hoverClass: 'pressed', hoverStayTime: 70 },
      h(Text, null, 'taps ' + taps),
      h(Button, { ariaLabel: 'count', onClick: () => setTaps(taps + 1) }, '+'),
      h(Button, { disabled: true, onClick: () => setTaps(100) }, 'off'),
      h(Label, { for: 'amount' }, 'amount'),
      h(Input, { id: 'amount', type: 'digit', maxlength: 6, value: amount,
        onInput: (event) => setAmount(event.detail.value), onConfirm: (event) => setDone(event.detail.value) }),
      h(Textarea, { ariaLabel: 'note', maxlength: -1 }),
      h(Text, null, 'amount ' + amount + ' done ' + done),
      h(Image, { src: 'data:,', ariaLabel: 'logo', mode: 'aspectFit' }))
  }
  createRoot(document.body).render(h(Page))
`

let browser: Browser
let script: string
beforeAll(async () => {
  browser = await launch()
  const { outputFiles } = await build({
    stdin: { contents: pageOfElements, resolveDir: path.resolve(import.meta.dirname, '../..') },
    bundle: true,
    write: false,
    outdir: 'out',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  script = outputFiles.find((file) => file.path.endsWith('.js'))?.text ?? ''
})
afterAll(() => browser.close())

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await phonePage(browser, options)
  await page.setContent('<!doctype html><html lang="zh-CN"><body></body></html>')
  await page.addScriptTag({ content: script })
  return page
}

describe('the elements of the H5 build', () => {
  it('hears a finger, a mouse and the keyboard', async () => {
    const phone = await open()
    await phone.getByRole('button', { name: 'count' }).tap()
    await phone.getByText('taps 1').waitFor()

    const desktop = await open({ isMobile: false, hasTouch: false })
    await desktop.getByRole('button', { name: 'count' }).click()
    await desktop.getByText('taps 1').waitFor()
    await desktop.keyboard.press('Enter')
    await desktop.getByText('taps 2').waitFor()
  })

  it('keeps a disabled button silent', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'off' }).tap({ force: true })
    await page.getByRole('button', { name: 'count' }).tap()
    await page.getByText('taps 1').waitFor()
  })

  it('tells what is typed as detail.value, within maxlength, and confirms on Enter', async () => {
    const page = await open()
    const amount = page.getByRole('textbox', { name: 'amount' })
    await amount.pressSequentially('12345678')
    await page.getByText('amount 123456').waitFor()
    await amount.press('Enter')
    await page.getByText('done 123456').waitFor()
    expect(await amount.getAttribute('inputmode')).toBe('decimal')
  })

  it('gives WeChat-only properties no attribute and ARIA ones their HTML names', async () => {
    const page = await open()
    const attributes = await page
      .getByRole('main')
      .evaluate((element) => element.getAttributeNames().filter((name) => name !== 'role'))
    expect(attributes).toEqual([])
    expect(await page.getByRole('textbox', { name: 'note' }).getAttribute('maxlength')).toBeNull()
    expect(await page.getByAltText('logo').getAttribute('mode')).toBeNull()
  })
})
