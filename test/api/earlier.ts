/** The rules as if they had been others until now. */
import { gzipSync } from 'node:zlib'
import compiled from '../../shared/generated/bundle.json'
import type { Bundle } from '../../shared/index'
import { put } from '../../functions/lib/table'

/** The rules of today. */
export const bundle = compiled as unknown as Bundle
export const EARLIER = 'earlier'
/** A shop with 28 people, none of them disabled: exempt by today's rules. */
export const SHOP = {
  ...{ entity_type: 'company', region: 'shandong', staff_employed: 28, disabled_staff: 0, disabled_severe: 0 },
  ...{ annual_payroll: 1_000_000, wage_over_double: false },
}

/** Today's rules as if exemption ended at twenty people before. */
function earlierRules(): Bundle {
  const policies = bundle.policies.map((policy) => {
    const cap = policy.params.exempt_staff
    if (policy.id !== 'disabled-levy' || !cap) return policy
    const values = cap.values.map((value) => ({ ...value, value: [20, 1] as const, printed: '20人' }))
    return { ...policy, params: { ...policy.params, exempt_staff: { ...cap, values } } }
  })
  return { ...bundle, hash: EARLIER, policies }
}

/** The table has them as rules that were published once. */
export async function keepEarlierRules(): Promise<void> {
  const gz = gzipSync(JSON.stringify(earlierRules()))
  await put({ pk: 'BUNDLE', sk: EARLIER, gz, at: 0, on: '2026-01-01' })
}
