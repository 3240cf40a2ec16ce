/** The facts' intervals while one evaluation runs. */

/** Low at 2 × slot, high behind it. For choices both hold a bit per option still possible. */
export interface Memory {
  readonly state: Float64Array
  /** By slot: 1 when the fact can still change what was marked last. */
  readonly needed: Uint8Array
  /** Every fact is exactly known. */
  complete: boolean
  /** A condition was tested that no answer settles, since `watchDoubts`. */
  doubted: boolean
  /** Another number after every change of the state. */
  version: number
  /** Undo log of narrowings: cell and former value, in turn. */
  readonly log: number[]
}

/** From here on every doubt that is met shows: what is remembered may rest on an earlier one. */
export function watchDoubts(memory: Memory): void {
  memory.doubted = false
  memory.version++
}

/** Sets what is known of a choice, for good. */
export function put(memory: Memory, cell: number, value: number): void {
  memory.state[cell] = memory.state[cell + 1] = value
  memory.version++
}

/** Narrows a cell until `undo`. */
export function narrow(memory: Memory, cell: number, value: number): void {
  const { state, log } = memory
  log.push(cell, state[cell] as number)
  state[cell] = value
  memory.version++
}

/** Takes back every narrowing since the log had that length. */
export function undo(memory: Memory, length: number): void {
  const { state, log } = memory
  if (log.length > length) memory.version++
  while (log.length > length) {
    const value = log.pop() as number
    state[log.pop() as number] = value
  }
}
