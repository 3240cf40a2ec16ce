/** Reminders in the built mini-program: alone on the phone, and with the real server and the stand-in for WeChat. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../functions/local/paths'
import { startWechat, wechatEnvironment, type Wechat } from '../../functions/local/wechat/server'
import { resetClock, runReminders, setClock } from '../api/clock'
import { startApp } from '../e2e/app'
import { launch } from '../e2e/browser'
import { eventually } from '../e2e/owner'
import { openWeapp, type NativeFunctions, type Weapp } from './runner'

const dist = path.join(root, 'miniapp/dist')
const REMINDERS = 'pages/reminders/index'
const COMPANY = { entity_type: 'company', region: 'shandong' }
const draft = { year: 2026, policies: ['disabled-levy'], trail: Object.keys(COMPANY), step: 2, answers: COMPANY }

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function shows(weapp: Weapp, text: string): Promise<void> {
  await eventually(() => weapp.text()).toContain(text)
}

async function picture(weapp: Weapp, name: string): Promise<void> {
  mkdirSync(path.join(root, 'test/artifacts'), { recursive: true })
  await weapp.page.screenshot({ path: path.join(root, `test/artifacts/weapp-${name}.png`) })
}

describe('without a server', () => {
  const open = async () => {
    const weapp = await openWeapp(browser, path.join(dist, 'weapp'), { 'qinghui.draft': draft })
    await weapp.enter(REMINDERS)
    await shows(weapp, '企业所得税汇算清缴截止')
    return weapp
  }

  it('the year ahead is there, and nothing is promised that needs a server', async () => {
    const weapp = await open()
    const text = await weapp.text()
    expect(text).toContain('时间请核实')
    expect(text).not.toMatch(/消息|保存|微信|提醒设置/)
    await picture(weapp, 'reminders')
    const { missing, requests } = await weapp.log()
    expect({ missing, requests }).toEqual({ missing: [], requests: [] })
  })

  it('saving a firm promises nothing either, on any page of it', async () => {
    const PROMISES = /提醒您|告诉您|换手机|服务器|历史|导出/
    const weapp = await openWeapp(browser, path.join(dist, 'weapp'), {})
    await weapp.enter('pages/mine/index')
    await shows(weapp, '还没有单位')
    expect(await weapp.text()).not.toMatch(PROMISES)

    const answered = await openWeapp(browser, path.join(dist, 'weapp'), { 'qinghui.draft': draft })
    await answered.enter('pages/result/index')
    await shows(answered, '保存这家单位')
    expect(await answered.text()).not.toMatch(PROMISES)
    await answered.enter('pages/mine/index')
    await shows(answered, '还没保存的答案')
    expect(await answered.text()).not.toMatch(PROMISES)
    await answered.tapText('保存这家单位')
    await shows(answered, '名称和答案存在这台手机上')
    await answered.tapText('保存')
    await shows(answered, '改名或删除')
    expect(await answered.text()).not.toMatch(PROMISES)
    await answered.tapText('数据与隐私')
    await shows(answered, '结果在手机上算，您填的都不会发出去。')
    expect(await answered.text()).not.toMatch(PROMISES)
    await answered.enter('pages/mine/index')
    await answered.tapText('改名或删除')
    await shows(answered, '存在这台手机上')
    expect(await answered.text()).not.toMatch(PROMISES)
    await answered.tapText('删除这家单位')
    await shows(answered, '答案一起删除，不能恢复。')
  })

  it('a day goes into the phone’s calendar once the owner agrees, and not before', async () => {
    const weapp = await open()
    await weapp.tapText('企业所得税汇算清缴截止')
    await shows(weapp, '2027年5月31日 星期一')
    await weapp.tapText('加到手机日历')
    await shows(weapp, '用之前请先看一下')
    await picture(weapp, 'privacy')
    await weapp.tapText('不同意')
    await shows(weapp, '没有加上：要先同意隐私说明')
    expect(await weapp.text()).not.toContain('用之前请先看一下')
    await weapp.tapText('加到手机日历')
    await shows(weapp, '用之前请先看一下')
    await weapp.tapText('同意')
    await shows(weapp, '已加到手机日历，前一天上午 9 点提醒。')
    const { privacy, calendar, missing } = await weapp.log()
    expect(privacy).toEqual([{ event: 'disagree' }, { event: 'agree', buttonId: 'privacy-agree' }])
    expect(calendar).toMatchObject([
      { title: '企业所得税汇算清缴截止', allDay: true, startTime: Date.parse('2027-05-31T00:00:00+08:00') / 1000 },
    ])
    expect(missing).toEqual([])
  })

  it('a calendar that may not be written leads to the settings', async () => {
    let opened = 0
    const native: NativeFunctions = {
      addPhoneCalendar: () => {
        throw { errMsg: 'addPhoneCalendar:fail auth deny' } as unknown as Error
      },
      openSetting: () => ({ opened: (opened += 1) }),
    }
    const weapp = await openWeapp(browser, path.join(dist, 'weapp'), { 'qinghui.draft': draft }, native)
    await weapp.enter(REMINDERS)
    await weapp.tapText('企业所得税汇算清缴截止')
    await weapp.tapText('加到手机日历')
    await shows(weapp, '没有加上：没有写日历的权限')
    await weapp.tapText('去设置')
    await eventually(() => opened).toBe(1)
  })
})

describe('with a server', () => {
  const BASE = 'https://qinghui.test'
  const TEMPLATE = 'template-of-deadlines'
  const OPENID = `o${'a'.repeat(27)}`
  const wechatApp = {
    ...{ appId: 'wx1234567890abcdef', appSecret: 'secret', callbackToken: 'token', aesKey: 'A'.repeat(43) },
    templates: { [TEMPLATE]: ['thing1', 'date2', 'thing3'] },
  }
  let wechat: Wechat
  let app: Awaited<ReturnType<typeof startApp>>

  beforeAll(async () => {
    const env = {
      ...process.env,
      QINGHUI_API: BASE,
      QINGHUI_OUT: 'weapp-server',
      NODE_ENV: undefined,
      VITEST: undefined,
    }
    const { status, stdout } = spawnSync('npm', ['run', 'build:weapp'], { cwd: root, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(stdout)
    wechat = await startWechat(wechatApp)
    Object.assign(process.env, wechatEnvironment(wechat.url, wechatApp))
    app = await startApp()
    wechat.callBack(new URL('/v1/wechat/events', app.url).href)
    setClock('2026-11-20 10:00')
    await runReminders()
  })
  afterAll(async () => {
    resetClock()
    await app.stop()
    await wechat.stop()
  })

  /** What the owner does when WeChat asks; what comes instead of an answer. */
  let owner: () => object | Promise<object> = () => ({})
  const asked: unknown[] = []

  const native: NativeFunctions = {
    login: () => ({ code: wechat.sessions.issue(OPENID) }),
    request: async ({ url, method, header, data }) => {
      const response = await fetch(String(url).replace(BASE, app.url.replace(/\/$/, '')), {
        method: String(method),
        headers: header as Record<string, string>,
        ...(typeof data === 'string' && { body: data }),
      })
      const text = await response.text()
      return { statusCode: response.status, data: text === '' ? '' : (JSON.parse(text) as unknown) }
    },
    requestSubscribeMessage: ({ tmplIds }) => {
      asked.push(tmplIds)
      return owner()
    },
    openSetting: () => ({}),
  }

  const id = 'w'.repeat(21) + 'A'
  const kept = {
    'qinghui.draft': draft,
    'qinghui.account': { refresh: null, wechat: false },
    'qinghui.companies': {
      companies: [{ id, name: '青岛甲公司', answers: COMPANY, base: null }],
      current: id,
      deleted: [],
    },
  }
  const open = () => openWeapp(browser, path.join(dist, 'weapp-server'), kept, native)

  it('earns a message by a tap, tells every refusal in words, and shows what came', async () => {
    const weapp = await open()
    await weapp.enter(REMINDERS)
    await shows(weapp, '微信还不能提醒您')

    owner = async () => {
      await wechat.tap(OPENID, { [TEMPLATE]: 'accept' })
      return { [TEMPLATE]: 'acceptWithAudio' }
    }
    await weapp.tapText('允许提醒一次')
    await shows(weapp, '好了，微信会多提醒您一次。')
    await shows(weapp, '微信还能提醒 1 次')
    await picture(weapp, 'credit')

    owner = () => ({ [TEMPLATE]: 'reject' })
    await weapp.tapText('允许提醒一次')
    await shows(weapp, '没有允许，微信不会提醒')
    await weapp.tapText('去设置')

    for (const [errCode, words] of [
      [20004, '订阅消息的总开关关着'],
      [10002, '网络不通，请稍后再点一次'],
      [20005, '微信提醒暂时用不了'],
    ] as const) {
      owner = () => {
        throw { errMsg: 'requestSubscribeMessage:fail', errCode } as unknown as Error
      }
      await weapp.tapText('允许提醒一次')
      await shows(weapp, words)
    }
    expect(asked).toEqual(Array.from({ length: 5 }, () => [TEMPLATE]))

    setClock('2027-01-08 09:00')
    await runReminders()
    const [message] = wechat.messages.sent
    expect(wechat.messages.sent).toHaveLength(1)
    await weapp.enter(message?.page ?? '')
    await shows(weapp, '全部标为已读')
    await eventually(async () => (await weapp.log()).badges['1']).toMatch(/^\d+$/)
    await weapp.tapText('企业所得税季度预缴：1月15日截止')
    await shows(weapp, '为什么告诉您')
    await shows(weapp, '微信还不能提醒您')
    await picture(weapp, 'notice')
    await weapp.enter(REMINDERS)
    await weapp.tapText('接下来')
    await weapp
      .current()
      .getByText(/^消息（/)
      .tap()
    await weapp.tapText('全部标为已读')
    await eventually(async () => (await weapp.log()).badges['1']).toBeUndefined()
    expect((await weapp.log()).missing).toEqual([])
  })

  it('an address is copied once the owner agrees; who does not can pick it up himself', async () => {
    const weapp = await open()
    await weapp.enter('pages/account/wishes/index')
    await shows(weapp, '订阅到手机日历')
    await weapp.tapText('生成地址')
    await weapp.tapText('复制地址')
    await shows(weapp, '用之前请先看一下')
    await weapp.tapText('不同意')
    await shows(weapp, '没能复制，请长按地址自己复制')
    expect((await weapp.log()).clipboard).toEqual([])
    const address = await weapp.current().locator('.feed__address wx-text[user-select]').innerText()
    expect(address.startsWith(BASE)).toBe(true)
    await weapp.tapText('复制地址')
    await weapp.tapText('同意')
    await shows(weapp, '地址已复制')
    const { clipboard, missing } = await weapp.log()
    expect({ clipboard, missing }).toEqual({ clipboard: [address], missing: [] })
  })
})
