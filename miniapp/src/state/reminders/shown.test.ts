import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarText } from '../../../../shared/index'
import type { Told } from './inbox'
import { eventOf, isCounted, plainTitle, shownOf } from './shown'
import type { Coming } from './timeline'

const TODAY = '2026-11-20'
const coming: Coming = {
  ...{ id: 'a/due/cit-prepayment/2027-01-15/0', profile: 'a', firm: '甲', kind: 'filing', event: 'due' },
  ...{ subject: 'cit-prepayment', on: '2027-01-15', day: '2027-01-15', lead: 0 },
  ...{ title: '企业所得税季度预缴：1月15日截止', text: '最后一天是2027年1月15日。', why: '因为您填了。', clause: null },
}
const told: Told = {
  ...{ id: coming.id, company: 'a', kind: 'filing', event: 'due', subject: coming.subject, day: coming.day },
  ...{ title: '收到的', text: '', why: '', clause: null, toldAt: '2027-01-08T00:10:00.000Z', readAt: null },
}
const unverified: Coming = { ...coming, id: 'u', event: 'unverified', day: null, title: '残保金申报：时间请核实' }

describe('a notice', () => {
  it('is found as it was told, or else as it is coming', () => {
    expect(shownOf([told], [coming], coming.id)?.title).toBe('收到的')
    expect(shownOf([], [coming], coming.id)).toMatchObject({ company: 'a', title: coming.title })
    expect(shownOf([told], [coming], 'b')).toBeUndefined()
  })

  it('leaves out of its title what stands beside it', () => {
    expect([plainTitle(coming), plainTitle(unverified)]).toEqual(['企业所得税季度预缴截止', '残保金申报'])
  })

  it('is an event of the phone’s calendar, with the feed’s id and its alarms', () => {
    const event = eventOf(told, '', TODAY)
    expect(event).toMatchObject({ uid: 'a-due-cit-prepayment-2027-01-15@qinghui', day: '2027-01-15', alarms: [7, 1] })
    const file = calendarText('青惠提醒', event ? [event] : [], '2026-11-20T02:00:00.000Z')
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
    const [first] = calendar.getAllSubcomponents('vevent')
    expect(first && new ICAL.Event(first).startDate.toString()).toBe('2027-01-15')
    expect(first?.getAllSubcomponents('valarm')).toHaveLength(2)
  })

  it('names the firm where there are several', () => {
    expect(eventOf({ ...told, title: coming.title }, '甲', TODAY)?.title).toBe('企业所得税季度预缴截止（甲）')
  })

  it('counts the days after a last day, and those before any day', () => {
    const counted = (event: string, day: string | null) => isCounted({ event, day }, TODAY)
    expect(['due', 'ends', 'old', 'starts'].map((event) => counted(event, '2025-12-01'))).toEqual([
      ...[true, true, false, false],
    ])
    expect(['due', 'old', 'starts'].map((event) => counted(event, '2026-12-01'))).toEqual([true, true, true])
    expect([counted('old', TODAY), counted('unverified', null)]).toEqual([true, false])
  })

  it('is no event without a day, after it, or when it is no last day', () => {
    const past = '2027-01-16'
    const { company, ...others } = told
    expect(eventOf({ ...others, company, day: null }, '', TODAY)).toBeUndefined()
    expect(eventOf(told, '', past)).toBeUndefined()
    expect(eventOf({ ...told, event: 'up' }, '', TODAY)).toBeUndefined()
  })
})
