/** 「您的结果变了，因为这条规定变了」: what a firm wins or loses between two states of the law. */
import type { IsoDate, Policy } from './bundle'
import type { ExplanationRow, Total, UsedNumber } from './results'
import { keepAnswers } from './answers'
import { fill, type Engine } from './engine'
import { isBenefit } from './evaluate'
import { moneyRange } from './format'
import type { Notice, NoticeEvent, Profile } from './notice'
import { statusOn } from './period'
import {
  benefitText,
  clauseOf,
  isCondition,
  missingText,
  openText,
  situationOn,
  whyOf,
  type ConditionRow,
  type Situation,
} from './situation'

/** A change without who is told and when. */
export type Change = Pick<Notice, 'kind' | 'event' | 'subject' | 'title' | 'text' | 'why' | 'clause'>

/**
 * What the same answers are worth under another bundle, on the day it was published. Only what the firm would miss:
 * benefits won and lost, amounts up and down, drafts that became law. One notice a policy at most.
 */
export function resultChanges(profile: Profile, before: Engine, after: Engine, on: IsoDate): Notice[] {
  const was = situations(profile, before, on)
  const is = situations(profile, after, on)
  const ids = [...was.keys(), ...is.keys()]
  const stamp = `${before.bundle.hash}-${after.bundle.hash}`
  return ids
    .filter((id, index) => ids.indexOf(id) === index)
    .flatMap((id) => {
      const change = changeBetween(after, on, was.get(id), is.get(id))
      return change
        ? [{ ...change, id: `${profile.id}/result/${id}/${stamp}`, profile: profile.id, on, day: on, lead: 0 }]
        : []
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function situations({ answers }: Profile, engine: Engine, on: IsoDate): Map<string, Situation> {
  fill(engine, keepAnswers(engine, answers).answers)
  return new Map(engine.benefits.map((program) => [program.policy.id, situationOn(engine, program, on)]))
}

/** What became of one policy for one firm until that day; null when nothing that the firm would notice. */
export function changeBetween(engine: Engine, on: IsoDate, before?: Situation, after?: Situation): Change | null {
  const had = before !== undefined && isHeld(before)
  const has = after !== undefined && isHeld(after)
  if (had && has) return moneyChange(engine, before, after)
  if (has) return gain(engine, before, after)
  if (had) return loss(engine, on, before, after)
  return after && isLaw(after) && !(before && isLaw(before)) ? arrival(engine, before, after) : null
}

const isLaw = ({ policy, result }: Situation): boolean => policy.kind === 'in-force' && result.status === 'in-force'
const isHeld = (situation: Situation): boolean => isLaw(situation) && situation.relation === 'applies'
const wasDraft = (before: Situation | undefined): boolean => before?.result.status === 'draft'

function gain(engine: Engine, before: Situation | undefined, after: Situation): Change {
  const { title } = after.policy
  const text = `您现在符合条件。${benefitText(after)}`
  return wasDraft(before)
    ? changeOf(engine, 'policy', 'final', `征求意见稿已成正式政策：${title}`, text, before, after)
    : changeOf(engine, 'change', 'won', `现在可以享受：${title}`, text, before, after)
}

/** A policy that is new as law, and that the firm may yet use. */
function arrival(engine: Engine, before: Situation | undefined, after: Situation): Change | null {
  const { policy, relation, missing } = after
  if (relation === 'far') return null
  const text = missing ? missingText(engine, missing) : openText(engine, after)
  const [event, title] = wasDraft(before)
    ? (['final', `征求意见稿已成正式政策：${policy.title}`] as const)
    : (['new', `有新政策：${policy.title}`] as const)
  return changeOf(engine, missing ? 'near' : 'policy', event, title, text, before, after)
}

function loss(engine: Engine, on: IsoDate, before: Situation, after: Situation | undefined): Change {
  const { title } = before.policy
  const heir = heirOf(engine, before.policy, (one) => statusOn(one, on) === 'in-force')
  if (heir && !(after && isLaw(after))) {
    const text = `之后看“${heir.title}”。`
    return changeOf(engine, 'change', 'replaced', `已被替代：${title}`, text, before, after)
  }
  return changeOf(engine, 'change', 'lost', `不再享受：${title}`, lossText(engine, after), before, after)
}

function lossText(engine: Engine, after: Situation | undefined): string {
  if (!after || !isLaw(after)) return '这项政策已不在执行期。'
  if (after.missing) return missingText(engine, after.missing)
  return after.result.verdict === 'unknown' ? openText(engine, after) : '按新的规定，您不符合条件。'
}

/** Another benefit on the same subject whose time it is. */
export function heirOf(
  { benefits }: Engine,
  { id, topic }: Policy,
  isDue: (one: Policy) => boolean,
): Policy | undefined {
  return benefits.find(({ policy }) => policy.id !== id && policy.topic === topic && isDue(policy))?.policy
}

function moneyChange(engine: Engine, before: Situation, after: Situation): Change | null {
  const money = moneyDirection(before.result.amounts, after.result.amounts)
  if (money === null) return null
  const { title } = after.policy
  const lines = after.result.amounts.flatMap((amount) => {
    const old = before.result.amounts.find(({ id }) => id === amount.id)
    const [was, is] = [old && moneyRange(old), moneyRange(amount)]
    if (!isBenefit(amount.kind) || was === is) return []
    return [`${amount.label}${was === undefined ? '' : `由 ${was} `}变为 ${is}。`]
  })
  const text = lines.join('')
  return money === 'up'
    ? changeOf(engine, 'change', 'up', `金额变多：${title}`, text, before, after)
    : changeOf(engine, 'change', 'down', `金额变少：${title}`, text, before, after)
}

/** Which way the benefits went, all together and with both ends of each; null for neither. */
export function moneyDirection(before: readonly Total[], after: readonly Total[]): 'up' | 'down' | null {
  const money = worth(after) - worth(before)
  return money > 0 ? 'up' : money < 0 ? 'down' : null
}

function worth(amounts: readonly Total[]): number {
  // Of a range that nothing bounds only the low end is worth anything.
  return amounts.reduce(
    (sum, { kind, low, high, unbounded }) => sum + (isBenefit(kind) ? low + (unbounded ? low : high) : 0),
    0,
  )
}

function changeOf(
  engine: Engine,
  kind: Change['kind'],
  event: NoticeEvent,
  title: string,
  text: string,
  before: Situation | undefined,
  after: Situation | undefined,
): Change {
  const told = after ?? before
  const why = kind === 'change' ? '因为规定变了，您的结果跟着变了。' : told ? whyOf(engine, told) : ''
  const clause = decisive(before, after)
  return { kind, event, subject: told?.policy.id ?? '', title, text, why, clause }
}

/** The clause of a condition that turned, of a number that was not there before, or else of what decides. */
function decisive(before: Situation | undefined, after: Situation | undefined): string | null {
  const known = numbersOf(before?.reasons ?? []).map((number) => JSON.stringify(number))
  const news = numbersOf(after?.reasons ?? []).filter((number) => known.indexOf(JSON.stringify(number)) < 0)
  const candidates = [
    ...turned(before?.conditions ?? [], after?.conditions ?? []),
    ...news.map(({ clause }) => clause),
    ...(after ? [clauseOf(after)] : []),
    ...(before ? [clauseOf(before)] : []),
  ]
  return candidates.find((clause) => clause !== null) ?? null
}

/** Clauses of the conditions that have another outcome than before. */
function turned(before: readonly ExplanationRow[], after: readonly ExplanationRow[]): (string | null)[] {
  const outcomes = new Map(before.filter(isCondition).map((row) => [nameOf(row), row.state]))
  return after.filter(isCondition).flatMap((row) => {
    const old = outcomes.get(nameOf(row))
    return old !== undefined && old !== row.state ? [row.clause] : []
  })
}

/** What it asks about: the numbers and options it wants may have changed. */
const nameOf = (row: ConditionRow): string =>
  row.kind === 'compare' ? `${row.fact ?? row.label} ${row.rel}` : row.fact

function numbersOf(rows: readonly ExplanationRow[]): UsedNumber[] {
  return rows.flatMap((row) => (row.kind === 'step' || row.kind === 'amount' ? row.numbers : []))
}
