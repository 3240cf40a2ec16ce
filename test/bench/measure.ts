/** One contestant in a fresh process: microseconds of CPU a call. Arguments: contestant, what, milliseconds. */
import { byHand } from './hand'
import { firms, halfFilled, type Firm } from './firms'

const [contestant = '', what = '', milliseconds = '500'] = process.argv.slice(2)
const all = firms(2000)

async function callOf(): Promise<(i: number) => unknown> {
  if (contestant === 'hand') return (i) => byHand(all[i] as Firm)
  const { default: own } = await import('./own.mjs')
  const engine = own.load()
  const half = halfFilled(all)
  if (what === 'next') return (i) => own.next(engine, half[i] as Partial<Firm>)
  if (what === 'explain') return (i) => own.trace(engine, all[i] as Firm)
  return (i) => own.evaluate(engine, all[i] as Firm)
}

/** Results are kept alive so that nothing is optimised away. */
function microsPerCall(call: (i: number) => unknown, forMs: number): number {
  const kept: unknown[] = new Array<unknown>(64)
  const from = process.cpuUsage()
  const end = performance.now() + forMs
  let calls = 0
  while (performance.now() < end) for (let i = 0; i < 20; i++, calls++) kept[calls % 64] = call(calls % all.length)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / calls
}

const call = await callOf()
microsPerCall(call, Number(milliseconds))
process.send?.(microsPerCall(call, Number(milliseconds)))
