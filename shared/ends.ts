/** Where a range ends only because an open question ends there. */
import type { Engine } from './engine'
import { narrow, undo } from './memory'

type Facts = Pick<Engine, 'bundle' | 'start' | 'memory'>

/** The part of an open range by which it is drawn in: what hangs on its end moves, and no limit of the law is passed. */
const STEP = 1 / 64

/** What comes out with every open figure of these slots kept away from the ends of its question; null without any. */
export function drawnIn<T>(facts: Facts, slots: readonly number[], run: () => T): T | null {
  const { memory } = facts
  const length = memory.log.length
  for (const slot of slots) drawIn(facts, slot)
  if (memory.log.length === length) return null
  const outcome = run()
  undo(memory, length)
  return outcome
}

function drawIn({ bundle, start, memory }: Facts, slot: number): void {
  const fact = bundle.facts[slot]
  if (fact?.type !== 'number' || fact.limited) return
  const low = 2 * slot
  const high = low + 1
  const from = memory.state[low] as number
  const to = memory.state[high] as number
  const step = Math.ceil((to - from) * STEP)
  if (to === start[high]) narrow(memory, high, to - step)
  if (from === start[low] && from < 0) narrow(memory, low, from + step)
}
