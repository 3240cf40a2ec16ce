/** One subscribe message, and what came of it. */
import { callWechat } from './wechat-call'
import { reactionTo, type Reaction } from './wechat-reactions'
import { accessToken } from './wechat-token'

export interface Message {
  readonly openid: string
  readonly template: string
  /** The version of the app a tap opens: `developer`, `trial` or `formal`. */
  readonly state: string
  /** Where a tap on it leads. */
  readonly page: string
  /** Values by the name of the template's field. */
  readonly data: Readonly<Record<string, string>>
}

/**
 * `unsure`: it may have gone out or not, so it is not sent again. Any other outcome but `sent` is a promise that it has
 * not. `errcode` is WeChat's, where it gave one.
 */
export interface Outcome {
  readonly reaction: Exclude<Reaction, 'refresh'> | 'unsure'
  readonly errcode?: number
  /** Somebody of ours must look. */
  readonly alarm?: true
}

const TIMEOUT_MS = 4000

/** Sends it, with a new token where this one is refused. */
export async function sendMessage(message: Message, token: string, now: number): Promise<Outcome> {
  const first = await attempt(message, token)
  if (first.reaction !== 'refresh') return first as Outcome
  const fresh = await accessToken(now, token)
  // Without a token nothing was sent.
  if (fresh === undefined) return { reaction: 'retry', errcode: first.errcode }
  const second = await attempt(message, fresh)
  return second.reaction === 'refresh' ? { ...second, reaction: 'retry', alarm: true } : (second as Outcome)
}

interface Attempt {
  readonly reaction: Reaction | 'unsure'
  readonly errcode: number
  readonly alarm?: true
}

async function attempt({ openid, template, state, page, data }: Message, token: string): Promise<Attempt> {
  const reply = await callWechat({
    path: '/cgi-bin/message/subscribe/send',
    query: { access_token: token },
    body: {
      ...{ touser: openid, template_id: template, page, lang: 'zh_CN' },
      miniprogram_state: state,
      data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
    },
    timeoutMs: TIMEOUT_MS,
  })
  if (reply.kind === 'unreached') return { reaction: 'retry', errcode: 0 }
  if (reply.kind === 'unsure') return { reaction: 'unsure', errcode: 0 }
  return { ...reactionTo(reply.errcode), errcode: reply.errcode }
}
