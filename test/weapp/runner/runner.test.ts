import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launch } from '../../e2e/browser'
import { codeGenerationIn, openWeapp } from '.'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Writes a small mini-program of two pages; `overrides` replace or add files. */
function miniProgram(overrides: Record<string, string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'weapp-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = {
    'app.json': '{"pages":["pages/a/index","pages/b/index"]}',
    'app.js': 'App({ onLaunch() { wx.setStorageSync("launched", true) } })',
    'app.wxss': 'page { --accent: red } .wide { width: 375rpx }',
    'pages/a/index.wxml':
      '<view class="wide" bindtap="count">tapped {{n}}</view><input placeholder="name" value="{{name}}" bindinput="name"/>' +
      '<text>hello {{name}}</text><button bindtap="go">go</button>',
    'pages/a/index.js': `Page({
      data: { n: 0, name: '' },
      count() { this.setData({ n: this.data.n + 1 }) },
      name(event) { this.setData({ name: event.detail.value }) },
      go() { wx.navigateTo({ url: '/pages/b/index?from=a' }) },
    })`,
    'pages/b/index.wxml': '<view>came from {{from}}</view><view bindtap="back">back</view>',
    'pages/b/index.js': `Page({
      data: { from: '' },
      onLoad(query) { this.setData({ from: query.from }) },
      back() { wx.navigateBack() },
    })`,
    ...overrides,
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), content)
  }
  return folder
}

describe('the simulated phone', () => {
  it('taps, types, navigates, goes back and stores', async () => {
    const weapp = await openWeapp(browser, miniProgram())
    await weapp.tapText('tapped 0')
    await weapp.tapText('tapped 1')
    await weapp.type('name', '青岛')
    await expect.poll(weapp.text).toContain('tapped 2')
    await expect.poll(weapp.text).toContain('hello 青岛')
    await weapp.tapText('go')
    await expect.poll(weapp.route).toBe('pages/b/index')
    expect(await weapp.text()).toContain('came from a')
    await weapp.tapText('back')
    await expect.poll(weapp.route).toBe('pages/a/index')
    expect(await weapp.text()).toContain('tapped 2')
    expect(await weapp.storage()).toEqual({ launched: true })
  })

  it('makes 750 rpx the width of the screen', async () => {
    const weapp = await openWeapp(browser, miniProgram())
    const box = await weapp.current().locator('.wide').boundingBox()
    expect(box?.width).toBeCloseTo(195, 1)
  })

  it.each([
    ['run', 'tapped 1'],
    ['setTimeout', 'tapped refused'],
  ])('lets a calendar be written in a tap, not after a wait (%s)', async (when, shown) => {
    const folder = miniProgram({
      'pages/a/index.js': `const run = (call) => call()
        Page({ data: { n: 0 }, count() { ${when}(() => wx.addPhoneCalendar({
          success: () => this.setData({ n: 1 }), fail: () => this.setData({ n: 'refused' }) })) } })`,
    })
    const weapp = await openWeapp(browser, folder)
    await weapp.tapText('tapped 0')
    await expect.poll(weapp.text).toContain(shown)
  })

  it('notes and fails calls of wx functions it does not have', async () => {
    const folder = miniProgram({
      'pages/a/index.js':
        'Page({ data: { n: "" }, count() { wx.scanCode({ fail: (e) => this.setData({ n: e.errMsg }) }) } })',
    })
    const weapp = await openWeapp(browser, folder)
    await weapp.current().locator('.wide').tap()
    await expect.poll(weapp.text).toContain('scanCode:fail')
    expect((await weapp.log()).missing).toEqual(['scanCode'])
  })

  it.each([
    ...['window', 'document', 'localStorage', 'fetch', 'navigator', 'Intl', 'globalThis.document', 'this'],
    ...['eval("1")', 'new Function("return 1")()', '(() => 1).constructor("return 1")()'],
  ])('keeps %s from the mini-program', async (expression) => {
    const folder = miniProgram({
      'pages/a/index.js': `"use strict"
        let seen
        try { seen = typeof (${expression}) } catch (error) { seen = 'refused' }
        Page({ data: { n: seen } })`,
    })
    const weapp = await openWeapp(browser, folder)
    expect(await weapp.text()).toMatch(/tapped (undefined|refused)/)
  })

  it.fails('fails the test when the mini-program throws', async () => {
    const folder = miniProgram({ 'pages/a/index.js': 'Page({ data: { n: 0 }, count() { throw new Error("oops") } })' })
    const weapp = await openWeapp(browser, folder)
    await weapp.tapText('tapped 0')
    await weapp.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  })

  it('refuses a broken template and a page without files', async () => {
    await expect(openWeapp(browser, miniProgram({ 'pages/a/index.wxml': '<view>{{' }))).rejects.toThrow(
      'pages/a/index.wxml:1',
    )
    await expect(openWeapp(browser, miniProgram({ 'app.json': '{"pages":["pages/c/index"]}' }))).rejects.toThrow(
      'pages/c/index.js is missing',
    )
  })
})

describe('finding code made from text', () => {
  it.each(['eval("x")', 'new Function("a", "b")', 'var f=Function(code)', 'Function("return thisOne")'])(
    'finds %s',
    (code) => {
      expect(codeGenerationIn(code)).toHaveLength(1)
    },
  )

  it.each([
    'Function("return this")()',
    "new Function('return this')",
    'isFunction(x)',
    'parser.eval(x)',
    'function(a){}',
  ])('accepts %s', (code) => {
    expect(codeGenerationIn(code)).toEqual([])
  })
})
