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

/** A bundle for each topic: its policies, and the facts they ask. */
export function bundlesByTopic(bundle: Bundle): Bundle[] {
  const topics = [...new Set(bundle.policies.map(({ topic }) => topic))]
  return topics.map((topic) => {
    const policies = bundle.policies.filter((policy) => policy.topic === topic)
    const asked = new Set([...JSON.stringify(policies).matchAll(/"fact":"(\w+)"/g)].map(([, fact]) => fact))
    const facts = bundle.facts.filter(({ id }) => asked.has(id))
    const numbers = facts.flatMap((fact) => (fact.type === 'number' ? [fact] : []))
    const limits = new Set(numbers.flatMap(({ atMost }) => atMost ?? []))
    return { ...bundle, policies, facts: bundle.facts.filter(({ id }) => asked.has(id) || limits.has(id)) }
  })
}
