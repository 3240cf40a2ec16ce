import type { Bundle, IsoDate } from './bundle'

/** The day on which any of its rules was last checked. Of two bundles the one with the earlier day is the older. */
export function lastChecked({ policies, windows }: Pick<Bundle, 'policies' | 'windows'>): IsoDate {
  return [...policies, ...windows].reduce((last, { checkedOn }) => (checkedOn > last ? checkedOn : last), '')
}
