/** Reading what the server sent, with care: it may run other rules than this phone. */
import type { AmountKind, Total } from '../../../shared/index'
import { hundredths } from './money'
import { KIND_LABELS } from './outcome'

/** Decimal strings in yuan to fen; null when they are none. */
export function readMoney(item: Record<string, unknown> | null): Total | null {
  const kind = (Object.keys(KIND_LABELS) as AmountKind[]).find((one) => one === item?.kind)
  const low = typeof item?.low === 'string' ? hundredths([item.low]) : null
  const high = typeof item?.high === 'string' ? hundredths([item.high]) : null
  return kind === undefined || low === null || high === null ? null : { kind, low, high }
}

export function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
}
