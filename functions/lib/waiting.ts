/** Notices that wait to be sent by WeChat. Its message has a date: what has none is in the inbox only. */
import type { Notice } from '../../shared/index'
import { NO_DEADLINE } from './due'

export interface Waiting {
  readonly id: string
  readonly title: string
  /** The day it is about. */
  readonly day: string
}

export const waitingFor = ({ id, title, day }: Notice): Waiting[] => (day === null ? [] : [{ id, title, day }])

/** An id says what it is about. */
const DEADLINE = /^[^/]*\/(due|ends)\//

/** The day after which nobody needs it. News has none: it is worth telling however late WeChat takes it. */
export const deadlineOf = ({ id, day }: Waiting): string => (DEADLINE.test(id) ? day : NO_DEADLINE)

/** The nearest deadline first, then news. */
export function nearestFirst(a: Waiting, b: Waiting): number {
  const [first, second] = [deadlineOf(a), deadlineOf(b)]
  return first < second || (first === second && a.id < b.id) ? -1 : 1
}
