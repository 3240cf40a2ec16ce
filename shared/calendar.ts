/** Notices as an iCalendar file (RFC 5545): one all-day event a deadline, with an alarm for each lead time. */
import type { IsoDate } from './bundle'
import { addDays } from './days'
import type { Notice } from './notice'

export interface CalendarEvent {
  /** The same deadline has the same uid in every feed ever made, even where its day was moved since. */
  readonly uid: string
  readonly day: IsoDate
  readonly title: string
  readonly text: string
  /** Days before the day, each an alarm at nine in the morning. */
  readonly alarms: readonly number[]
}

/** The deadlines among the notices: filing windows and ends of policies. `nameOf` words the company, for several. */
export function calendarEvents(notices: readonly Notice[], nameOf: (profile: string) => string): CalendarEvent[] {
  const events = new Map<string, CalendarEvent>()
  for (const { id, profile, event, day, lead, title, text, why } of notices) {
    if (day === null || (event !== 'due' && event !== 'ends')) continue
    const uid = `${id.slice(0, id.lastIndexOf('/')).replace(/\//g, '-')}@qinghui`
    const known = events.get(uid)
    const alarms = known ? [...known.alarms, lead] : [lead]
    const name = nameOf(profile)
    const shown = known ?? {
      uid,
      day,
      title: name === '' ? plainTitle(title) : `${plainTitle(title)}（${name}）`,
      text: `${text}\n${why}`,
    }
    events.set(uid, { ...shown, alarms })
  }
  return [...events.values()].sort((a, b) => (a.day < b.day || (a.day === b.day && a.uid < b.uid) ? -1 : 1))
}

/** Without the day, which the calendar shows by itself. */
function plainTitle(title: string): string {
  return title.replace(/：\d+月\d+日截止$/, '截止').replace(/^\d+月\d+日到期/, '到期')
}

/** The file. `stamp` is the moment it was made, `2026-11-21T08:00:00.000Z`. */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: string): string {
  const made = stamp.replace(/[-:]|\.\d+/g, '')
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Qinghui//Reminders//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...events.flatMap((event) => eventLines(event, made)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, day, title, text, alarms }: CalendarEvent, made: string): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${made}`],
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    ...[`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, 'TRANSP:TRANSPARENT'],
    ...[...alarms]
      .sort((a, b) => b - a)
      .flatMap((days) => [
        ...['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${morningBefore(days)}`],
        ...[`DESCRIPTION:${escaped(title)}`, 'END:VALARM'],
      ]),
    'END:VEVENT',
  ]
}

const compact = (day: IsoDate): string => day.replace(/-/g, '')

/** Nine in the morning so many days before, from the midnight at which the day begins. */
function morningBefore(days: number): string {
  if (days === 0) return 'PT9H'
  return days === 1 ? '-PT15H' : `-P${days - 1}DT15H`
}

/** Text values: four characters have a meaning, others below the blank have none. */
function escaped(text: string): string {
  return Array.from(text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n'))
    .filter((sign) => sign >= ' ' && sign !== '\u007f')
    .join('')
}

const MOST_OCTETS = 75

/** No line is longer than 75 octets; no character is torn apart. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const sign of Array.from(line)) {
    const size = octetsOf(sign)
    if (octets + size > MOST_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += sign
    octets += size
  }
  return text
}

/** Of one character, in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
