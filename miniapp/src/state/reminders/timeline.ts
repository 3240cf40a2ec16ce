/** What comes in the time ahead, worked out on the phone: with or without an account, with or without a network. */
import {
  addDays,
  asTold,
  notices,
  ON_THE_DAY,
  type Answers,
  type Engine,
  type IsoDate,
  type Notice,
} from '../../../../shared/index'
import type { Roster } from '../account/roster'

const DAYS_AHEAD = 366
/** Policies run for years: the last day of one may lie far ahead. */
export const FAR_AHEAD = 5 * DAYS_AHEAD
/** The firm of answers that nobody has saved. */
export const UNSAVED = 'unsaved'

/** A firm whose days are looked for: a saved company, or the answers on the screen. */
export interface Firm {
  readonly id: string
  readonly name: string
  readonly answers: Answers
}

export interface Coming extends Notice {
  /** The firm's name. */
  readonly firm: string
}

/** A notice about a day that somebody has verified. */
export type Dated = Coming & { readonly day: IsoDate }

/** The firm of the answers on the screen, saved or not; undefined where nothing is answered. */
export function firmOf({ companies, current }: Roster, onScreen: Answers): Firm | undefined {
  const company = companies.find(({ id }) => id === current)
  return company ?? (Object.keys(onScreen).length > 0 ? { id: UNSAVED, name: '', answers: onScreen } : undefined)
}

/** All saved companies; where there are none, the answers on the screen; nobody where nothing is answered. */
export function firmsOf(roster: Roster, onScreen: Answers): readonly Firm[] {
  if (roster.companies.length > 0) return roster.companies
  const firm = firmOf(roster, onScreen)
  return firm ? [firm] : []
}

/** Whoever a notice may be about: all saved companies, and the answers on the screen where they are not saved. */
export function everyFirm(roster: Roster, onScreen: Answers): readonly Firm[] {
  const firm = firmOf(roster, onScreen)
  return firm?.id === UNSAVED ? [...roster.companies, firm] : roster.companies
}

/** Every deadline once, whatever the lead times; in the order of the days. What is the same for several firms stays apart. */
export function comingFor(
  engine: Engine,
  firms: readonly Firm[],
  today: IsoDate,
  daysAhead = DAYS_AHEAD,
): readonly Coming[] {
  return firms
    .flatMap(({ id, name, answers }) =>
      notices({ id, answers, savedOn: today }, engine, today, addDays(today, daysAhead), ON_THE_DAY).map((notice) => ({
        ...notice,
        firm: name,
      })),
    )
    .filter(({ event }) => event !== 'old')
    .sort(asTold)
}

export const isDated = (notice: Coming): notice is Dated => notice.day !== null

/** What has a day, by month, `2027-01`, in their order. */
export function byMonth(coming: readonly Coming[]): { readonly month: string; readonly notices: readonly Dated[] }[] {
  const months = new Map<string, Dated[]>()
  for (const notice of coming.filter(isDated)) {
    const month = notice.day.slice(0, 'YYYY-MM'.length)
    months.set(month, [...(months.get(month) ?? []), notice])
  }
  return [...months].map(([month, of]) => ({ month, notices: of }))
}

/** What is to be verified: once a window and firm, however many years nobody has checked. */
export function toVerify(coming: readonly Coming[]): readonly Coming[] {
  const open = coming.filter((notice) => !isDated(notice))
  return open.filter(
    ({ profile, subject }, index) =>
      open.findIndex((other) => other.profile === profile && other.subject === subject) === index,
  )
}
