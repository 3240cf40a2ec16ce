/**
 * Rules become closures over integer slots. No code is generated: phones forbid it.
 *
 * A quantity is computed one end at a time, 0 = low and 1 = high. Every operator is monotone in each operand,
 * so an end of the result needs one end of each operand: a settled quantity is computed once, a range twice.
 * A value is numerator ÷ (scale × denominator): the scale is fixed when linking, and only quantities that divide
 * by a fact have a denominator, left in `denominator` by the last call.
 */
import type { Fraction, Policy, Quantity, Relation, Truth } from './bundle'
import type { Slot } from './answers'
import { RuleError } from './errors'
import { add, compare, floorDiv, fraction, gcd, mul, type Int } from './exact'
import { paramOn } from './period'

export const NO = 0
export const YES = 1
export const UNKNOWN = 2
export type Tri = 0 | 1 | 2
const FEN_PER_YUAN = 100
export type End = 0 | 1

export interface Condition {
  readonly test: () => Tri
  /** Narrows the open facts to where the condition has that outcome; false when that is nowhere. */
  readonly assume: (outcome: 0 | 1) => boolean
  /** Marks the facts that can still change it. */
  readonly mark: () => void
  readonly source: Truth
  readonly of: readonly Condition[]
  readonly left?: Linked
  readonly right?: Linked
}

export interface Linked {
  /** Numerator of that end. */
  readonly bound: (end: End) => Int
  readonly mark: () => void
  readonly scale: number
  /** Leaves a denominator behind. */
  readonly divides: boolean
  readonly constant?: Fraction
  readonly source: Quantity
  readonly rows?: readonly LinkedRow[]
}

export interface LinkedRow {
  readonly when: Condition | null
  readonly of: Linked
}

/** The facts' intervals while one evaluation runs, shared by all closures of an engine. */
export interface Memory {
  /** Low at 2 × slot, high behind it. For choices both hold a bit per option still possible. */
  readonly state: Float64Array
  readonly needed: Uint8Array
  /** Undo log: index and former value, in turn. */
  readonly log: number[]
}

let denominator: Int = 1

/** The denominator left by the last `bound` of a quantity that divides. */
export function lastDenominator(of: Linked): Int {
  return of.divides ? denominator : 1
}

export interface Scope {
  readonly slots: ReadonlyMap<string, Slot>
  /** Slots of this policy's readings that have options. */
  readonly readings: readonly { readonly id: string; readonly index: number }[]
  readonly memory: Memory
}

/** An amount in yuan; numerator × factor ÷ (denominator × divisor) is fen. */
export interface LinkedAmount {
  readonly of: Linked
  readonly factor: number
  readonly divisor: number
}

export interface LinkedPolicy {
  readonly eligible: Condition
  /** Tests eligibility, and remembers a settled outcome for the amounts that hang on it. */
  readonly judge: () => Tri
  readonly amounts: readonly LinkedAmount[]
  readonly lets: ReadonlyMap<string, Linked>
  /** Slots of the facts the policy reads. */
  readonly slots: readonly number[]
  readonly condition: (source: Truth) => Condition
}

