/** What WeChat calls us with: events as XML, signed, and in the safe mode encrypted. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { App } from './server'

const PAD = 32

export interface Delivery {
  /** Query of the callback URL. */
  readonly query: string
  readonly body: string
}

/** An event as it would be delivered: in clear text, or encrypted when the app has a key. */
export function delivery({ appId, callbackToken, aesKey }: App, xml: string, at: number): Delivery {
  const timestamp = String(Math.floor(at / 1000))
  const nonce = randomBytes(5).toString('hex')
  const signature = sha1([callbackToken, timestamp, nonce])
  const query = new URLSearchParams({ signature, timestamp, nonce })
  if (aesKey === undefined) return { query: query.toString(), body: xml }
  const encrypted = encrypt(aesKey, appId, xml)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', sha1([callbackToken, timestamp, nonce, encrypted]))
  const body = `<xml><ToUserName><![CDATA[gh_stand_in]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return { query: query.toString(), body }
}

function sha1(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

function encrypt(aesKey: string, appId: string, text: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const message = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)])
  const pad = PAD - (plain.length % PAD)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64')
}

const text = (value: string): string => `<![CDATA[${value}]]>`

/** The frame of every event. */
export function eventXml(openid: string, at: number, event: string, inner: string): string {
  const seconds = Math.floor(at / 1000)
  return (
    `<xml><ToUserName>${text('gh_stand_in')}</ToUserName><FromUserName>${text(openid)}</FromUserName>` +
    `<CreateTime>${seconds}</CreateTime><MsgType>${text('event')}</MsgType><Event>${text(event)}</Event>${inner}</xml>`
  )
}

/** The person answered the popup that asks to be told. */
export function popupXml(answers: Readonly<Record<string, string>>): string {
  const list = Object.entries(answers).map(
    ([template, answer]) =>
      `<List><TemplateId>${text(template)}</TemplateId>` +
      `<SubscribeStatusString>${text(answer)}</SubscribeStatusString><PopupScene>0</PopupScene></List>`,
  )
  return `<SubscribeMsgPopupEvent>${list.join('')}</SubscribeMsgPopupEvent>`
}

/** The person refused in the settings what was accepted before. */
export function changeXml(template: string, answer: string): string {
  const list =
    `<List><TemplateId>${text(template)}</TemplateId>` +
    `<SubscribeStatusString>${text(answer)}</SubscribeStatusString></List>`
  return `<SubscribeMsgChangeEvent>${list}</SubscribeMsgChangeEvent>`
}

/** A message arrived, or did not. */
export function sentXml(template: string, message: string, code: number): string {
  const list =
    `<List><TemplateId>${text(template)}</TemplateId><MsgID>${message}</MsgID>` +
    `<ErrorCode>${code}</ErrorCode><ErrorStatus>${text(code === 0 ? 'success' : 'failed')}</ErrorStatus></List>`
  return `<SubscribeMsgSentEvent>${list}</SubscribeMsgSentEvent>`
}

/** The person takes back what was allowed, or closes the WeChat account. */
export function goodbyeXml(openid: string, appId: string): string {
  return `<OpenID>${text(openid)}</OpenID><AppID>${text(appId)}</AppID><RevokeInfo>${text('1')}</RevokeInfo>`
}
