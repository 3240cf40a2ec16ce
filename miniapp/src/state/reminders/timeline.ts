/** What comes in the year ahead, worked out on the phone: with or without an account, with or without a network. */
import {
  addDays,
  NOTICE_KINDS,
  notices,
  type Answers,
  type Engine,
  type IsoDate,
  type Notice,
} from '../../../../shared/index'

const DAYS_AHEAD = 366

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

/** Every deadline once, whatever the lead times; in the order of the days. What is the same for several firms stays apart. */
export function comingFor(engine: Engine, firms: readonly Firm[], today: IsoDate): readonly Coming[] {
  const wishes = { kinds: NOTICE_KINDS, filingLeads: [0], policyLeads: [0] }
  return firms
    .flatMap(({ id, name, answers }) =>
      notices({ id, answers, savedOn: today }, engine, today, addDays(today, DAYS_AHEAD), wishes).map((notice) => ({
        ...notice,
        firm: name,
      })),
    )
    .filter(({ event }) => event !== 'old')
    .sort((a, b) => (a.on < b.on || (a.on === b.on && a.id < b.id) ? -1 : 1))
}

/** The same by month, `2027-01`, in their order. */
export function byMonth(coming: readonly Coming[]): { readonly month: string; readonly notices: readonly Coming[] }[] {
  const months = new Map<string, Coming[]>()
  for (const notice of coming) {
    const month = notice.on.slice(0, 'YYYY-MM'.length)
    months.set(month, [...(months.get(month) ?? []), notice])
  }
  return [...months].map(([month, of]) => ({ month, notices: of }))
}
