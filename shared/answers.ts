/** Answers become closed integer intervals: one slot per fact, at the fact's own scale. */
import type { Bundle, ChoiceFact, Fact, NumberFact } from './bundle'
import type { Answer, Answers } from './results'
import type { Engine } from './engine'
import { AnswerError } from './errors'

/** A mean of up to four quarters' (start + end) ÷ 2 is a whole number of 1/24. */
const QUARTER_PARTS = 24
const MAX_QUARTERS = 4
const MAX_PARTS = 20

/** How one fact is held: n ÷ scale for numbers, a bit per option for choices. */
export interface Slot {
  readonly index: number
  /** Of the fact. */
  readonly id: string
  readonly fact: Fact
  readonly scale: number
  readonly low: number
  readonly high: number
  /** 10 ^ decimals of a number fact. */
  readonly precision: number
  /** scale ÷ precision. */
  readonly parts: number
  /** The bit of each option of a choice. */
  readonly bits: ReadonlyMap<unknown, number> | null
}

/** What a user said of a fact. */
export const enum Said {
  Nothing = 0,
  Exact = 1,
  Band = 2,
  DontKnow = 3,
}

export function slotsOf(bundle: Pick<Bundle, 'facts'>): Map<string, Slot> {
  return new Map(bundle.facts.map((fact, index) => [fact.id, slotOf(fact, index)]))
}

function slotOf(fact: Fact, index: number): Slot {
  const { id } = fact
  if (fact.type === 'choice') {
    const all = allOf(fact.options.length)
    return { index, id, fact, scale: 1, low: all, high: all, precision: 1, parts: 1, bits: bitsOf(fact) }
  }
  const precision = 10 ** fact.decimals
  const parts = fact.quarterly ? QUARTER_PARTS : 1
  const scale = precision * parts
  return { index, id, fact, scale, low: fact.min * scale, high: fact.max * scale, precision, parts, bits: null }
}

/** By option id; `yes` and `no` also by truth value. */
function bitsOf(fact: ChoiceFact): Map<unknown, number> {
  const bits = new Map<unknown, number>()
  fact.options.forEach(({ id }, i) => {
    bits.set(id, 2 ** i)
    if (id === 'yes' || id === 'no') bits.set(id === 'yes', 2 ** i)
  })
  return bits
}

/** The state an evaluation starts from: every fact anywhere in its range, every reading open. */
export function startOf(slots: Iterable<Slot>, readings: readonly { readonly options: number }[]): Float64Array {
  const state: number[] = []
  for (const slot of slots) state.push(slot.low, slot.high)
  for (const { options } of readings) state.push(allOf(options), allOf(options))
  return Float64Array.from(state)
}

/** A bit for each option. */
export function allOf(options: number): number {
  return 2 ** options - 1
}

/**
 * Writes one answer into `state` (low at 2 × index, high behind it).
 * Throws AnswerError with the path of the wrong part.
 */
export function readAnswer(slot: Slot, answer: unknown, state: Float64Array): Said {
  const cell = 2 * slot.index
  if (answer === null) return Said.DontKnow
  if (slot.bits) {
    state[cell] = state[cell + 1] = slot.bits.get(answer) ?? noSuchOption(slot.fact as ChoiceFact)
    return Said.Exact
  }
  if (typeof answer === 'object') {
    const [low, high] = readComposite(slot, slot.fact as NumberFact, answer)
    state[cell] = low
    state[cell + 1] = high
    return low === high ? Said.Exact : Said.Band
  }
  state[cell] = state[cell + 1] = readDecimal(slot, answer, '')
  return Said.Exact
}

export function noSuchFact(id: string): never {
  throw new AnswerError(`answers.${id}`, `没有「${id}」这道题，请核对题目编号`)
}

function noSuchOption(fact: ChoiceFact): never {
  const choices = fact.options.map((option) => option.id).join('、')
  throw new AnswerError(
    `answers.${fact.id}`,
    `「${fact.label}」没有这个选项，请从 ${choices} 中选一个，或填 null 表示不清楚`,
  )
}

function readComposite(slot: Slot, fact: NumberFact, answer: unknown): readonly [number, number] {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
    const keys = Object.keys(answer)
    const value = answer as { low?: unknown; high?: unknown; quarters?: unknown; parts?: unknown }
    if (keys.length > 0 && keys.every((key) => key === 'low' || key === 'high')) return readBand(slot, value)
    if (keys.length === 1 && keys[0] === 'quarters' && fact.quarterly) return twice(readQuarters(slot, value.quarters))
    if (keys.length === 1 && keys[0] === 'parts' && fact.parts) return twice(readParts(slot, value.parts))
  }
  throw refusal(slot, '', '填的形式不对，请填一个数，或用 low、high 填一个范围，不清楚填 null')
}

const twice = (value: number): readonly [number, number] => [value, value]

function readBand(slot: Slot, band: { low?: unknown; high?: unknown }): readonly [number, number] {
  const low = band.low === undefined ? slot.low : readDecimal(slot, band.low, '.low')
  const high = band.high === undefined ? slot.high : readDecimal(slot, band.high, '.high')
  if (low > high) throw refusal(slot, '.low', '范围的下限大于上限，请对调')
  return [low, high]
}

