/** Links one policy with the numbers in force on a day: from its rules to something that computes. */
import type { AmountRule, IsoDate, Policy, Quantity, Truth } from './bundle'
import type { Slot } from './answers'
import { binary, constant, fact, floor } from './arithmetic'
import { choice, comparison, doubt, group, negation, threshold } from './conditions'
import { RuleError } from './errors'
import { gcd, isSafe, mul, roundDiv } from './exact'
import {
  cached,
  conditionOf,
  denominatorOf,
  isSettled,
  NO,
  UNKNOWN,
  YES,
  type Condition,
  type End,
  type Linked,
  type Tri,
} from './linked'
import type { Memory } from './memory'
import { paramOn } from './period'
import { table } from './table'

export const FEN_PER_YUAN = 100

export interface LinkedAmount {
  readonly rule: AmountRule
  readonly of: Linked
  /** Rounded half up: the only rounding there is. */
  readonly fen: (end: End) => number
}

function isUnmarked({ index, bits }: Slot, { state, needed }: Memory): boolean {
  if (needed[index] === 1) return false
  const low = state[2 * index] as number
  return bits ? (low & (low - 1)) !== 0 : low !== state[2 * index + 1]
}

function inFen(of: Linked): (end: End) => number {
  const shared = gcd(FEN_PER_YUAN, of.scale)
  const bound = of.times(FEN_PER_YUAN / shared)
  const divisor = of.scale / shared
  if (!isSafe(2 * of.reach * (FEN_PER_YUAN / shared) + divisor)) {
    return (end) => roundDiv(bound(end), mul(denominatorOf(of), divisor))
  }
  const plain = bound as (end: End) => number
  return divisor === 1 ? plain : (end) => Math.floor((2 * plain(end) + divisor) / (2 * divisor))
}

export interface LinkedPolicy {
  readonly eligible: Condition
  /** Tests eligibility, and remembers a settled outcome for the amounts that hang on it. */
  readonly judge: () => Tri
  readonly amounts: readonly LinkedAmount[]
  /** Some amount is a ceiling only. */
  readonly ceilings: boolean
  readonly lets: ReadonlyMap<string, Linked>
  /** Slots of the facts the policy reads. */
  readonly slots: readonly number[]
  /** Some leaf can never be settled by answers. */
  readonly doubtful: boolean
  readonly condition: (source: Truth) => Condition
}

export interface Scope {
  readonly slots: ReadonlyMap<string, Slot>
  /** Slots of this policy's readings that have options. */
  readonly readings: readonly { readonly id: string; readonly index: number }[]
  readonly memory: Memory
}

/** Throws RuleError for a name the policy does not have and for a parameter without a value on that day. */
export function link(policy: Policy, on: IsoDate, { slots, readings, memory }: Scope): LinkedPolicy {
  const lets = new Map<string, Linked>()
  const beneath = new Map<Linked, ReadonlySet<Slot>>()
  let used = new Set<Slot>()
  let doubtful = false
  let judged: Tri = UNKNOWN

  function slotOf(fact: string): Slot {
    const slot = slots.get(fact) ?? missing('fact', fact)
    used.add(slot)
    return slot
  }

  function missing(what: string, name: string): never {
    throw new RuleError(`${policy.id}: unknown ${what} ${name}`)
  }

  /** `unit`: what the scale of a table shall be a multiple of. */
  function quantity(source: Quantity, unit = 1): Linked {
    switch (source.op) {
      case 'number':
        return constant(source, source.value)
      case 'param':
        return constant(source, paramOn(policy.params[source.param] ?? missing('parameter', source.param), on).value)
      case 'fact':
        return fact(source, slotOf(source.fact), memory)
      case 'let':
        return letOf(source.let)
      case 'floor':
        return floor(source, quantity(source.of))
      case 'table': {
        const rows = source.rows.map((row) => ({ when: row.when ? condition(row.when) : null, of: quantity(row.of) }))
        return table(source, rows, memory, unit)
      }
      default:
        return binary(source, source.op, quantity(source.of[0]), quantity(source.of[1]))
    }
  }

  function letOf(name: string): Linked {
    const known = lets.get(name)
    if (known) {
      for (const slot of beneath.get(known) ?? []) used.add(slot)
      return known
    }
    const { of } = policy.lets[name] ?? missing('let', name)
    const value = markedOnce(of)
    // Rows may differ and still come to the same: then none of their conditions matters.
    const mark = (): void => {
      if (!isSettled(value)) value.mark()
    }
    const open = cached(of.op === 'table' ? { ...value, mark } : value, memory)
    lets.set(name, open)
    beneath.set(open, beneath.get(value) as ReadonlySet<Slot>)
    return open
  }

  /** Where every open fact beneath is marked already, marking has nothing to add. */
  function markedOnce(source: Quantity, unit?: number): Linked {
    const outside = used
    used = new Set()
    const value = quantity(source, unit)
    const slots = used
    used = new Set([...outside, ...slots])
    const marked = {
      ...value,
      mark: (): void => {
        for (const slot of slots)
          if (isUnmarked(slot, memory)) {
            value.mark()
            return
          }
      },
    }
    beneath.set(marked, slots)
    return marked
  }

  function condition(source: Truth): Condition {
    switch (source.op) {
      case 'compare': {
        const left = quantity(source.left)
        const right = quantity(source.right)
        if (source.left.op !== 'fact' || !right.constant) return comparison(source, source.rel, left, right, memory)
        return threshold(source, slotOf(source.left.fact), source.rel, left, right, memory)
      }
      case 'choice': {
        const { index, bits } = slotOf(source.fact)
        const wanted = source.in.reduce((mask, option) => mask | (bits?.get(option) ?? missing('option', option)), 0)
        return choice(source, index, wanted, true, memory)
      }
      case 'reading':
        doubtful = true
        return choice(source, ...readingOf(source.reading, source.is), false, memory)
      case 'all':
        return group(source, source.of.map(condition), NO)
      case 'any':
        return group(source, source.of.map(condition), YES)
      case 'none':
        return negation(source, group(source, source.of.map(condition), YES))
      case 'eligible':
        return conditionOf(
          source,
          () => (judged === UNKNOWN ? eligible.test() : judged),
          eligible.assume,
          eligible.mark,
        )
      case 'verify':
        doubtful = true
        return doubt(source, memory)
    }
  }

  function readingOf(id: string, option: string): readonly [number, number] {
    const { index } = readings.find((slot) => slot.id === id) ?? missing('reading', id)
    const options = policy.readings.find((reading) => reading.id === id)?.options ?? []
    const at = options.findIndex((candidate) => candidate.id === option)
    return [index, at < 0 ? missing('reading', `${id}.${option}`) : 2 ** at]
  }

  const eligible = condition(policy.eligible)

  function judge(): Tri {
    judged = eligible.test()
    return judged
  }

  const amounts = policy.amounts.map((rule) => {
    const of = markedOnce(rule.of, FEN_PER_YUAN)
    return { rule, of, fen: inFen(of) }
  })
  const ceilings = policy.amounts.some(({ upTo }) => upTo)
  return {
    eligible,
    judge,
    amounts,
    ceilings,
    lets,
    slots: [...used].map(({ index }) => index).sort((a, b) => a - b),
    doubtful,
    condition,
  }
}
