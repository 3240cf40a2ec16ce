/**
 * A stand-in for WeChat's servers, which no test can reach: the same paths, parameters, codes and content types on this
 * machine, with faults on demand. The code under test knows only a base URL. Paths under /stand-in/ are for tests.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sessions, type Sessions } from './code2session'
import { changeXml, delivery, eventXml, goodbyeXml, popupXml, sentXml, type Delivery } from './events'
import { faults, type Fault, type Faults } from './faults'
import { messages, type Messages } from './messages'
import { tokens, type Tokens } from './stable-token'

/** An answer in WeChat's own form: status 200 whatever happened, JSON sent as plain text. */
export type Api = (query: URLSearchParams, body: string) => object

export interface Wechat {
  /** The base URL: what WECHAT_URL is to be. */
  readonly url: string
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly messages: Messages
  readonly faults: Faults
  /** A tap on the popup: the credit is there, and the event on its way. */
  tap(openid: string, answers: Readonly<Record<string, string>>): Promise<Delivery>
  /** Refused in the settings. */
  refuse(openid: string, template: string): Promise<Delivery>
  /** `user_authorization_revoke`, `user_authorization_cancellation`. */
  goodbye(openid: string, event: string): Promise<Delivery>
  /** Delivers once more what was delivered before, as WeChat does when it heard no answer. */
  redeliver(delivered: Delivery): Promise<number>
  /** Where events go from now on: the callback URL of the app. */
  callBack(url: string): void
  /** Who takes them instead, without a socket: the status it answers. */
  hear(take: (delivered: Delivery) => Promise<number>): void
  stop(): Promise<void>
}

export interface App {
  readonly appId: string
  readonly appSecret: string
  readonly callbackToken: string
  /** 43 characters; without it events come in clear text. */
  readonly aesKey?: string
  /** The fields of each template. */
  readonly templates: Readonly<Record<string, readonly string[]>>
}

/** The environment in which the functions find this app. */
export function wechatEnvironment(url: string, app: App): Record<string, string> {
  const [[template, fields] = ['', []]] = Object.entries(app.templates)
  return {
    ...{ WECHAT_URL: url, WECHAT_APP_ID: app.appId, WECHAT_APP_SECRET: app.appSecret, WECHAT_STATE: 'developer' },
    ...{ WECHAT_CALLBACK_TOKEN: app.callbackToken, WECHAT_AES_KEY: app.aesKey ?? '' },
    ...{ WECHAT_TEMPLATE: template, WECHAT_TEMPLATE_FIELDS: fields.join(',') },
  }
}

const TRIES = 3
const TRY_MS = 5000

/** Starts it on the loopback interface. */
export async function startWechat(app: App, port = 0): Promise<Wechat> {
  let take: ((delivered: Delivery) => Promise<number>) | undefined
  const known = sessions(app)
  const access = tokens(app)
  const planned = faults()

  /** Until it is answered with success, at most three times. */
  async function deliver(delivered: Delivery): Promise<number> {
    let status = 0
    for (let tries = 0; take && tries < TRIES && status !== 200; tries++) status = await take(delivered)
    return status
  }

  let last = 0
  async function happen(openid: string, event: string, inner: string): Promise<Delivery> {
    // Nobody taps twice in a second, but tests do: each event has a second of its own.
    const at = Math.max(Date.now(), last + 1000)
    last = at
    const delivered = delivery(app, eventXml(openid, at, event, inner), at)
    await deliver(delivered)
    return delivered
  }

  const phones = messages(app, access, ({ touser, template, id }) => {
    void happen(touser, 'subscribe_msg_sent_event', sentXml(template, id, 0))
  })

  async function tap(openid: string, answers: Readonly<Record<string, string>>): Promise<Delivery> {
    for (const [template, answer] of Object.entries(answers)) {
      if (answer.startsWith('accept')) phones.accept(openid, template)
    }
    return happen(openid, 'subscribe_msg_popup_event', popupXml(answers))
  }

  const apis: Readonly<Record<string, Api>> = {
    'GET /sns/jscode2session': known.code2Session,
    'POST /cgi-bin/stable_token': access.stableToken,
    'POST /cgi-bin/message/subscribe/send': phones.send,
    'POST /stand-in/codes': (_, body) => ({ code: known.issue((JSON.parse(body) as { openid: string }).openid) }),
    'POST /stand-in/taps': (_, body) => {
      const { openid, answers } = JSON.parse(body) as { openid: string; answers: Record<string, string> }
      void tap(openid, answers)
      return {}
    },
    'GET /stand-in/messages': () => phones.sent,
    'POST /stand-in/faults': (_, body) => {
      const { path, fault, times } = JSON.parse(body) as { path: string; fault: Fault; times?: number }
      planned.plan(path, fault, times)
      return {}
    },
  }
  const server = createServer((request, response) => void answer(apis, planned, request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}`,
    ...{ sessions: known, tokens: access, messages: phones, faults: planned, tap },
    refuse: (openid, template) => {
      phones.refuse(openid, template)
      return happen(openid, 'subscribe_msg_change_event', changeXml(template, 'reject'))
    },
    goodbye: (openid, event) => happen(openid, event, goodbyeXml(openid, app.appId)),
    redeliver: deliver,
    callBack: (url) => {
      take = ({ query, body }) => post(`${url}?${query}`, body)
    },
    hear: (taker) => {
      take = taker
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The status of the answer; 0 when none came. */
function post(url: string, body: string): Promise<number> {
  const request = { method: 'POST', body, headers: { 'content-type': 'text/xml' } }
  return fetch(url, { ...request, signal: AbortSignal.timeout(TRY_MS) }).then(
    (response) => response.status,
    () => 0,
  )
}

async function answer(
  apis: Readonly<Record<string, Api>>,
  planned: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const api = apis[`${request.method ?? ''} ${pathname}`]
  const body = Buffer.concat(chunks).toString()
  const fault = planned.next(pathname)
  if (!api) response.writeHead(404).end()
  else if (fault) {
    if (fault.works) api(searchParams, body)
    fault.spoil(response)
  } else send(response, api(searchParams, body))
}

/** WeChat answers so, errors too. */
export function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body))
}