function readQuarters(slot: Slot, quarters: unknown): number {
  if (!Array.isArray(quarters) || quarters.length < 1 || quarters.length > MAX_QUARTERS) {
    throw refusal(slot, '.quarters', `请填 1 至 ${MAX_QUARTERS} 个季度，每季一对季初值、季末值`)
  }
  let sum = 0
  quarters.forEach((pair: unknown, quarter) => {
    if (!Array.isArray(pair) || pair.length !== 2)
      throw refusal(slot, `.quarters.${quarter}`, '每季要填季初值和季末值两个数')
    pair.forEach((value: unknown, end) => {
      sum += readDecimal(slot, value, `.quarters.${quarter}.${end}`)
    })
  })
  return sum / (2 * quarters.length)
}

function readParts(slot: Slot, parts: unknown): number {
  if (!Array.isArray(parts) || parts.length < 1 || parts.length > MAX_PARTS) {
    throw refusal(slot, '.parts', `请填 1 至 ${MAX_PARTS} 个数，分别填写后自动相加`)
  }
  const values = parts.map((part: unknown, i) => readDecimal(slot, part, `.parts.${i}`))
  return withinRange(
    slot,
    values.reduce((sum, value) => sum + value, 0),
    '.parts',
  )
}

/** A double holds every decimal of so many digits apart. */
const DOUBLE_DIGITS = 15
const DECIMAL = /^-?\d+(\.\d+)?$/

/** The value at the slot's scale, exactly, and within the fact's range. */
function readDecimal(slot: Slot, value: unknown, path: string): number {
  const number = typeof value === 'number' ? value : numberOf(slot, value, path)
  const { precision } = slot
  withinRange(slot, number * slot.scale, path)
  const scaled = Math.round(number * precision) + 0 // no negative zero
  // Dividing back gives the double nearest to the decimal, so equality proves that nothing was rounded away.
  if (scaled / precision !== number || isFiner(value, precision)) throw refusal(slot, path, decimalsAllowed(precision))
  return scaled * slot.parts
}

function numberOf(slot: Slot, value: unknown, path: string): number {
  if (typeof value !== 'string') throw refusal(slot, path, '要填一个数')
  if (!DECIMAL.test(value)) throw refusal(slot, path, '不是数字，请只填数字和小数点')
  return Number(value)
}

/** Text with more decimals than the precision has, which a double no longer shows behind too many digits. */
function isFiner(value: unknown, precision: number): boolean {
  if (typeof value !== 'string' || value.length <= DOUBLE_DIGITS) return false
  const point = value.indexOf('.')
  return point >= 0 && /[1-9]/.test(value.slice(point + String(precision).length))
}

function decimalsAllowed(precision: number): string {
  return precision === 1 ? '要填整数' : `最多填 ${String(precision).length - 1} 位小数`
}

function withinRange(slot: Slot, value: number, path: string): number {
  const { min, max } = slot.fact as NumberFact
  if (value < slot.low) throw refusal(slot, path, `不能小于 ${min}，请检查`)
  if (value > slot.high) throw refusal(slot, path, `不能大于 ${max}，请检查单位和位数`)
  return value
}

function refusal(slot: Slot, path: string, message: string): AnswerError {
  return new AnswerError(`answers.${slot.fact.id}${path}`, `「${slot.fact.label}」${message}`)
}

/** The answers, if the engine can use every one of them. Throws AnswerError with the path of the first it cannot. */
export function checkAnswers({ slots }: Pick<Engine, 'slots'>, answers: unknown): Answers {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    throw new AnswerError('answers', '答案要写成 { 题目编号: 值 } 的形式')
  }
  const scratch = startOf(slots.values(), [])
  for (const [id, answer] of Object.entries(answers)) {
    readAnswer(slots.get(id) ?? noSuchFact(id), answer, scratch)
  }
  checkLimits(slots, scratch)
  return answers as Answers
}

function checkLimits(slots: ReadonlyMap<string, Slot>, state: Float64Array): void {
  for (const slot of slots.values()) checkLimit(slots, slot, state)
}

/** A fact limited by another one must fit below it whatever is still open. */
function checkLimit(slots: ReadonlyMap<string, Slot>, slot: Slot, state: Float64Array): void {
  const limit = slot.fact.type === 'number' && slot.fact.atMost ? slots.get(slot.fact.atMost) : undefined
  if (!limit) return
  const low = (state[2 * slot.index] ?? 0) / slot.scale
  const most = (state[2 * limit.index + 1] ?? 0) / limit.scale
  if (low > most) throw refusal(slot, '', `不能多于「${limit.fact.label}」，请检查这两题`)
}

/** Answers stored under an earlier bundle: what is still valid, and the ids of what is not. Never throws. */
export function keepAnswers(
  { slots }: Pick<Engine, 'slots'>,
  stored: unknown,
): { answers: Answers; dropped: string[] } {
  const answers: Record<string, Answer> = {}
  const dropped: string[] = []
  if (typeof stored === 'object' && stored !== null && !Array.isArray(stored)) {
    const scratch = startOf(slots.values(), [])
    for (const [id, answer] of Object.entries(stored)) {
      const slot = slots.get(id)
      try {
        readAnswer(slot ?? noSuchFact(id), answer, scratch)
        checkLimits(slots, scratch)
        answers[id] = answer as Answer
      } catch {
        // What disagrees with the answers before it must not count against those behind.
        if (slot) scratch.set([slot.low, slot.high], 2 * slot.index)
        dropped.push(id)
      }
    }
  }
  return { answers, dropped }
}
