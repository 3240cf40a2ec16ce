/** A bundle made ready: slots for its facts, and its policies linked per stretch of unchanged law. */
import type { Bundle, Clause, Document, Fact, IsoDate, Policy } from './bundle'
import type { Answers, Status } from './results'
import { emptyState, readAnswer, Said, slotsOf, type Slot } from './answers'
import { AnswerError, RuleError } from './errors'
import { statusOn } from './period'
import { link, type LinkedPolicy, type Memory } from './link'

export interface Engine {
  readonly bundle: Bundle
  readonly facts: ReadonlyMap<string, Fact>
  readonly policies: ReadonlyMap<string, Policy>
  readonly clauses: ReadonlyMap<string, Clause>
  readonly documents: ReadonlyMap<string, Document>
  readonly slots: ReadonlyMap<string, Slot>
  readonly memory: Memory
  readonly programs: ReadonlyMap<string, Program>
}

/** One policy of an engine. */
export interface Program {
  readonly policy: Policy
  /** Each combination of the policy's readings, as [slot, bit] pairs; one empty combination when it has none. */
  readonly readings: readonly (readonly (readonly [number, number])[])[]
  /** Where the policy stands on a day, and its rules under that day's law while they apply. */
  readonly on: (day: IsoDate) => Standing
}

export interface Standing {
  readonly day: IsoDate
  readonly status: Status
  readonly linked: LinkedPolicy | null
}

interface Loaded extends Engine {
  readonly start: readonly number[]
  readonly said: Said[]
}

/** Reads a bundle. Cheap: policies are linked when first used. */
export function load(bundle: Bundle): Engine {
  const slots = slotsOf(bundle)
  const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
    new Map(items.map((item) => [item.id, item]))
  let extra = bundle.facts.length
  const programs = new Map<string, Program>()
  const memory: Memory = { state: [], needed: new Uint8Array(bundle.facts.length), log: [] }
  for (const policy of bundle.policies) {
    const branching = policy.readings.filter((reading) => reading.options.length > 0)
    const readings = new Map(branching.map((reading) => [reading.id, extra++]))
    programs.set(policy.id, program(policy, readings, slots, memory))
  }
  const start = emptyState(slots.values(), extra - bundle.facts.length)
  memory.state.push(...start)
  const engine: Loaded = {
    bundle,
    facts: byId(bundle.facts),
    policies: byId(bundle.policies),
    clauses: byId(bundle.clauses),
    documents: byId(bundle.documents),
    slots,
    memory,
    programs,
    start,
    said: new Array<Said>(bundle.facts.length).fill(Said.Nothing),
  }
  return engine
}

function program(
  policy: Policy,
  readings: ReadonlyMap<string, number>,
  slots: ReadonlyMap<string, Slot>,
  memory: Memory,
): Program {
  const breaks = [...new Set(datesIn(policy))]
  const stretches = new Map<number, LinkedPolicy>()
  let standing: Standing = { day: '', status: 'not-yet', linked: null }

  function linkedOn(day: IsoDate): LinkedPolicy {
    const stretch = breaks.filter((from) => from <= day).length
    const linked = stretches.get(stretch) ?? link(policy, day, { slots, readings, memory })
    stretches.set(stretch, linked)
    return linked
  }

  function on(day: IsoDate): Standing {
    if (standing.day === day) return standing
    const status = statusOn(policy, day)
    const applies = status !== 'expired' && status !== 'not-yet'
    standing = { day, status, linked: applies ? linkedOn(day) : null }
    return standing
  }

  return { policy, readings: combinations(policy, readings), on }
}

/** Every day from which a number or a citation of the policy changes. */
function datesIn(part: unknown): IsoDate[] {
  if (typeof part !== 'object' || part === null) return []
  const { from } = part as { from?: unknown }
  return [...(typeof from === 'string' ? [from] : []), ...Object.values(part).flatMap(datesIn)]
}

function combinations(
  policy: Policy,
  readings: ReadonlyMap<string, number>,
): (readonly (readonly [number, number])[])[] {
  let all: (readonly (readonly [number, number])[])[] = [[]]
  for (const [id, slot] of readings) {
    const options = policy.readings.find((reading) => reading.id === id)?.options ?? []
    all = all.flatMap((chosen) => options.map((_, option) => [...chosen, [slot, 2 ** option] as const]))
  }
  return all
}

/** Puts the answers into the engine's memory. Throws AnswerError for an unknown fact or an unusable answer. */
export function fill(engine: Engine, answers: Answers): void {
  const { start, said, slots, memory } = engine as Loaded
  const { state } = memory
  for (let i = 0; i < start.length; i++) state[i] = start[i] as number
  said.fill(Said.Nothing)
  for (const id in answers) {
    const slot = slots.get(id)
    if (!slot) throw new AnswerError(`answers.${id}`, `没有「${id}」这道题，请核对题目编号`)
    said[slot.index] = readAnswer(slot, answers[id], state)
  }
}

/** What the user said of each fact, by slot, in the last `fill`. */
export function saidOf(engine: Engine): readonly Said[] {
  return (engine as Loaded).said
}

export function programOf(engine: Engine, id: string): Program {
  const found = engine.programs.get(id)
  if (!found) throw new RuleError(`no policy ${id}`)
  return found
}

/** The ids to evaluate: those asked for, or every benefit. */
export function programsOf(engine: Engine, ids: readonly string[] | undefined): readonly Program[] {
  if (ids) return ids.map((id) => programOf(engine, id))
  return [...engine.programs.values()].filter(({ policy }) => policy.role === 'benefit')
}
