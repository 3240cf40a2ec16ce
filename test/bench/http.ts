/** Requests per second of server CPU: POST /v1/evaluate beside a bare Node JSON echo, interleaved in one run. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFunctions } from '../../functions/local/build'
import type { Kind } from './http/bodies'

const ROUNDS = 8
const WARM_UP = 20_000
const REQUESTS = 6_000
const CONNECTIONS = 32

const here = (name: string) => fileURLToPath(new URL(`http/${name}`, import.meta.url))

interface Contestant {
  readonly process: ChildProcess
  readonly port: number
  readonly path: string
}

interface Race {
  readonly contestant: Contestant
  readonly kind: Kind
}

/** Microseconds of server CPU a request, in the round of each that other work on the machine disturbed least. */
export interface HttpNumbers {
  /** The bare echo, sent what `figures` is sent. */
  readonly echoMicros: number
  /** A complete profile, figures only. */
  readonly figuresMicros: number
  /** Requests per CPU second as a share of the echo's. */
  readonly figuresRatio: number
  /** The same profile with every deciding step and its clause. */
  readonly explainedMicros: number
  /** A half-filled profile, figures only: ranges and the next questions. */
  readonly halfMicros: number
}

async function startContestant(kind: string, path: string, dist: string): Promise<Contestant> {
  const child = fork(here('server.ts'), [kind, dist], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { process: child, port, path }
}

async function cpuMicros({ process: child }: Contestant): Promise<number> {
  child.send('cpu')
  const [{ cpuMicros: micros }] = (await once(child, 'message')) as [{ cpuMicros: number }]
  return micros
}

async function load({ contestant, kind }: Race, count: number): Promise<void> {
  const numbers = [contestant.port, count, CONNECTIONS].map(String)
  const args = ['--import', 'tsx', here('load.ts'), contestant.path, ...numbers, kind]
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')) as [number]
  if (code !== 0) throw new Error('the load generator failed')
}

async function costOf(race: Race): Promise<number> {
  const before = await cpuMicros(race.contestant)
  await load(race, REQUESTS)
  return ((await cpuMicros(race.contestant)) - before) / REQUESTS
}

/** Runs the comparison, prints one line and returns the numbers. */
export async function httpBench(): Promise<HttpNumbers> {
  const dist = mkdtempSync(join(tmpdir(), 'qinghui-bench-'))
  await buildFunctions(dist)
  const echo = await startContestant('echo', '/', dist)
  const own = await startContestant('own', '/v1/evaluate', dist)
  const races: readonly Race[] = [
    { contestant: echo, kind: 'figures' },
    { contestant: own, kind: 'figures' },
    { contestant: own, kind: 'explained' },
    { contestant: own, kind: 'half' },
  ]
  try {
    for (const race of races) await load(race, WARM_UP)
    const rounds: number[][] = []
    for (let round = 0; round < ROUNDS; round++) {
      const costs: number[] = []
      for (const race of races) costs.push(await costOf(race))
      rounds.push(costs)
    }
    const micros = (race: number) => Math.min(...rounds.map((costs) => costs[race] ?? NaN))
    const numbers: HttpNumbers = {
      echoMicros: micros(0),
      figuresMicros: micros(1),
      figuresRatio: micros(0) / micros(1),
      explainedMicros: micros(2),
      halfMicros: micros(3),
    }
    console.log(
      `http, µs of CPU a request: bare JSON echo ${numbers.echoMicros.toFixed(0)}, ` +
        `evaluate ${numbers.figuresMicros.toFixed(0)} (${(numbers.figuresRatio * 100).toFixed(0)} %), ` +
        `half filled ${numbers.halfMicros.toFixed(0)}, every step explained ${numbers.explainedMicros.toFixed(0)}`,
    )
    return numbers
  } finally {
    for (const { process: child } of [echo, own]) child.kill()
    rmSync(dist, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await httpBench()
