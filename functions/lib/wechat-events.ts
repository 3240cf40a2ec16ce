/** What WeChat calls us with: checked, decrypted, and read. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { setting } from './settings'

export interface WechatEvent {
  readonly event: string
  readonly openid: string
  /** Seconds since 1970; with the openid and the event it names a delivery that may come again. */
  readonly at: number
  /** The answer of the person by template, of the events that carry one. */
  readonly answers: readonly { readonly template: string; readonly answer: string }[]
}

type Query = Readonly<Record<string, string | undefined>>

/** Whether the query is signed by whoever knows the token. `encrypted`: also the text it came with. */
export function isSigned(query: Query, encrypted?: string): boolean {
  const { timestamp = '', nonce = '' } = query
  const given = (encrypted === undefined ? query.signature : query.msg_signature) ?? ''
  const parts = [setting('WECHAT_CALLBACK_TOKEN'), timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])]
  const expected = createHash('sha1').update(parts.sort().join('')).digest()
  const signature = Buffer.from(given, 'hex')
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}

/** The event in the body; undefined when it is not signed, not for this app, or no event. Never throws. */
export function readEvent(query: Query, body: string): WechatEvent | undefined {
  // With a key, what comes in clear text is not from WeChat.
  if (aesKey() === '') return isSigned(query) ? eventOf(body) : undefined
  const encrypted = tag(body, 'Encrypt')
  if (encrypted === undefined || !isSigned(query, encrypted)) return undefined
  const xml = decrypted(encrypted)
  return xml === undefined ? undefined : eventOf(xml)
}

/** Empty: the app has chosen clear text. */
const aesKey = (): string => process.env.WECHAT_AES_KEY ?? ''

const HEAD_BYTES = 16
const LENGTH_BYTES = 4
const MOST_PAD = 32

/** 16 random bytes, the length, the message, the app's id. */
function decrypted(encrypted: string): string | undefined {
  try {
    const key = Buffer.from(`${aesKey()}=`, 'base64')
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, HEAD_BYTES)).setAutoPadding(false)
    const plain = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()])
    const pad = plain.at(-1) ?? 0
    if (pad < 1 || pad > MOST_PAD) return undefined
    const start = HEAD_BYTES + LENGTH_BYTES
    const end = start + plain.readUInt32BE(HEAD_BYTES)
    const app = plain.subarray(end, plain.length - pad).toString()
    return app === setting('WECHAT_APP_ID') ? plain.subarray(start, end).toString() : undefined
  } catch {
    return undefined
  }
}

function eventOf(xml: string): WechatEvent | undefined {
  const event = tag(xml, 'Event')
  const openid = tag(xml, 'OpenID') ?? tag(xml, 'FromUserName')
  const at = Number(tag(xml, 'CreateTime'))
  if (tag(xml, 'MsgType') !== 'event' || !event || !openid || !Number.isSafeInteger(at)) return undefined
  const [, ...lists] = xml.split('<List>')
  const answers = lists.flatMap((item) => {
    const template = tag(item, 'TemplateId')
    const answer = tag(item, 'SubscribeStatusString')
    return template !== undefined && answer !== undefined ? [{ template, answer }] : []
  })
  return { event, openid, at, answers }
}

/** The text of the first such element. WeChat nests nothing of the same name and escapes nothing but by CDATA. */
function tag(xml: string, name: string): string | undefined {
  const opening = `<${name}>`
  const start = xml.indexOf(opening)
  const end = xml.indexOf(`</${name}>`, start)
  if (start < 0 || end < 0) return undefined
  const inner = xml.slice(start + opening.length, end)
  return /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inner.trim())?.[1] ?? inner
}
