/** Tables: the value of the first row that hits, or the range over the rows that may. */
import type { Quantity } from './bundle'
import { common } from './arithmetic'
import { RuleError } from './errors'
import { compareOver, type Int } from './exact'
import {
  denominatorOf,
  leaveDenominator,
  linked,
  NO,
  nothing,
  UNKNOWN,
  YES,
  type Bound,
  type Condition,
  type End,
  type Linked,
  type LinkedRow,
  type Tri,
} from './linked'
import { undo, type Memory } from './memory'

/** `unit`: the scale is a multiple of it. */
export function table(source: Quantity, rows: readonly LinkedRow[], memory: Memory, unit = 1): Linked {
  const scale = rows.reduce((all, row) => common(all, row.of.scale), unit)
  const divides = rows.some((row) => row.of.divides)
  const tests = rows.map((row) => row.when?.test ?? always)
  const bounds = rows.map(({ of }) => of.times(scale / of.scale))
  const reach = Math.max(...rows.map(({ of }) => of.reach * (scale / of.scale)))

  function valueOf(row: number, end: End): Int {
    const value = (bounds[row] as Bound)(end)
    if (divides) leaveDenominator(denominatorOf((rows[row] as LinkedRow).of))
    return value
  }

  /** The lowest or highest value of the rows that may hit. */
  function hull(end: End): Int {
    const side = end === 0 ? 1 : -1
    let best: Int | undefined
    let below: Int = 1
    visitRows(rows, memory, nothing, (row, i) => {
      const value = valueOf(i, end)
      const own = denominatorOf(row.of)
      if (best !== undefined && compareOver(value, own, best, below) * side >= 0) return
      best = value
      below = own
    })
    if (divides) leaveDenominator(below)
    return best ?? noRow()
  }

  function choose(end: End): Int {
    for (let row = 0; row < tests.length; row++) {
      const outcome = (tests[row] as () => Tri)()
      if (outcome === NO) continue
      if (outcome === UNKNOWN) return hull(end)
      return divides ? valueOf(row, end) : (bounds[row] as Bound)(end)
    }
    return noRow()
  }

  function mark(): void {
    const markCondition = (when: Condition): void => {
      when.mark()
    }
    visitRows(rows, memory, markCondition, (row) => {
      row.of.mark()
    })
  }

  const bound = rows[0]?.when || divides ? choose : (bounds[0] as Bound)
  return linked({ source, scale, reach, divides, bound, mark, rows })
}

/**
 * Rows that may hit, in order. `open` sees the condition of a row that may or may not;
 * `hit` sees the row with the open facts narrowed to where it does.
 */
function visitRows(
  rows: readonly LinkedRow[],
  memory: Memory,
  open: (when: Condition) => void,
  hit: (row: LinkedRow, index: number) => void,
): void {
  const { log } = memory
  const start = log.length
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as LinkedRow
    const { when } = row
    const outcome = when ? when.test() : YES
    if (outcome === NO) continue
    if (outcome === YES || !when) {
      hit(row, i)
      break
    }
    open(when)
    const inner = log.length
    if (when.assume(YES)) hit(row, i)
    undo(memory, inner)
    if (!when.assume(NO)) break
  }
  undo(memory, start)
}

const always = (): Tri => YES

function noRow(): never {
  throw new RuleError('no row of a table applies')
}
