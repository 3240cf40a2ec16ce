import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const manifest = readFileSync(path.join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
const unpacked = path.join(root, 'node_modules/.cache', `chromium-${version}`)
const artifacts = path.join(root, 'test/artifacts')

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

/**
 * Chromium from `CHROMIUM_PATH`, or the one that comes with `npm ci`, with the fonts of fonts.conf alone.
 * Nothing but 127.0.0.1 can be reached.
 */
export async function launch(): Promise<Browser> {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(import.meta.dirname, 'fonts.conf') }
  const own = process.env.CHROMIUM_PATH
  if (own) return chromium.launch({ executablePath: own, args: quiet, env })
  await unpack()
  const libraries = [path.join(unpacked, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath: path.join(unpacked, 'chromium'),
    args: quiet,
    env: { ...env, LD_LIBRARY_PATH: libraries },
  })
}

/**
 * Unpacks the packaged Chromium once per install, together with the system libraries a bare machine lacks.
 * The package adds those only where it believes itself in Lambda, and only into a temporary folder without
 * an earlier copy: so it gets a folder of its own, which takes its final name when complete.
 */
async function unpack() {
  if (existsSync(unpacked)) return
  await mkdir(path.dirname(unpacked), { recursive: true })
  const staging = await mkdtemp(`${unpacked}-`)
  const { TMPDIR } = process.env
  Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', TMPDIR: staging })
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  try {
    await rename(staging, unpacked)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(unpacked)) throw error
  }
}

/** The day on every phone here, so that no answer changes with the calendar. */
const TODAY = '2026-11-20'

/**
 * A page on a phone (390×844, touch, zh-CN), on {@link TODAY}, closed when the running test ends.
 * The test fails if the page throws or asks for anything outside 127.0.0.1.
 * @param options overrides, e.g. `{ colorScheme: 'dark' }`, or `{ hasTouch: false, isMobile: false }` for a mouse
 */
export async function phonePage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A copy for offline use would answer in the place of a test's own replies.
    serviceWorkers: 'block',
    ...options,
  })
  const faults: string[] = []
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') faults.push(`request to ${request.url()}`)
  })
  context.on('weberror', (thrown) => faults.push(`page error: ${thrown.error().stack ?? thrown.error().message}`))
  onTestFinished(async () => {
    await context.close()
    expect(faults, 'faults of the page').toEqual([])
  })
  await context.addInitScript(stopTheClock, Date.parse(`${TODAY}T10:00:00+08:00`))
  return context.newPage()
}

/** Only the date stands still, not the timers: Playwright's own clock would swallow what they throw. */
function stopTheClock(now: number) {
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length > 0 ? given : [now]) as Date,
    get: (target, key) => (key === 'now' ? () => now : (Reflect.get(target, key) as unknown)),
  })
}

/** Keeps a picture of the whole page in test/artifacts, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(artifacts, `${name}.png`), fullPage: true })
}
