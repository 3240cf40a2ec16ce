import { monthDay } from '../../days'
import { lawfulDays } from '../../windows'
import { isDate } from '../dates'
import type { RuleProblem } from '../errors'
import { occursIn } from '../quotation'
import { problemAt, type Check, type LoweredWindow, type Rules } from '../rules'
import type { RawDue } from '../schema/window'
import { asks } from './verify'

/** The days of a filing window are those its clause prints, and whoever gets no day is told whom to ask. */
export const checkWindows: Check = (rules) =>
  rules.windows.flatMap((lowered) => [
    ...(asks(lowered.raw.verify)
      ? []
      : [problemAt(lowered.file, ['verify'], '`verify`: tell the user whom to ask, ending in 「请向……核实」')]),
    ...dueStands(lowered, rules),
    ...moves(lowered, rules),
  ])

function dueStands({ file, raw: { due } }: LoweredWindow, { clauses }: Rules): RuleProblem[] {
  if (!due) return []
  const at = (key: string, message: string) => problemAt(file, ['due', key], message, due.cite)
  const clause = clauses.get(due.cite)
  const period = due.after === 'quarter' ? '季度' : '年'
  return [
    ...(due.day !== undefined && !isDate(`2001-${due.day}`) ? [at('day', 'is not a day of every year')] : []),
    ...(clause && !occursIn(due.words, clause.text)
      ? [at('words', `「${due.words}」 does not stand in the clause`)]
      : []),
    ...(printedForms(due).some((form) => occursIn(form, due.words))
      ? []
      : [at('words', `「${due.words}」 does not say ${printedForms(due).join(' or ')}`)]),
    ...(due.words.includes(period) ? [] : [at('after', `「${due.words}」 does not speak of a ${due.after}`)]),
  ]
}

/** How a clause may print the time. */
function printedForms({ days, months, day }: RawDue): string[] {
  if (days !== undefined) return [`${chinese(days)}日`, `${days}日`]
  if (months !== undefined) return [`${chinese(months)}个月`, `${months}个月`]
  const [month = 0, date = 0] = (day ?? '').split('-').map(Number)
  return [`${chinese(month)}月${chinese(date)}日`, `${month}月${date}日`]
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 in Chinese numerals. */
function chinese(number: number): string {
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${DIGITS[number % 10] ?? ''}`
}

function moves({ file, raw: { moved = {} }, window: { due, verifiedFor } }: LoweredWindow, { clauses }: Rules) {
  const days = new Set(due ? verifiedFor.flatMap((year) => lawfulDays(due, year)) : [])
  return Object.entries(moved).flatMap(([day, { to, words, cite }]) => {
    const at = (message: string) => problemAt(file, ['moved', day], message, cite)
    const clause = clauses.get(cite)
    return [
      ...(days.has(day) ? [] : [at(`${day} is no last day of a verified year`)]),
      ...(to > day ? [] : [at(`${to} is not later than ${day}`)]),
      ...(clause && !occursIn(words, clause.text) ? [at(`「${words}」 does not stand in the clause`)] : []),
      ...(occursIn(monthDay(to), words) || occursIn(`${Number(to.slice(8))}日`, words)
        ? []
        : [at(`「${words}」 does not say ${monthDay(to)}`)]),
    ]
  })
}