/** Links one policy with the parameters in force on a day. Throws RuleError for a parameter without a value. */
export function link(policy: Policy, on: string, scope: Scope): LinkedPolicy {
  const { state, needed, log } = scope.memory
  const lets = new Map<string, Linked>()
  const used = new Set<number>()

  function undo(mark: number): void {
    while (log.length > mark) {
      const value = log.pop() as number
      state[log.pop() as number] = value
    }
  }

  function narrow(at: number, value: number): void {
    log.push(at, state[at] as number)
    state[at] = value
  }

  function slotOf(fact: string): Slot {
    const slot = scope.slots.get(fact)
    if (!slot) throw new RuleError(`${policy.id}: unknown fact ${fact}`)
    used.add(slot.index)
    return slot
  }

  // ---- quantities

  function quantity(source: Quantity): Linked {
    switch (source.op) {
      case 'number':
        return constantOf(source.value, source)
      case 'param': {
        const param = policy.params[source.param]
        if (!param) throw new RuleError(`${policy.id}: unknown parameter ${source.param}`)
        return constantOf(paramOn(param, on).value, source)
      }
      case 'fact':
        return factOf(source.fact, source)
      case 'let': {
        const known = lets.get(source.let)
        if (known) return known
        const definition = policy.lets[source.let]
        if (!definition) throw new RuleError(`${policy.id}: unknown let ${source.let}`)
        const linked = quantity(definition.of)
        lets.set(source.let, linked)
        return linked
      }
      case 'floor':
        return floorOf(quantity(source.of), source)
      case 'table':
        return tableOf(
          source.rows.map((row) => ({ when: row.when ? condition(row.when) : null, of: quantity(row.of) })),
          source,
        )
      default:
        return binary(source, quantity(source.of[0]), quantity(source.of[1]))
    }
  }

  function binary(source: Extract<Quantity, { of: readonly [Quantity, Quantity] }>, a: Linked, b: Linked): Linked {
    if (a.constant && b.constant) return constantOf(fold(source.op, a.constant, b.constant), source)
    switch (source.op) {
      case 'add':
        return sum(a, b, 1, source)
      case 'sub':
        return sum(a, b, -1, source)
      case 'mul':
        if (b.constant) return times(a, b.constant, source)
        if (a.constant) return times(b, a.constant, source)
        return product(a, b, source)
      case 'div':
        if (b.constant) return times(a, [b.constant[1], b.constant[0]], source)
        return quotient(a, b, source)
      case 'min':
        return extreme(a, b, 1, source)
      case 'max':
        return extreme(a, b, -1, source)
    }
  }

  function constantOf(value: Fraction, source: Quantity): Linked {
    const [numerator, scale] = value
    return { bound: () => numerator, mark: nothing, scale, divides: false, constant: value, source }
  }

  function factOf(fact: string, source: Quantity): Linked {
    const { index, scale } = slotOf(fact)
    const low = 2 * index
    const mark = (): void => {
      if (state[low] !== state[low + 1]) needed[index] = 1
    }
    return { bound: (end) => state[low + end] as number, mark, scale, divides: false, source }
  }

  /** Marking stops at whatever is settled: that is all there is to relevance. */
  function derived(parts: Omit<Linked, 'mark' | 'source'>, source: Quantity, of: readonly Linked[]): Linked {
    const linked: Linked = {
      ...parts,
      source,
      mark: () => {
        if (!isSettled(linked)) for (const part of of) part.mark()
      },
    }
    return linked
  }

  function sum(a: Linked, b: Linked, sign: 1 | -1, source: Quantity): Linked {
    const scale = common(a.scale, b.scale)
    const first = scaled(a, scale / a.scale)
    const second = scaled(b, (sign * scale) / b.scale)
    const flip = sign === -1 ? 1 : 0
    const divides = a.divides || b.divides
    const bound = divides
      ? (end: End): Int => {
          const x = first(end)
          const dx = lastDenominator(a)
          const y = second((end ^ flip) as End)
          const dy = lastDenominator(b)
          denominator = mul(dx, dy)
          return add(mul(x, dy), mul(y, dx))
        }
      : (end: End): Int => add(first(end), second((end ^ flip) as End))
    return derived({ bound, scale, divides }, source, [a, b])
  }

  function times(a: Linked, [p, q]: Fraction, source: Quantity): Linked {
    if (p === 0) return constantOf([0, 1], source)
    const shared = gcd(p, a.scale)
    const bound = scaled(a, p / shared)
    return { bound, mark: a.mark, scale: safe((a.scale / shared) * q), divides: a.divides, source }
  }

  function product(a: Linked, b: Linked, source: Quantity): Linked {
    const divides = a.divides || b.divides
    const bound = divides
      ? (end: End): Int => {
          const x = a.bound(end)
          const dx = lastDenominator(a)
          const y = b.bound(end)
          denominator = mul(dx, lastDenominator(b))
          return mul(x, y)
        }
      : (end: End): Int => mul(a.bound(end), b.bound(end))
    return derived({ bound, scale: safe(a.scale * b.scale), divides }, source, [a, b])
  }

  function quotient(a: Linked, b: Linked, source: Quantity): Linked {
    const shared = gcd(a.scale, b.scale)
    const factor = b.scale / shared
    const bound = (end: End): Int => {
      const x = a.bound(end)
      const dx = lastDenominator(a)
      const y = b.bound((end ^ 1) as End)
      const dy = lastDenominator(b)
      denominator = mul(dx, y)
      return mul(mul(x, factor), dy)
    }
    return derived({ bound, scale: a.scale / shared, divides: true }, source, [a, b])
  }

  /** side 1: the smaller of both; −1: the larger. */
  function extreme(a: Linked, b: Linked, side: 1 | -1, source: Quantity): Linked {
    const scale = common(a.scale, b.scale)
    const first = scaled(a, scale / a.scale)
    const second = scaled(b, scale / b.scale)
    const divides = a.divides || b.divides
    const bound = divides
      ? (end: End): Int => {
          const x = first(end)
          const dx = lastDenominator(a)
          const y = second(end)
          const dy = lastDenominator(b)
          const takeFirst = compareOver(x, dx, y, dy) * side <= 0
          denominator = takeFirst ? dx : dy
          return takeFirst ? x : y
        }
      : (end: End): Int => {
          const x = first(end)
          const y = second(end)
          return compare(x, y) * side <= 0 ? x : y
        }
    const linked: Linked = {
      bound,
      scale,
      divides,
      source,
      mark: () => {
        if (isSettled(linked)) return
        const [worst, best] = side === 1 ? ([1, 0] as const) : ([0, 1] as const)
        if (compareEnds(b, best, a, worst) * side < 0) b.mark()
        if (compareEnds(a, best, b, worst) * side < 0) a.mark()
      },
    }
    return linked
  }

  function floorOf(a: Linked, source: Quantity): Linked {
    const bound = (end: End): Int => {
      const x = a.bound(end)
      return floorDiv(x, mul(lastDenominator(a), a.scale))
    }
    return derived({ bound, scale: 1, divides: false }, source, [a])
  }

  /**
   * Rows that may hit, in order. `open` sees the condition of a row that may or may not;
   * `hit` sees its value with the open facts narrowed to where it does.
   */
  function visitRows(rows: readonly LinkedRow[], open: (when: Condition) => void, hit: (row: number) => void): void {
    const mark = log.length
    for (let i = 0; i < rows.length; i++) {
      const { when } = rows[i] as LinkedRow
      const outcome = when ? when.test() : YES
      if (outcome === NO) continue
      if (outcome === YES || !when) {
        hit(i)
        break
      }
      open(when)
      const inner = log.length
      if (when.assume(YES)) hit(i)
      undo(inner)
      if (!when.assume(NO)) break
    }
    undo(mark)
  }

  function tableOf(rows: readonly LinkedRow[], source: Quantity): Linked {
    const scale = rows.reduce((all, row) => common(all, row.of.scale), 1)
    const divides = rows.some((row) => row.of.divides)
    const tests = rows.map((row) => row.when?.test ?? always)
    const bounds = rows.map((row) => scaled(row.of, scale / row.of.scale))

    function valueOf(row: number, end: End): Int {
      const value = (bounds[row] as Linked['bound'])(end)
      if (divides && !(rows[row] as LinkedRow).of.divides) denominator = 1
      return value
    }

    /** The lowest or highest value of the rows that may hit. */
    function hull(end: End): Int {
      const side = end === 0 ? 1 : -1
      let best: Int | undefined
      let bestDenominator: Int = 1
      visitRows(rows, nothing, (row) => {
        const value = valueOf(row, end)
        const below = divides ? denominator : 1
        const difference = best === undefined ? -side : compareOver(value, below, best, bestDenominator)
        if (difference * side >= 0) return
        best = value
        bestDenominator = below
      })
      denominator = bestDenominator
      return best ?? noRow()
    }

    function noRow(): never {
      throw new RuleError(`${policy.id}: no row of the table applies`)
    }

    function bound(end: End): Int {
      for (let row = 0; row < tests.length; row++) {
        const outcome = (tests[row] as () => Tri)()
        if (outcome === YES) return valueOf(row, end)
        if (outcome === UNKNOWN) return hull(end)
      }
      return noRow()
    }

    const linked: Linked = {
      bound,
      scale,
      divides,
      source,
      rows,
      mark: () => {
        if (isSettled(linked)) return
        visitRows(
          rows,
          (when) => {
            when.mark()
          },
          (row) => {
            ;(rows[row] as LinkedRow).of.mark()
          },
        )
      },
    }
    return linked
  }

  // ---- conditions

  function condition(source: Truth): Condition {
    switch (source.op) {
      case 'compare':
        return comparison(source)
      case 'choice': {
        const slot = slotOf(source.fact)
        return choice(slot.index, maskOf(slot, source.in), source, true)
      }
      case 'reading': {
        const index = scope.readings.find(({ id }) => id === source.reading)?.index
        const reading = policy.readings.find((candidate) => candidate.id === source.reading)
        const option = reading?.options.findIndex((candidate) => candidate.id === source.is) ?? -1
        if (index === undefined || option < 0) throw new RuleError(`${policy.id}: unknown reading ${source.reading}`)
        return choice(index, 2 ** option, source, false)
      }
      case 'all':
        return group(source, source.of.map(condition), NO)
      case 'any':
        return group(source, source.of.map(condition), YES)
      case 'none':
        return negated(source, group({ ...source, op: 'any' }, source.of.map(condition), YES))
      case 'eligible':
        return { ...eligible, test: () => (judged === UNKNOWN ? eligible.test() : judged), source }
      case 'verify':
        return { test: () => UNKNOWN, assume: () => true, mark: nothing, source, of: [] }
    }
  }

  function maskOf(slot: Slot, options: readonly string[]): number {
    if (slot.fact.type !== 'choice') throw new RuleError(`${policy.id}: ${slot.fact.id} has no options`)
    const ids = slot.fact.options.map((option) => option.id)
    return options.reduce((mask, option) => mask | (2 ** ids.indexOf(option)), 0)
  }

  function choice(index: number, wanted: number, source: Truth, asked: boolean): Condition {
    const at = 2 * index
    const test = (): Tri => {
      const open = state[at] as number
      return (open & wanted) === 0 ? NO : (open & ~wanted) === 0 ? YES : UNKNOWN
    }
    const assume = (outcome: 0 | 1): boolean => {
      const open = state[at] as number
      const rest = outcome === YES ? open & wanted : open & ~wanted
      if (rest !== open) {
        narrow(at, rest)
        narrow(at + 1, rest)
      }
      return rest !== 0
    }
    const mark = (): void => {
      if (asked && test() === UNKNOWN) needed[index] = 1
    }
    return { test, assume, mark, source, of: [] }
  }

  function comparison(source: Extract<Truth, { op: 'compare' }>): Condition {
    const left = quantity(source.left)
    const right = quantity(source.right)
    const upper = source.rel === 'at_most' || source.rel === 'below'
    if (source.left.op === 'fact' && right.constant) {
      return threshold(slotOf(source.left.fact), right.constant, source, { left, right })
    }
    const strict = source.rel === 'below' || source.rel === 'above'
    const [small, large] = upper ? [left, right] : [right, left]
    const test = (): Tri => {
      const worst = compareEnds(small, 1, large, 0)
      if (strict ? worst < 0 : worst <= 0) return YES
      const best = compareEnds(small, 0, large, 1)
      return (strict ? best >= 0 : best > 0) ? NO : UNKNOWN
    }
    const mark = (): void => {
      if (test() !== UNKNOWN) return
      left.mark()
      right.mark()
    }
    return { test, assume: () => true, mark, source, of: [], left, right }
  }

  /** A fact against a number: on integers every relation is «at most T» or «at least T». */
  function threshold(
    slot: Slot,
    [p, q]: Fraction,
    source: Truth & { rel: Relation },
    sides: { left: Linked; right: Linked },
  ): Condition {
    const at = 2 * slot.index
    const numerator = mul(p, slot.scale)
    const whole = floorDiv(numerator, q)
    const onStep = compare(mul(whole, q), numerator) === 0
    const { rel } = source
    const limit =
      rel === 'below' && onStep ? whole - 1 : rel === 'above' || (rel === 'at_least' && !onStep) ? whole + 1 : whole
    const upper = rel === 'at_most' || rel === 'below'
    const test = (): Tri => {
      const low = state[at] as number
      const high = state[at + 1] as number
      if (upper) return high <= limit ? YES : low > limit ? NO : UNKNOWN
      return low >= limit ? YES : high < limit ? NO : UNKNOWN
    }
    const assume = (outcome: 0 | 1): boolean => {
      const capped = upper === (outcome === YES)
      const edge = outcome === YES ? limit : upper ? limit + 1 : limit - 1
      if (capped && (state[at + 1] as number) > edge) narrow(at + 1, edge)
      if (!capped && (state[at] as number) < edge) narrow(at, edge)
      return (state[at] as number) <= (state[at + 1] as number)
    }
    const mark = (): void => {
      if (test() === UNKNOWN) needed[slot.index] = 1
    }
    return { test, assume, mark, source, of: [], ...sides }
  }

  /** `decided`: the outcome that one member alone brings about. NO for all, YES for any. */
  function group(source: Truth, of: readonly Condition[], decided: 0 | 1): Condition {
    const [only] = of
    if (of.length === 1 && only) return only
    const otherwise = (1 - decided) as 0 | 1
    const tests = of.map((member) => member.test)
    const test = (): Tri => {
      let outcome: Tri = otherwise
      for (let i = 0; i < tests.length; i++) {
        const one = (tests[i] as () => Tri)()
        if (one === decided) return decided
        if (one === UNKNOWN) outcome = UNKNOWN
      }
      return outcome
    }
    const assume = (outcome: 0 | 1): boolean => {
      if (outcome === otherwise) return of.every((member) => member.assume(outcome))
      const open = of.filter((member) => member.test() !== otherwise)
      return open.length === 1 && open[0] ? open[0].assume(outcome) : open.length > 0
    }
    const mark = (): void => {
      if (test() === UNKNOWN) for (const member of of) member.mark()
    }
    return { test, assume, mark, source, of }
  }

  function negated(source: Truth, inner: Condition): Condition {
    const test = (): Tri => {
      const outcome = inner.test()
      return outcome === UNKNOWN ? UNKNOWN : ((1 - outcome) as Tri)
    }
    return { test, assume: (outcome) => inner.assume((1 - outcome) as 0 | 1), mark: inner.mark, source, of: inner.of }
  }

  let judged: Tri = UNKNOWN
  const eligible = condition(policy.eligible)

  function judge(): Tri {
    judged = eligible.test()
    return judged
  }

  const amounts = policy.amounts.map((amount) => {
    const of = quantity(amount.of)
    const shared = gcd(FEN_PER_YUAN, of.scale)
    return { of, factor: FEN_PER_YUAN / shared, divisor: of.scale / shared }
  })
  return { eligible, judge, amounts, lets, slots: [...used].sort((a, b) => a - b), condition }
}

