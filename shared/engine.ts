/** A bundle made ready: slots for its facts, and its policies linked per stretch of unchanged law. */
import type { Bundle, Fact, FilingWindow, IsoDate, Policy } from './bundle'
import type { Answers, Status } from './results'
import { noSuchFact, readAnswer, Said, slotsOf, startOf, type Slot } from './answers'
import { RuleError } from './errors'
import { link, type LinkedPolicy } from './link'
import type { Memory } from './memory'
import { hasRules, statusOn } from './period'

export interface Engine {
  readonly bundle: Bundle
  readonly facts: ReadonlyMap<string, Fact>
  readonly policies: ReadonlyMap<string, Policy>
  readonly slots: ReadonlyMap<string, Slot>
  /** The slots in the order in which they were answered last. */
  readonly order: Slot[]
  readonly programs: ReadonlyMap<string, Program>
  /** What is evaluated unless policies are named. */
  readonly benefits: readonly Program[]
  readonly windows: readonly { readonly window: FilingWindow; readonly program: Program }[]
  readonly memory: Memory
  /** The memory's state before any answer. */
  readonly start: Float64Array
  /** What the user said of each fact, by slot, in the last `fill`. */
  readonly said: Uint8Array
}

/** One policy of an engine. */
export interface Program {
  readonly policy: Policy
  /** Slots of its readings with options; empty when its words leave only one reading. */
  readonly readings: readonly ReadingSlot[]
  /** Where the policy stands on a day, and its rules under that day's law while they apply. */
  readonly on: (day: IsoDate) => DayRules
}

export interface ReadingSlot {
  readonly id: string
  readonly index: number
  readonly options: number
}

/** Where a policy stands on a day, and what computes it then. */
export interface DayRules {
  readonly day: IsoDate
  readonly status: Status
  readonly linked: LinkedPolicy | null
}

/** Reads a bundle. Cheap: policies are linked when first used. */
export function load(bundle: Bundle): Engine {
  const slots = slotsOf(bundle)
  let next = bundle.facts.length
  const readings = bundle.policies.map((policy) =>
    policy.readings
      .filter((reading) => reading.options.length > 0)
      .map(({ id, options }) => ({ id, index: next++, options: options.length })),
  )
  const start = startOf(slots.values(), readings.flat())
  const memory: Memory = {
    state: Float64Array.from(start),
    needed: new Uint8Array(bundle.facts.length),
    complete: false,
    doubted: false,
    version: 0,
    log: [],
  }
  const programs = bundle.policies.map((policy, i) => program(policy, readings[i] ?? [], slots, memory))
  return {
    bundle,
    facts: byId(bundle.facts),
    policies: byId(bundle.policies),
    slots,
    order: [...slots.values()],
    programs: new Map(programs.map((one) => [one.policy.id, one])),
    windows: bundle.windows.map((window) => ({ window, program: program(asPolicy(window), [], slots, memory) })),
    benefits: programs.filter(({ policy }) => policy.role === 'benefit'),
    memory,
    start,
    said: new Uint8Array(bundle.facts.length),
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function program(
  policy: Policy,
  readings: readonly ReadingSlot[],
  slots: ReadonlyMap<string, Slot>,
  memory: Memory,
): Program {
  const breaks = [...new Set(datesIn(policy))]
  const stretches = new Map<number, LinkedPolicy>()
  let latest: DayRules = { day: '', status: 'not-yet', linked: null }

  function linkedOn(day: IsoDate): LinkedPolicy {
    const stretch = breaks.filter((from) => from <= day).length
    const linked = stretches.get(stretch) ?? link(policy, day, { slots, readings, memory })
    stretches.set(stretch, linked)
    return linked
  }

  function on(day: IsoDate): DayRules {
    if (latest.day === day) return latest
    const status = statusOn(policy, day)
    latest = { day, status, linked: hasRules(policy, day) ? linkedOn(day) : null }
    return latest
  }

  return { policy, readings, on }
}

/** Every day from which a number or a citation changes in this part of a policy. */
export function datesIn(part: unknown): IsoDate[] {
  if (typeof part !== 'object' || part === null) return []
  const { from } = part as { from?: unknown }
  return [...(typeof from === 'string' ? [from] : []), ...Object.values(part).flatMap(datesIn)]
}

/** Puts the answers into the engine's memory. Throws AnswerError for an unknown fact or an unusable answer. */
export function fill({ start, said, slots, order, memory }: Engine, answers: Answers): void {
  const { state } = memory
  state.set(start)
  said.fill(Said.Nothing)
  memory.version++
  let exact = 0
  let place = 0
  for (const id in answers) {
    const answer = answers[id]
    if (answer === undefined) continue
    // Most askers keep to one order, so that nothing has to be looked up.
    let slot = order[place]
    if (slot === undefined || slot.id !== id) order[place] = slot = slots.get(id) ?? noSuchFact(id)
    place++
    const { index, bits, precision } = slot
    const cell = 2 * index
    // The common cases without a call: an option, or a figure with no more decimals than the fact has.
    let value: number | undefined
    if (bits !== null) value = bits.get(answer)
    else if (typeof answer === 'number') {
      const scaled = Math.round(answer * precision)
      const figure = (scaled + 0) * slot.parts // no negative zero
      // Dividing back gives the double nearest to the decimal, so equality proves that nothing was rounded away.
      if (scaled / precision === answer && figure >= slot.low && figure <= slot.high) value = figure
    }
    if (value !== undefined) {
      state[cell] = value
      state[cell + 1] = value
      said[index] = Said.Exact
      exact++
    } else {
      const one = readAnswer(slot, answer, state)
      said[index] = one
      if (one === Said.Exact) exact++
    }
  }
  memory.complete = exact === said.length
}

export function programOf(engine: Engine, id: string): Program {
  const found = engine.programs.get(id)
  if (!found) throw new RuleError(`no policy ${id}`)
  return found
}

/** The programs asked for, or every benefit. */
export function programsOf(engine: Engine, ids: readonly string[] | undefined): readonly Program[] {
  return ids ? ids.map((id) => programOf(engine, id)) : engine.benefits
}

/** A window as a policy without money, so that one engine judges both. */
function asPolicy({ id, title, audience, who, checkedOn, notes }: FilingWindow): Policy {
  return {
    ...{ id, role: 'view', title, summary: '', topic: id, audience, kind: 'in-force', valid: [{ from: '0000-01-01' }] },
    ...{ checkedOn, clauses: [], params: {}, lets: {}, eligible: who, amounts: [], readings: [], notes },
    apply: { offices: [], how: [] },
  }
}
