/** How often one address may try. Counted by window; the address itself is not kept, only its keyed hash. */
import type { Event } from './http'
import { Problem } from './problem'
import { keyedHashOf } from './secrets'
import { update } from './table'
import { nowSeconds } from './today'

/** Seconds of a window, and attempts in it. Many people share one address: an office, a carrier's gateway. */
const limits = {
  session: { window: 600, most: 600 },
  /** Each attempt at a code is a guess: at 49 bits, a thousand codes at a time and ten thousand addresses, 1 in 28 000 a day. */
  link: { window: 600, most: 20 },
} as const

/** Counts this attempt. Throws Problem (429) beyond the limit. */
export async function countAttempt(what: keyof typeof limits, event: Event): Promise<void> {
  const { window, most } = limits[what]
  const now = nowSeconds()
  const start = now - (now % window)
  const address = keyedHashOf('address', `${start}:${event.requestContext.http.sourceIp}`)
  const counted = await update(
    { pk: `RATE#${what}#${address}`, sk: 'RATE' },
    {
      change: 'SET #ttl = :ttl ADD #count :one',
      when: 'attribute_not_exists(#count) OR #count < :most',
      values: { ttl: start + window + 60, one: 1, most },
    },
  )
  if (counted) return
  const wait = String(start + window - now)
  throw new Problem('too-many', '尝试次数太多，请过几分钟再试。', undefined, { headers: { 'retry-after': wait } })
}
