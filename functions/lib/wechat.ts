/** What the server asks WeChat. Only the base URL tells the real one from the stand-in. */
import { Problem, unauthorized } from './problem'
import { setting } from './settings'

const TIMEOUT_MS = 2000
const TRIES = 2

/**
 * The openid of the person whose `wx.login` gave this code. The session key that comes with it is dropped here.
 * Throws Problem: 401 for a code that is wrong, used or too old, 403, 429, 503 when WeChat does not answer.
 */
export async function openidOf(code: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const { openid, errcode = 0 } = await code2Session(code)
    if (errcode === 0 && typeof openid === 'string' && openid !== '') return openid
    switch (errcode) {
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

interface Code2Session {
  readonly openid?: unknown
  readonly errcode?: number
}

const noAnswer = (): Problem => new Problem('unavailable', '微信登录暂时没有回应，请稍后再试。')

/** The address has the app's secret in it: it and whatever mentions it stay inside this function. */
async function code2Session(code: string): Promise<Code2Session> {
  const url = new URL('/sns/jscode2session', setting('WECHAT_URL'))
  url.search = new URLSearchParams({
    appid: setting('WECHAT_APP_ID'),
    secret: setting('WECHAT_APP_SECRET'),
    js_code: code,
    grant_type: 'authorization_code',
  }).toString()
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw noAnswer()
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null) throw noAnswer()
    return answer
  } catch {
    throw noAnswer()
  }
}
