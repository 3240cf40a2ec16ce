/** Which notices become calendar events, and what the file says of them, line by line. */
import { describe, expect, it } from 'vitest'
import { calendarEvents, calendarText, type Notice } from '../../shared'

/** With the id it would have been given. */
function notice(parts: Partial<Notice> = {}): Notice {
  const whole: Notice = {
    ...{ id: '', profile: 'p', kind: 'filing', event: 'due', subject: 'report', on: '2027-03-24', day: '2027-03-31' },
    ...{
      lead: 7,
      title: '年度申报：3月31日截止',
      text: '最后一天是2027年3月31日。',
      why: '因为您填了。',
      clause: 'law#1',
    },
    ...parts,
  }
  const { id, profile, event, subject, day, lead } = whole
  return { ...whole, id: id || `${profile}/${event}/${subject}/${day ?? ''}/${lead}` }
}
const nameless = () => ''

describe('events', () => {
  it('are deadlines and ends with a day; nothing else is', () => {
    const all = [
      notice(),
      notice({ event: 'ends', subject: 'relief', title: '12月31日到期：小店减免', day: '2027-12-31' }),
      notice({ event: 'unverified', subject: 'levy', day: null }),
      notice({ event: 'due', subject: 'nobody-printed-it', day: null }),
      notice({ event: 'starts', subject: 'new' }),
      notice({ event: 'won', subject: 'won' }),
    ]
    expect(calendarEvents(all, nameless).map(({ uid, title }) => `${uid} ${title}`)).toEqual([
      'p-due-report-2027-03-31@qinghui 年度申报截止',
      'p-ends-relief-2027-12-31@qinghui 到期：小店减免',
    ])
  })

  it('stand in the order of their days, then of their names', () => {
    const days = ['2027-05-31', '2027-01-15', '2027-03-31']
    const subjects = ['b', 'c', 'a']
    const all = days.flatMap((day) => subjects.map((subject) => notice({ day, subject })))
    const sorted = ['2027-01-15', '2027-03-31', '2027-05-31'].flatMap((day) =>
      ['a', 'b', 'c'].map((subject) => `p-due-${subject}-${day}@qinghui`),
    )
    expect(calendarEvents(all, nameless).map(({ uid }) => uid)).toEqual(sorted)
  })

  it('gather the lead times of one day, and keep the words of the first', () => {
    const all = [notice(), notice({ lead: 1, text: '别的话。' })]
    expect(calendarEvents(all, nameless)).toEqual([
      {
        ...{ uid: 'p-due-report-2027-03-31@qinghui', day: '2027-03-31', title: '年度申报截止' },
        ...{ text: '最后一天是2027年3月31日。\n因为您填了。', alarms: [7, 1] },
      },
    ])
  })

  it('keep the uid of their printed day when it is moved', () => {
    const moved = notice({ id: 'p/due/report/2027-03-31/7', day: '2027-04-02' })
    expect(calendarEvents([moved], nameless)[0]).toMatchObject({
      uid: 'p-due-report-2027-03-31@qinghui',
      day: '2027-04-02',
    })
  })

  it.each([
    ['年度申报：3月31日截止', '年度申报截止'],
    ['年度申报：12月1日截止', '年度申报截止'],
    ['年度申报：3月31日截止了', '年度申报：3月31日截止了'],
    ['3月1日到期：减免', '到期：减免'],
    ['12月31日到期：减免', '到期：减免'],
    ['减免12月31日到期', '减免12月31日到期'],
  ])('leave the day of 「%s」 to the calendar', (title, shown) => {
    expect(calendarEvents([notice({ title })], nameless)[0]?.title).toBe(shown)
  })
})

it('the file is what RFC 5545 wants, line by line', () => {
  const event = {
    uid: 'u@qinghui',
    day: '2027-12-31',
    title: '甲,乙;丙\\丁',
    text: '第一行\r\n第二\u007f行\u0007',
    alarms: [1],
  }
  expect(calendarText('青惠', [event], '2026-11-21T00:30:00.000Z').split('\r\n')).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Qinghui//Reminders//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...['X-WR-CALNAME:青惠', 'REFRESH-INTERVAL;VALUE=DURATION:P1D', 'X-PUBLISHED-TTL:P1D'],
    ...['BEGIN:VEVENT', 'UID:u@qinghui', 'DTSTAMP:20261121T003000Z'],
    ...['DTSTART;VALUE=DATE:20271231', 'DTEND;VALUE=DATE:20280101'],
    ...['SUMMARY:甲\\,乙\\;丙\\\\丁', 'DESCRIPTION:第一行\\n第二行', 'TRANSP:TRANSPARENT'],
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15H', 'DESCRIPTION:甲\\,乙\\;丙\\\\丁', 'END:VALARM'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ])
})

it.each([
  ['a', 1],
  ['é', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['青', 3],
  ['\uffee', 3],
  ['\u{10000}', 4],
  ['😀', 4],
])('a line is folded where %s, of %i octets, would be the 76th', (sign, octets) => {
  const name = (blanks: number) => `${'x'.repeat(blanks)}${sign}y`
  const lineOf = (blanks: number) =>
    calendarText(name(blanks), [], '2026-11-21T00:30:00.000Z').split('\r\n').slice(5, 7)
  const room = 75 - 'X-WR-CALNAME:'.length - octets
  expect(lineOf(room)).toEqual([`X-WR-CALNAME:${'x'.repeat(room)}${sign}`, ' y'])
  expect(lineOf(room + 1)).toEqual([`X-WR-CALNAME:${'x'.repeat(room + 1)}`, ` ${sign}y`])
})
