import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, Locator, Page } from 'playwright-core'
import { phonePage } from '../../e2e/browser'
import { modulesScript } from './globals'
import { readPackage } from './package'
import type { Native, PhoneLog } from './wx'

export { codeGenerationIn, findCodeGeneration } from './code-generation'

/** A mini-program running in WeChat's own component framework (glass-easel) inside Chromium. */
export interface Weapp {
  page: Page
  /** The visible page: start locators here. */
  current: () => Locator
  /** Taps the one visible element with exactly this text. */
  tapText: (text: string) => Promise<void>
  /** Types into the visible field with this placeholder, or matching this selector. */
  type: (placeholderOrSelector: string, value: string) => Promise<void>
  /** Taps WeChat's bottom bar, or a message that leads to this page: `pages/reminders/index`. */
  enter: (url: string) => Promise<void>
  /** The text of the visible page. */
  text: () => Promise<string>
  /** The path of the visible page, e.g. `pages/home/index`. */
  route: () => Promise<string>
  /** What the visible page hands WeChat to pass it on. */
  shared: () => Promise<object | undefined>
  /** What the mini-program has stored. */
  storage: () => Promise<Record<string, unknown>>
  /** Toasts, requests, clipboard, and `wx` functions it called that are missing here. */
  log: () => Promise<PhoneLog>
}

export type NativeFunctions = Readonly<Record<string, (options: Record<string, unknown>) => object | Promise<object>>>

const origin = 'http://127.0.0.1/'
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="phone.css"></head><body>
<script src="files.js"></script><script src="modules.js"></script><script src="phone.js"></script></body></html>`

/**
 * Opens a built mini-program, untouched, on a simulated phone until the running test ends.
 * Its files see no browser global, and the page's policy forbids making code from text. What this cannot show:
 * WeChat's native layer, real `wx` functions, and the look of pickers, sliders and other built-ins.
 * @param storage what an earlier start left on the phone
 * @param native `wx` functions that the test plays: what they return is the answer, what they throw the failure's fields
 */
export async function openWeapp(
  browser: Browser,
  folder: string,
  storage: Record<string, unknown> = {},
  native: NativeFunctions = {},
): Promise<Weapp> {
  const { app, configs, styles, scripts, templates } = readPackage(folder)
  const page = await phonePage(browser)
  const globals = await page.evaluate(() => {
    const names: string[] = []
    for (let object: unknown = globalThis; object; object = Object.getPrototypeOf(object)) {
      names.push(...Object.getOwnPropertyNames(object))
    }
    return names
  })
  const files: Record<string, string> = {
    '': html,
    'phone.css': await bundled('phone.css'),
    'phone.js': await bundled('phone.ts'),
    'modules.js': modulesScript(scripts, globals),
    'files.js': `globalThis.weappFiles = ${JSON.stringify({ app, configs, styles })}
      globalThis.weappNative = ${JSON.stringify(Object.keys(native))}
      globalThis.weappTemplates = ${templates}`,
  }
  const play: Native = async (name, options) => {
    try {
      return { result: (await native[name]?.(options as Record<string, unknown>)) ?? {} }
    } catch (failure) {
      return { failure: failure as object }
    }
  }
  await page.exposeFunction('phoneNative', play)
  await page.route(`${origin}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    const types: Record<string, string> = { '': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
    return route.fulfill({
      body: files[name] ?? '',
      contentType: `${types[path.extname(name)] ?? 'text/plain'}; charset=utf-8`,
      headers: { 'content-security-policy': "script-src 'self'" },
    })
  })
  await page.goto(origin)
  await page.evaluate((stored) => void Object.assign(phone.log.storage, stored), storage)
  // Started from a timer: what runs inside `evaluate` itself is exempt from the policy against `eval`.
  await page.evaluate(
    () =>
      new Promise<void>((started, failed) => {
        setTimeout(() => {
          try {
            phone.start()
            started()
          } catch (error) {
            failed(error instanceof Error ? error : new Error(String(error)))
          }
        })
      }),
  )

  const current = () => page.locator('wx-page:not([hidden])')
  return {
    page,
    current,
    tapText: (text) => current().getByText(text, { exact: true }).tap(),
    async type(placeholderOrSelector, value) {
      const byPlaceholder = current().getByPlaceholder(placeholderOrSelector, { exact: true })
      const field = (await byPlaceholder.count()) > 0 ? byPlaceholder : current().locator(placeholderOrSelector)
      await field.fill(value)
    },
    enter: (url) => page.evaluate((to) => phone.enter(to), url),
    text: () => current().innerText(),
    route: () => page.evaluate(() => phone.route()),
    shared: () => page.evaluate(() => phone.shared()),
    storage: () => page.evaluate(() => phone.log.storage),
    log: () => page.evaluate(() => phone.log),
  }
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    platform: 'browser',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
