/** The policies as they ship: what `npm run policies` writes. */
import { readFileSync } from 'node:fs'
import type { Bundle } from '../../shared'

export const SHIPPED = JSON.parse(
  readFileSync(new URL('../../shared/generated/bundle.json', import.meta.url), 'utf8'),
) as Bundle

/** Every day on which something of the policies changes, the day before it, and one far from any. */
export function daysAround(bundle: Bundle): string[] {
  const days = new Set(['2024-07-15'])
  const dates = JSON.stringify(bundle.policies).matchAll(/"(from|to)":"(\d{4}-\d{2}-\d{2})"/g)
  for (const [, , day] of dates) {
    if (day === undefined) continue
    for (const shift of [-1, 0, 1]) {
      const date = new Date(`${day}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() + shift)
      days.add(date.toISOString().slice(0, 10))
    }
  }
  return [...days].sort()
}
