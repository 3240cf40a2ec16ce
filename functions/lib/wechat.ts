/** Who logs in from WeChat. */
import { Problem, unauthorized } from './problem'
import { setting } from './settings'
import { callWechat } from './wechat-call'

const TIMEOUT_MS = 2000
const TRIES = 2

/**
 * The openid of the person whose `wx.login` gave this code. The session key that comes with it is dropped here.
 * Throws Problem: 401 for a code that is wrong, used or too old, 403, 429, 503 when WeChat does not answer.
 */
export async function openidOf(code: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const reply = await callWechat({
      path: '/sns/jscode2session',
      query: {
        ...{ appid: setting('WECHAT_APP_ID'), secret: setting('WECHAT_APP_SECRET') },
        ...{ js_code: code, grant_type: 'authorization_code' },
      },
      timeoutMs: TIMEOUT_MS,
    })
    if (reply.kind !== 'answer') throw noAnswer()
    const { openid } = reply.body
    if (reply.errcode === 0 && typeof openid === 'string' && openid !== '') return openid
    switch (reply.errcode) {
      case 40029:
      case 40163:
        throw unauthorized('微信登录已过期，请重新打开小程序再试。')
      case 40226:
        throw new Problem('refused', '微信提示这个账号有风险，暂时不能登录。')
      case 45011:
        throw new Problem('too-many', '登录太频繁，请一分钟后再试。', undefined, { headers: { 'retry-after': '60' } })
      case -1:
        if (tries < TRIES) continue
        throw noAnswer()
      default:
        throw noAnswer()
    }
  }
}

const noAnswer = (): Problem => new Problem('unavailable', '微信登录暂时没有回应，请稍后再试。')
