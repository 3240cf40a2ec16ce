/** What must hold at the end, whatever happened on the way. */
import { expect } from 'vitest'
import { dateField, thingField } from '../../functions/lib/wechat-fields'
import type { Wechat } from '../../functions/local/wechat/server'
import { ask, draftOf, expectedNotices, logIn, type Person } from './people'

interface World {
  readonly url: string
  readonly wechat: Wechat
  readonly people: readonly Person[]
  /** Sends that may have been cut off. */
  readonly cutOff: number
  /** The last day of the story. */
  readonly day: string
}

interface Exported {
  readonly profiles: readonly { id: string; name: string; version: number; answers: object }[]
  readonly others: readonly {
    readonly sk: string
    readonly id?: string
    readonly readAt?: string
    readonly left?: number
    readonly state?: string
    readonly about?: readonly string[]
  }[]
}

/** Checks every person by the person's own export, and every message that arrived. */
export async function checkWorld({ url, wechat, people, cutOff, day }: World) {
  const sum = { companies: 0, inbox: 0, messages: 0, unknown: 0, taps: 0, read: 0 }
  for (const person of people) {
    const access = await logIn(url, wechat, person)
    const { profiles, others } = (await ask(url, 'GET', '/me/export', access)).body as Exported
    const known = person.companies.filter(({ savedOn }) => savedOn !== '')
    for (const { id, told, asked } of person.companies) {
      const { version = 0, name, answers } = profiles.find((one) => one.id === id) ?? {}
      expect([told, asked]).toContain(version)
      if (version > 0) expect({ name, answers }).toEqual(draftOf(person, version))
    }
    // Inbox: exactly what the rules say, each once, though the server never had a quiet minute.
    const inbox = others.filter(({ sk }) => /^DETAIL#.*#INBOX#/.test(sk))
    const expected = known.flatMap((company) => expectedNotices(person, company, day))
    const ids = inbox.map(({ id = '' }) => id).filter((id) => known.some((company) => id.startsWith(`${company.id}/`)))
    expect(ids.sort()).toEqual(expected.map(({ id }) => id).sort())
    for (const id of person.read) expect(inbox.find((one) => one.id === id)?.readAt).toBeTypeOf('string')
    // Messages: one a day at most, none about what another one was about.
    const sent = wechat.messages.sent.filter(({ touser }) => touser === person.openid)
    const days = sent.map(({ page }) => page.slice(-'2027-01-01'.length))
    expect(new Set(days).size).toBe(days.length)
    for (const { data } of sent) {
      const isSame = (thing: unknown, date: unknown): boolean => thing === data.thing1 && date === data.date2
      const likely = expected.filter(({ title, day }) => day !== null && isSame(thingField(title), dateField(day)))
      expect(sent.filter((other) => isSame(other.data.thing1, other.data.date2)).length).toBeLessThanOrEqual(
        likely.length,
      )
    }
    const pushes = others.filter(({ sk }) => sk.startsWith('PUSH#'))
    const spent = pushes.filter(({ state }) => state !== 'retry')
    const about = spent.flatMap(({ about = [] }) => about)
    expect(new Set(about).size).toBe(about.length)
    const dayOf = ({ sk }: { sk: string }): string => sk.slice('PUSH#'.length)
    expect(days.filter((one) => !spent.some((push) => dayOf(push) === one))).toEqual([])
    const arrived = spent.filter(({ state }) => state === 'sent').map(dayOf)
    expect(arrived.filter((one) => !days.includes(one))).toEqual([])
    // Credits: each tap that was answered counts, each message costs one at most.
    const left = others.find(({ sk }) => sk.startsWith('CREDIT#'))?.left ?? 0
    expect(left).toBeGreaterThanOrEqual(person.taps.counted - sent.length)
    expect(left).toBeLessThanOrEqual(person.taps.made)
    sum.companies += known.length
    sum.inbox += ids.length
    sum.messages += sent.length
    sum.unknown += pushes.filter(({ state }) => state === 'sending').length
    sum.taps += person.taps.counted
    sum.read += person.read.size
  }
  // A message of which nobody knows whether it arrived: only one that was being sent when it was cut off.
  expect(sum.unknown).toBeLessThanOrEqual(cutOff)
  return sum
}
