import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { bundleFile, h5Dir, libraryFile } from '../../functions/local/paths'
import { startServer } from '../../functions/local/server'
import { staticFiles } from '../../functions/local/static'
import type { Bundle, LibraryData } from '../../shared/index'
import { launch, phonePage } from './browser'

/** The rules inside the built app and its server. */
export const rules = JSON.parse(readFileSync(bundleFile, 'utf8')) as Bundle

/** The texts of law in the built app. */
export const texts = JSON.parse(readFileSync(libraryFile, 'utf8')) as LibraryData

/** What `GET /v1/health` says where the server's rules are newer than those in the built app. */
export const NEWER_RULES = { status: 'ok', bundle: 'f'.repeat(16), checkedOn: '9999-12-31' }

/** Serves the built H5 app and the API on a free port of 127.0.0.1, as `npm start` does, on data of its own; stop it when done. */
export async function startApp(): Promise<{ url: string; stop: () => Promise<void> }> {
  process.env.LOG_LEVEL ??= 'error'
  const data = mkdtempSync(join(tmpdir(), 'qinghui-app-'))
  process.env.DATA_DIR = data
  const server = await startServer({ host: '127.0.0.1', port: 0 }, staticFiles(h5Dir))
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export interface Stage {
  readonly url: string
  readonly browser: Browser
  /** The home page on a phone that has not opened the app yet. */
  home(): Promise<Page>
}

/** The app and a browser for the tests of one file: there from the first of them on, gone after the last. */
export function appOnStage(): Stage {
  const stage = {
    async home() {
      const page = await newPhone(stage.browser)
      await page.goto(stage.url)
      return page
    },
  } as { -readonly [Part in keyof Stage]: Stage[Part] }
  let stop: () => Promise<void>
  beforeAll(async () => {
    const app = await startApp()
    stop = app.stop
    Object.assign(stage, { url: app.url, browser: await launch() })
  })
  afterAll(async () => {
    await stage.browser.close()
    await stop()
  })
  return stage
}

/** What the phone remembers from an earlier visit. */
export interface Memory {
  draft?: object | undefined
  settings?: { large: boolean }
  favourites?: readonly string[] | undefined
  /** Saved companies, and the account they belong to. */
  companies?: object
  account?: object
  merges?: readonly object[]
  inbox?: readonly object[]
}

/**
 * A phone that has not opened the app yet. It asks for less motion, so that no colour is caught
 * half-way; `memory` is there before the app starts, once.
 */
export async function newPhone(
  browser: Browser,
  memory: Memory = {},
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await phonePage(browser, { reducedMotion: 'reduce', ...options })
  const stored = Object.entries(memory).flatMap(([key, value]) =>
    value === undefined ? [] : [[`qinghui.${key}`, JSON.stringify(value)] as const],
  )
  await page.addInitScript((entries) => {
    if (!location.protocol.startsWith('http') || sessionStorage.getItem('opened')) return
    sessionStorage.setItem('opened', 'yes')
    for (const [key, value] of entries) localStorage.setItem(key, value)
  }, stored)
  return page
}
