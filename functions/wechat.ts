import { bodyText } from './lib/body'
import { countAnswers } from './lib/credits'
import { eraseAccount } from './lib/erase'
import type { Result } from './lib/http'
import { alarm } from './lib/log'
import { openBehind, wechatLogin } from './lib/logins'
import { Problem } from './lib/problem'
import { routes } from './lib/routes'
import { isSigned, readEvent, type WechatEvent } from './lib/wechat-events'

/** What WeChat calls: once to see whether the address is ours, then with every event. */
export const handler = routes({
  'GET /v1/wechat/events': (event) => {
    const query = event.queryStringParameters ?? {}
    if (!isSigned(query)) return Promise.reject(stranger())
    return Promise.resolve(text(query.echostr ?? ''))
  },
  'POST /v1/wechat/events': async (event) => {
    const known = readEvent(event.queryStringParameters ?? {}, bodyText(event))
    if (!known) throw stranger()
    await hear(known)
    return text('success')
  },
})

const stranger = (): Problem => new Problem('unsigned', '这个地址只供微信服务器使用。')

const text = (body: string): Result => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
})

/** Does what the event asks for. Doing it again changes nothing: WeChat repeats what it heard no answer to. */
async function hear(known: WechatEvent): Promise<void> {
  switch (known.event) {
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event':
      return countAnswers(known)
    case 'user_authorization_revoke':
    case 'user_authorization_cancellation': {
      const account = await openBehind(wechatLogin(known.openid))
      if (account) await eraseAccount(account.id)
      return
    }
    case 'wxa_punish_event':
      alarm('wechat-punishment')
      return
    default:
      return
  }
}
