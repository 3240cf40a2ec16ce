/** Reading with care what the server sent or storage kept: it may be from other rules than these, or nothing of ours. */
import type { AmountKind, Total } from '../../../shared/index'
import { KIND_LABELS } from './labels'
import { hundredths } from './money'

/** Decimal strings in yuan to fen; null when they are none. */
export function readMoney(item: Record<string, unknown> | null): Total | null {
  const kind = (Object.keys(KIND_LABELS) as AmountKind[]).find((one) => one === item?.kind)
  const low = typeof item?.low === 'string' ? hundredths([item.low]) : null
  const high = typeof item?.high === 'string' ? hundredths([item.high]) : null
  if (kind === undefined || low === null || high === null) return null
  return { kind, low, high, ...(item?.unbounded === true && { unbounded: true }) }
}

export function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
}

/** The texts of a list; none of anything else. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
