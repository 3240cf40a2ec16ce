/** What is worth telling a firm, and when: filing windows, policies in time, figures that grow old. */
import type { FilingWindow, IsoDate, Policy } from './bundle'
import { keepAnswers } from './answers'
import { changeBetween, heirOf } from './changes'
import { addDays, fullDay, inYear, monthDay, yearOf } from './days'
import { datesIn, fill, type Engine, type Program } from './engine'
import { asTold, USUAL_WISHES, type Notice, type Profile, type Wishes } from './notice'
import { isWithin, statusOn } from './period'
import { benefitText, clauseOf, missingText, openText, situationOn, whyOf, type Situation } from './situation'
import { lastDays, unverifiedYears, type LastDay } from './windows'

/** The interval in which a notice is told, both days included. */
interface Span {
  readonly from: IsoDate
  readonly to: IsoDate
}

/**
 * Everything to be told from `from` to `to`, both included, in the order of the days. Answers that the bundle does not
 * know are left out. The notices of two adjoining intervals are those of both together. Never throws for stored answers.
 */
export function notices(
  profile: Profile,
  engine: Engine,
  from: IsoDate,
  to: IsoDate,
  wishes: Wishes = USUAL_WISHES,
): Notice[] {
  const span = { from, to }
  fill(engine, keepAnswers(engine, profile.answers).answers)
  const found = [
    ...engine.windows.flatMap(({ window, program }) => filing(profile.id, engine, window, program, span, wishes)),
    ...engine.benefits.flatMap((program) => policyNotices(profile.id, engine, program, span, wishes)),
    ...oldFigures(profile, span),
  ]
  return found.filter(({ kind }) => wishes.kinds.indexOf(kind) >= 0).sort(asTold)
}

// ---- filing windows

function filing(
  profile: string,
  engine: Engine,
  window: FilingWindow,
  program: Program,
  span: Span,
  { filingLeads }: Wishes,
): Notice[] {
  const farthest = Math.max(0, ...filingLeads)
  const days = lastDays(window, span.from, addDays(span.to, farthest))
  const years = unverifiedYears(window, yearOf(span.from), yearOf(span.to)).filter((year) =>
    isWithin(span, newYear(year)),
  )
  if (days.length === 0 && years.length === 0) return []
  const situation = situationOn(engine, program, span.from)
  const doubts = onlyDoubts(situation)
  if (situation.relation !== 'applies' && doubts.length === 0) return []
  const common = { profile, kind: 'filing' as const, subject: window.id, why: whyOf(engine, situation) }
  return [
    ...days.flatMap((last) =>
      distinct(filingLeads).flatMap((lead): Notice[] => {
        const on = addDays(last.day, -lead)
        if (!isWithin(span, on)) return []
        const { day, clause } = last
        const id = `${profile}/due/${window.id}/${last.instead ?? day}/${lead}`
        const title = `${window.title}：${monthDay(day)}截止`
        return [{ ...common, id, event: 'due', on, day, lead, title, text: dueText(window, last, doubts), clause }]
      }),
    ),
    ...years.map((year): Notice => {
      const id = `${profile}/unverified/${window.id}/${year}`
      const clause = window.due?.clause ?? clauseOf(situation)
      const title = `${window.title}：时间请核实`
      const text = sentences(window.verify, ...doubts, ...window.notes.map((note) => note.text))
      return { ...common, id, event: 'unverified', on: newYear(year), day: null, lead: 0, title, text, clause }
    }),
  ]
}

const newYear = (year: number): IsoDate => `${year}-01-01`

/** What the firm has to ask the office, where that is all that stands between it and the window. */
function onlyDoubts({ result, conditions }: Situation): readonly string[] {
  if (result.verdict !== 'unknown' || result.needs.length > 0) return []
  return conditions.flatMap((row) => (row.kind === 'verify' ? [row.text] : []))
}

function dueText({ notes }: FilingWindow, { day, instead }: LastDay, doubts: readonly string[]): string {
  const last = `最后一天是${fullDay(day)}`
  const moved = instead === undefined ? last : `${last}，由${monthDay(instead)}顺延`
  return sentences(moved, ...doubts, ...notes.map((note) => note.text))
}

function sentences(...texts: readonly string[]): string {
  return texts.map((text) => (/[。！？]$/.test(text) ? text : `${text}。`)).join('')
}

const distinct = (numbers: readonly number[]): number[] => numbers.filter((n, i) => numbers.indexOf(n) === i)

// ---- policies

interface Turns {
  /** First days in force after days that were not. */
  readonly starts: readonly IsoDate[]
  /** Last days in force before days that are not. */
  readonly ends: readonly IsoDate[]
  /** Days in force on which a number or a clause changes. */
  readonly changes: readonly IsoDate[]
}

const turnsOf = new WeakMap<Policy, Turns>()

