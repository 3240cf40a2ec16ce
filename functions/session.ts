import { isStale, touch, type Account } from './lib/accounts'
import { jsonBody } from './lib/body'
import { fieldsOf, wrong, type Fields } from './lib/fields'
import type { Event, Result } from './lib/http'
import { join, makeLink } from './lib/links'
import { deviceLogin, logIn, wechatLogin, type Login } from './lib/logins'
import { DEVICE_SECRET, REFRESH_TOKEN, TYPED_LINK, WECHAT_CODE } from './lib/patterns'
import { Problem, unauthorized } from './lib/problem'
import { queryOf } from './lib/query'
import { countAttempt } from './lib/rates'
import { done, json } from './lib/reply'
import { forMember, routes } from './lib/routes'
import { endAllSessions, endSession, renewSession } from './lib/sessions'
import { ACCESS_LIFE, sign, verify, type Claims } from './lib/tokens'
import { openidOf } from './lib/wechat'

export const handler = routes({
  'POST /v1/session': open,
  'DELETE /v1/session': forMember(async (event, { account, session }) => {
    const { everywhere } = queryOf(event, ['everywhere'])
    if (everywhere === undefined) await endSession(account, session)
    else if (everywhere === 'true') await endAllSessions(account)
    else throw new Problem('invalid-query', '只能是 true；不填则只退出这一次登录。', 'query.everywhere')
    return done()
  }),
  'POST /v1/links': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json(await makeLink(account))
  }),
})

/** A pair of tokens for a device's secret, a WeChat code, or an earlier pair's second token. */
async function open(event: Event): Promise<Result> {
  queryOf(event, [])
  const { device, code, refresh, link } = read(jsonBody(event))
  await countAttempt('session', event)
  if (refresh !== undefined) {
    const known = await verify('refresh', refresh)
    const renewed = known && (await renewSession(known))
    if (!renewed) throw unauthorized()
    return pair(renewed.claims, renewed.account, false)
  }
  if (link !== undefined) await countAttempt('link', event)
  const login: Login = device === undefined ? wechatLogin(await openidOf(code ?? '')) : deviceLogin(device)
  if (link !== undefined) {
    const { claims, account } = await join(login, link)
    return pair(claims, account, false)
  }
  const { claims, account, created } = await logIn(login)
  return pair(claims, account, created)
}

async function pair(claims: Claims, account: Account, created: boolean): Promise<Result> {
  if (isStale(account)) await touch(account)
  return json({
    access: await sign('access', claims),
    expiresIn: ACCESS_LIFE,
    refresh: await sign('refresh', claims),
    wechat: account.openid !== undefined,
    created,
  })
}

interface Opening {
  readonly device: string | undefined
  readonly code: string | undefined
  readonly refresh: string | undefined
  readonly link: string | undefined
}

/** Exactly one of three ways to open a session. */
function read(body: unknown): Opening {
  const fields = fieldsOf(body, ['device', 'code', 'refresh', 'link'])
  const ways = ['device', 'code', 'refresh'].filter((name) => fields[name] !== undefined)
  if (ways.length !== 1) throw wrong('body', 'device、code、refresh 须填一个，也只能填一个。')
  const device = textOf(fields, 'device', DEVICE_SECRET, '须为 32 字节随机数的 base64url 写法，共 43 个字符。')
  const code = textOf(fields, 'code', WECHAT_CODE, '请填写 wx.login 给出的 code。')
  const refresh = textOf(fields, 'refresh', REFRESH_TOKEN, '请填写上次登录给出的 refresh。')
  const link = textOf(fields, 'link', TYPED_LINK, '请填写另一台设备上显示的连接码。')
  if (link !== undefined && refresh !== undefined) throw wrong('link', '连接码要和 device 或 code 一起填。')
  return { device, code, refresh, link }
}

function textOf(fields: Fields, name: string, form: RegExp, detail: string): string | undefined {
  const value = fields[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !form.test(value)) throw wrong(name, detail)
  return value
}
