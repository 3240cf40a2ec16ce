/** Subscribe messages: credits that people give by a tap, and what was sent for them. */
import type { Api, App } from './server'
import type { Tokens } from './stable-token'

export interface Sent {
  readonly touser: string
  readonly template: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
  readonly id: string
}

export interface Messages {
  readonly send: Api
  /** Everything that reached a phone, in its order. */
  readonly sent: readonly Sent[]
  /** One tap on 允许: one more message may be sent. */
  accept(openid: string, template: string): void
  /** The person has turned messages off: what was given is worth nothing. */
  refuse(openid: string, template: string): void
}

/** What the kinds of fields allow. */
const FIELDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^thing\d+$/, /^.{1,20}$/u],
  [/^date\d+$/, /^\d{4}年\d{1,2}月\d{1,2}日$/],
]

/** Nobody has accepted anything yet. `told` hears of every message that arrived. */
export function messages({ templates }: App, tokens: Tokens, told: (sent: Sent) => void): Messages {
  const credits = new Map<string, number>()
  const sent: Sent[] = []
  const keyOf = (openid: string, template: string): string => `${openid} ${template}`

  return {
    sent,
    accept(openid, template) {
      credits.set(keyOf(openid, template), (credits.get(keyOf(openid, template)) ?? 0) + 1)
    },
    refuse(openid, template) {
      credits.set(keyOf(openid, template), 0)
    },
    send(query, body) {
      const wrong = tokens.check(query.get('access_token'))
      if (wrong !== 0) return error(wrong, 'invalid credential, access_token is invalid or not latest')
      const { touser, template_id: template, page = '', data } = JSON.parse(body) as Message
      const fields = templates[template]
      if (!fields) return error(40037, 'template_id invalid')
      if (!touser.startsWith('o')) return error(40003, 'invalid openid')
      const fault = fields.find((field) => !fits(field, data[field]?.value))
      if (fault !== undefined || Object.keys(data).length !== fields.length)
        return error(47003, `argument invalid! data.${fault ?? ''}.value is invalid`)
      if (page !== '' && !page.startsWith('pages/')) return error(41030, 'invalid page')
      const left = credits.get(keyOf(touser, template)) ?? 0
      if (left === 0) return error(43101, 'user refuse to accept the msg')
      credits.set(keyOf(touser, template), left - 1)
      const values = Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, value]))
      const message = { touser, template, page, data: values, id: String(sent.length + 1) }
      sent.push(message)
      told(message)
      return { errcode: 0, errmsg: 'ok' }
    },
  }
}

interface Message {
  readonly touser: string
  readonly template_id: string
  readonly page?: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

function fits(field: string, value: string | undefined): boolean {
  const rule = FIELDS.find(([kind]) => kind.test(field))
  return value !== undefined && rule !== undefined && rule[1].test(value)
}

const error = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: 0-0-0` })