/** The days on which a policy turns, whoever asks. A draft has none. */
function turns(policy: Policy): Turns {
  const known = turnsOf.get(policy)
  if (known) return known
  const isIn = (day: IsoDate): boolean => statusOn(policy, day) === 'in-force'
  const borders = policy.valid.flatMap(({ from, to }) => (to === undefined ? [from] : [from, addDays(to, 1)]))
  const candidates = ordered(policy.unverified ? [...borders, policy.unverified.from] : borders)
  const inner = ordered(
    datesIn({ params: policy.params, lets: policy.lets, amounts: policy.amounts, who: policy.eligible }),
  )
  const found = {
    starts: candidates.filter((day) => isIn(day) && !isIn(addDays(day, -1))),
    ends: candidates.filter((day) => !isIn(day) && isIn(addDays(day, -1))).map((day) => addDays(day, -1)),
    changes: inner.filter((day) => isIn(day) && isIn(addDays(day, -1))),
  }
  turnsOf.set(policy, found)
  return found
}

const ordered = (days: readonly IsoDate[]): IsoDate[] => days.filter((day, i) => days.indexOf(day) === i).sort()

function policyNotices(
  profile: string,
  engine: Engine,
  program: Program,
  span: Span,
  { policyLeads }: Wishes,
): Notice[] {
  const { starts, ends, changes } = turns(program.policy)
  return [
    ...starts.flatMap((day) => (isWithin(span, day) ? started(profile, engine, program, day) : [])),
    ...ends.flatMap((day) =>
      distinct(policyLeads).flatMap((lead) =>
        isWithin(span, addDays(day, -lead)) ? ending(profile, engine, program, day, lead) : [],
      ),
    ),
    ...changes.flatMap((day) => {
      if (!isWithin(span, day)) return []
      const before = situationOn(engine, program, addDays(day, -1))
      const after = situationOn(engine, program, day)
      const id = `${profile}/change/${program.policy.id}/${day}`
      const change = changeBetween(engine, day, before, after)
      return change ? [{ ...change, id, profile, on: day, day, lead: 0 }] : []
    }),
  ]
}

function started(profile: string, engine: Engine, program: Program, day: IsoDate): Notice[] {
  const situation = situationOn(engine, program, day)
  const lines = [`${fullDay(day)}起执行。`, gainText(engine, situation)]
  return told(profile, engine, situation, 'starts', `新政策开始：${program.policy.title}`, lines, day, 0)
}

function ending(profile: string, engine: Engine, program: Program, day: IsoDate, lead: number): Notice[] {
  const situation = situationOn(engine, program, day)
  const { policy } = program
  const lines = [`执行到${fullDay(day)}。`, gainText(engine, situation), afterwards(engine, policy, addDays(day, 1))]
  const title = `${monthDay(day)}到期：${policy.title}`
  return told(profile, engine, situation, 'ends', title, lines, day, lead)
}

function gainText(engine: Engine, situation: Situation): string {
  if (situation.relation === 'applies') return benefitText(situation)
  if (situation.missing) return missingText(engine, situation.missing)
  return openText(engine, situation)
}

/** What comes when a policy is over. */
function afterwards(engine: Engine, policy: Policy, day: IsoDate): string {
  const { unverified } = policy
  if (unverified && unverified.from <= day) return sentences(unverified.note)
  const heir = heirOf(engine, policy, (one) => turns(one).starts.indexOf(day) >= 0)
  return heir ? `之后由“${heir.title}”接替。` : '之后怎样，请留意新的文件。'
}

/** A policy that is far from the firm is not told; a near miss is told as one. */
function told(
  profile: string,
  engine: Engine,
  situation: Situation,
  event: 'starts' | 'ends',
  title: string,
  lines: readonly string[],
  day: IsoDate,
  lead: number,
): Notice[] {
  const { policy, relation } = situation
  if (relation === 'far') return []
  const near = relation === 'near'
  return [
    {
      ...{ id: `${profile}/${event}/${policy.id}/${day}/${lead}`, profile },
      ...{ kind: near ? 'near' : 'policy', event: near ? 'near' : event, subject: policy.id },
      ...{ on: addDays(day, -lead), day, lead, text: lines.join('') },
      ...(near
        ? { title: `还差一步：${policy.title}`, why: '因为您只差这一项。' }
        : { title, why: whyOf(engine, situation) }),
      clause: (event === 'ends' ? endOf(policy, day) : null) ?? clauseOf(situation),
    },
  ]
}

/** The clause that prints the last day. */
function endOf({ valid }: Policy, day: IsoDate): string | null {
  return valid.find(({ to }) => to === day)?.ends ?? null
}

// ---- figures

function oldFigures({ id: profile, savedOn }: Profile, span: Span): Notice[] {
  const found: Notice[] = []
  for (let year = Math.max(yearOf(span.from), yearOf(savedOn) + 1); year <= yearOf(span.to); year++) {
    const on = inYear(savedOn, year)
    if (!isWithin(span, on)) continue
    found.push({
      ...{ id: `${profile}/old/${on}`, profile, kind: 'figures', event: 'old', subject: '', on, day: on, lead: 0 },
      ...{ title: '更新一下数据', text: '人数、工资和利润可能变了，改一改，结果才准。' },
      ...{ why: `因为这些答案是${fullDay(savedOn)}保存的。`, clause: null },
    })
  }
  return found
}