const nothing = (): void => undefined

const always = (): Tri => YES

/** The numerator times a whole number. */
function scaled(of: Linked, factor: number): Linked['bound'] {
  return factor === 1 ? of.bound : (end) => mul(of.bound(end), factor)
}

/** Whether both ends are the same. */
export function isSettled(of: Linked): boolean {
  const low = of.bound(0)
  if (!of.divides) return compare(low, of.bound(1)) === 0
  const below = denominator
  const high = of.bound(1)
  return compareOver(low, below, high, denominator) === 0
}

/** Like a ÷ da − b ÷ db. */
function compareOver(a: Int, da: Int, b: Int, db: Int): number {
  return da === db ? compare(a, b) : compare(mul(a, db), mul(b, da))
}

/** Like a − b, of one end of each. */
function compareEnds(a: Linked, aEnd: End, b: Linked, bEnd: End): number {
  const x = a.bound(aEnd)
  const dx = lastDenominator(a)
  const y = b.bound(bEnd)
  const dy = lastDenominator(b)
  return a.scale === b.scale ? compareOver(x, dx, y, dy) : compareOver(mul(x, b.scale), dx, mul(y, a.scale), dy)
}

function fold(op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max', [a, b]: Fraction, [c, d]: Fraction): Fraction {
  switch (op) {
    case 'add':
      return fraction(add(mul(a, d), mul(c, b)), mul(b, d))
    case 'sub':
      return fraction(add(mul(a, d), mul(-c, b)), mul(b, d))
    case 'mul':
      return fraction(mul(a, c), mul(b, d))
    case 'div':
      return fraction(mul(a, d), mul(b, c))
    default:
      return compare(mul(a, d), mul(c, b)) < 0 === (op === 'min') ? [a, b] : [c, d]
  }
}

function common(a: number, b: number): number {
  return safe((a / gcd(a, b)) * b)
}

function safe(scale: number): number {
  if (scale <= Number.MAX_SAFE_INTEGER) return scale
  throw new RuleError('scale beyond the exact range')
}
