/** Messages a person allowed WeChat to bring: one a tap, counted from WeChat's own events only. */
import { partitionOf, putOwned } from './accounts'
import { accountBehind, wechatLogin } from './logins'
import { ABSENT, get, update, type Item, type Key } from './table'
import type { WechatEvent } from './wechat-events'

export interface Credit {
  readonly template: string
  /** Messages that may still be sent. */
  readonly left: number
  /** What the person answered last; null before the first time. */
  readonly answer: string | null
}

const keyOf = (account: string, template: string): Key => ({ pk: partitionOf(account), sk: `CREDIT#${template}` })

export async function creditOf(account: string, template: string): Promise<Credit> {
  const item = await get(keyOf(account, template))
  return { template, left: numberIn(item, 'left'), answer: (item?.answer as string | undefined) ?? null }
}

const numberIn = (item: Item | undefined, name: string): number => {
  const value = item?.[name]
  return typeof value === 'number' ? value : 0
}

/** Deliveries remembered, so that one that comes again does not count again. WeChat repeats within seconds. */
const REMEMBERED = 32

/** Counts what a person answered to the popup, or refused in the settings. The same delivery counts once. */
export async function countAnswers({ openid, event, at, answers }: WechatEvent): Promise<void> {
  const account = await accountBehind(wechatLogin(openid))
  if (!account || account.closing) return
  for (const { template, answer } of answers) {
    const key = keyOf(account.id, template)
    const change = `${answerChange(event, answer)} ADD #seen :seen`
    const delivered = `${event} ${at}`
    const counting = { ...(change.includes(':one') && { one: 1 }), ...(change.includes(':none') && { none: 0 }) }
    await putOwned(account.id, { ...key, left: 0 }, { when: ABSENT })
    const counted = await update(key, {
      change,
      when: 'attribute_exists(#pk) AND (attribute_not_exists(#seen) OR NOT contains(#seen, :delivered))',
      values: { answer, delivered, seen: new Set([delivered]), ...counting },
    })
    if (counted) await forgetOldest(key, counted.seen as ReadonlySet<string>)
  }
}

/** A tap on 允许 is one message; who refuses in the settings gets none of those allowed before. */
function answerChange(event: string, answer: string): string {
  if (event === 'subscribe_msg_change_event') return 'SET #answer = :answer, #left = :none'
  return answer.startsWith('accept') ? 'SET #answer = :answer, #left = #left + :one' : 'SET #answer = :answer'
}

async function forgetOldest(key: Key, seen: ReadonlySet<string>): Promise<void> {
  if (seen.size <= REMEMBERED) return
  const at = (delivered: string): number => Number(delivered.split(' ')[1])
  const oldest = [...seen].sort((a, b) => at(a) - at(b)).slice(0, seen.size - REMEMBERED / 2)
  await update(key, { change: 'DELETE #seen :oldest', values: { oldest: new Set(oldest) } })
}

/** One message less. */
export async function spend(account: string, template: string): Promise<void> {
  await update(keyOf(account, template), {
    change: 'SET #left = #left - :one',
    when: '#left > :none',
    values: { one: 1, none: 0 },
  })
}

/** WeChat says that nothing is left. */
export async function spendAll(account: string, template: string): Promise<void> {
  await update(keyOf(account, template), { change: 'SET #left = :none', values: { none: 0 } })
}

/** What the app says the person answered: shown to the person, but not counted. */
export async function noteAnswer(account: string, template: string, answer: string): Promise<void> {
  await putOwned(account, { ...keyOf(account, template), left: 0 }, { when: ABSENT })
  await update(keyOf(account, template), { change: 'SET #answer = :answer', values: { answer } })
}
