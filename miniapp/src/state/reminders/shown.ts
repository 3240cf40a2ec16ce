/** One notice to be looked at, whether it was told or is still to come. Pure. */
import { calendarEvents, USUAL_WISHES, type CalendarEvent, type IsoDate } from '../../../../shared/index'
import type { Told } from './inbox'
import type { Coming } from './timeline'

export type Shown = Omit<Told, 'toldAt' | 'readAt'>

/** The notice of this id: as it was told, or else as it is coming. */
export function shownOf(told: readonly Told[], coming: readonly Coming[], id: string): Shown | undefined {
  const found = coming.find((one) => one.id === id)
  return told.find((one) => one.id === id) ?? (found && shownFrom(found))
}

export const shownFrom = (coming: Coming): Shown => ({ ...coming, company: coming.profile })

/** It as an event of a calendar: only last days that are not over are one. `firm` is worded where there are several. */
export function eventOf(shown: Shown, firm: string, today: IsoDate): CalendarEvent | undefined {
  return shown.day === null || shown.day < today ? undefined : asEvent(shown, firm)
}

const LAST_DAYS = ['due', 'ends'] as const

/** Whether to say how far its day is: what is no last day cannot be missed, only come. */
export function isCounted({ event, day }: Pick<Shown, 'event' | 'day'>, today: IsoDate): boolean {
  return day !== null && (day >= today || LAST_DAYS.some((one) => one === event))
}

function asEvent(shown: Shown, firm: string): CalendarEvent | undefined {
  const { day, company } = shown
  const event = LAST_DAYS.find((one) => one === shown.event)
  if (!event) return undefined
  const leads = event === 'due' ? USUAL_WISHES.filingLeads : USUAL_WISHES.policyLeads
  const each = leads.map((lead) => ({ ...shown, event, profile: company, on: day ?? '', lead }))
  return calendarEvents(each, () => firm)[0]
}

/** Its title without what stands beside it anyway: the day, or that there is none. */
export function plainTitle(coming: Coming): string {
  const title = asEvent(shownFrom(coming), '')?.title ?? coming.title
  return coming.day === null ? title.replace(/：时间请核实$/, '') : title
}
