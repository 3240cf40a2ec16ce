/** Notices that wait to be sent by WeChat. Its message has a date: what has none is in the inbox only. */
import { addDays, type Notice, type NoticeKind } from '../../shared/index'
import { NO_DEADLINE } from './due'

export interface Waiting {
  readonly id: string
  readonly kind: NoticeKind
  readonly title: string
  /** The day it is about. */
  readonly day: string
}

export const waitingFor = ({ id, kind, title, day }: Notice): Waiting[] =>
  day === null ? [] : [{ id, kind, title, day }]

/** Of a deadline the id says which one it is, and how many days before it is told. */
const DEADLINE = /^([^/]*\/(?:due|ends)\/.*)\/(\d+)$/

/** The day after which nobody needs it. News has none: it is worth telling however late WeChat takes it. */
export const deadlineOf = ({ id, day }: Waiting): string => (DEADLINE.test(id) ? day : NO_DEADLINE)

/** The day on which it is told, from which rules tell it anew; undefined for news. */
export function toldOn({ id, day }: Waiting): string | undefined {
  const [, , lead] = DEADLINE.exec(id) ?? []
  return lead === undefined ? undefined : addDays(day, -Number(lead))
}

/** How many things they are about: a deadline is one, however often it was told. */
export const subjectsOf = (waiting: readonly Waiting[]): number =>
  new Set(waiting.map(({ id }) => DEADLINE.exec(id)?.[1] ?? id)).size

/** The nearest deadline first, then news. */
export function nearestFirst(a: Waiting, b: Waiting): number {
  const [first, second] = [deadlineOf(a), deadlineOf(b)]
  return first < second || (first === second && a.id < b.id) ? -1 : 1
}
