/** The calendar file, read by a parser that is not ours. */
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarEvents, calendarText, load, notices, type CalendarEvent } from '../../shared'
import { options } from './runs'
import { SHIPPED } from './shipped'

const STAMP = '2026-11-21T00:30:00.000Z'

interface Parsed {
  readonly name: string
  readonly events: readonly (CalendarEvent & { readonly end: string })[]
}

/** What another program understands. Alarms come back as days before the day, at nine in the morning. */
function parsed(file: string): Parsed {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger') as ICAL.Duration
      expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY')
      return (9 * 3600 - trigger.toSeconds()) / 86_400
    })
    expect(event.startDate.isDate && event.endDate.isDate).toBe(true)
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-21T00:30:00Z')
    return {
      ...{ uid: event.uid, day: event.startDate.toString(), end: event.endDate.toString() },
      ...{ title: event.summary, text: event.description, alarms },
    }
  })
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events }
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('残', '，', '\\', ';', ',', '"', ':', '\n', ' ', 'n', '\u{20bb7}', '😀', 'é', '保', '金', '障'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((sign) => !/\p{Cc}/u.test(sign)),
  ),
  maxLength: 150,
})
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const event = fc.record({
  ...{ uid: text.filter((uid) => uid !== ''), day, title: text, text },
  alarms: fc.uniqueArray(fc.constantFrom(30, 14, 7, 3, 1, 0)),
})

describe('the calendar file', () => {
  it('says what was put in, to another program', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (events) => {
        const read = parsed(calendarText('青惠提醒', events, STAMP))
        expect(read.name).toBe('青惠提醒')
        expect(read.events).toEqual(
          events.map((one) => ({
            ...{ ...one, alarms: [...one.alarms].sort((a, b) => b - a) },
            end: new Date(Date.parse(one.day) + 86_400_000).toISOString().slice(0, 10),
          })),
        )
      }),
      { ...options, numRuns: Math.ceil(options.numRuns / 5) },
    )
  })

  it('has lines of at most 75 octets, whole characters, and CRLF everywhere', () => {
    fc.assert(
      fc.property(text, fc.array(event, { maxLength: 2 }), (name, events) => {
        const bytes = Buffer.from(calendarText(name, events, STAMP))
        const lines = bytes.toString('latin1').split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))).not.toThrow()
        }
      }),
      { ...options, numRuns: Math.ceil(options.numRuns / 5) },
    )
  })
})

describe('the deadlines of a firm', () => {
  const engine = load(SHIPPED)
  const firm = { id: 'c1', savedOn: '2026-11-20', answers: { entity_type: 'company' } }
  const of = (from: string, to: string, name = '') => calendarEvents(notices(firm, engine, from, to), () => name)

  it('are one event a day, with an alarm for each lead time', () => {
    expect(of('2026-11-21', '2027-01-31')).toEqual([
      {
        uid: 'c1-due-cit-prepayment-2027-01-15@qinghui',
        day: '2027-01-15',
        title: '企业所得税季度预缴截止',
        text: expect.stringMatching(
          /^最后一天是2027年1月15日。.*征期为准。\n因为您填了单位类型：公司等企业。$/,
        ) as string,
        alarms: [7, 1],
      },
    ])
  })

  it('carry the name of the company where there are several', () => {
    expect(of('2027-05-01', '2027-05-31', '青岛甲公司').map(({ title }) => title)).toEqual([
      '企业所得税汇算清缴截止（青岛甲公司）',
    ])
  })

  it('have alarms at nine in the morning', () => {
    const [one] = of('2027-05-01', '2027-05-31')
    const file = calendarText('青惠', [{ ...one!, alarms: [0, 1, 7] }], STAMP)
    expect(file.match(/TRIGGER:.+/g)?.map((line) => line.trim())).toEqual([
      'TRIGGER:-P6DT15H',
      'TRIGGER:-PT15H',
      'TRIGGER:PT9H',
    ])
  })
})
