/** The engine beside hand-written numbers: every figure is a ratio within one run. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { firms } from './firms'
import { byHand } from './hand'
import { buildContestant } from './rules'

const ROUNDS = 5
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export interface EngineNumbers {
  /** Thirteen answers, in units of the hand-written function. */
  readonly values: number
  readonly valuesWithoutJit: number
  readonly explanation: number
  readonly nextMicros: number
  readonly coldLoadMs: number
  readonly gzipBytes: number
}

async function micros(contestant: 'hand' | 'own', what: string, flags: readonly string[]): Promise<number> {
  const child = fork(here('measure.ts'), [contestant, what], { execArgv: ['--import', 'tsx', ...flags] })
  const [value] = (await once(child, 'message')) as [number]
  return value
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** The median over rounds of own ÷ hand, both measured in the same round. */
async function ratio(what: string, flags: readonly string[] = []): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const hand = await micros('hand', 'evaluate', flags)
    ratios.push((await micros('own', what, flags)) / hand)
  }
  return median(ratios)
}

/** The hand-written numbers are floats, so they may be one fen off; nothing more. */
async function verify(): Promise<void> {
  const { default: own } = await import('./own.mjs')
  const engine = own.load()
  for (const firm of firms(2000)) {
    const [mine, theirs] = [own.evaluate(engine, firm), byHand(firm)]
    for (const key of Object.keys(theirs) as (keyof typeof theirs)[]) {
      const near = Math.abs(Number(mine[key]) - Number(theirs[key])) <= 0.0101
      if (!near) throw new Error(`${key}: ${String(mine[key])} instead of ${String(theirs[key])}`)
    }
  }
}

async function coldLoadMs(): Promise<number> {
  const { load } = (await import(here('build/engine.mjs'))) as { load: (rules: unknown) => unknown }
  const { default: rules } = (await import(here('build/rules.json'), { with: { type: 'json' } })) as {
    default: unknown
  }
  const from = performance.now()
  load(rules)
  return performance.now() - from
}

/** What evaluates and asks, as the contestant names it; explanations are a part of their own. */
async function gzipBytes(): Promise<number> {
  const { default: own } = await import('./own.mjs')
  const { outputFiles } = await build({
    stdin: { contents: own.bundle, resolveDir: here('.'), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length
}

export async function measureEngine(): Promise<EngineNumbers> {
  await buildContestant()
  const coldLoad = await coldLoadMs()
  await verify()
  const next: number[] = []
  for (let round = 0; round < ROUNDS; round++) next.push(await micros('own', 'next', []))
  return {
    values: await ratio('evaluate'),
    valuesWithoutJit: await ratio('evaluate', ['--jitless']),
    explanation: await ratio('explain'),
    nextMicros: median(next),
    coldLoadMs: coldLoad,
    gzipBytes: await gzipBytes(),
  }
}
