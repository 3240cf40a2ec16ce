/** Requests per second of server CPU: POST /v1/evaluate beside a bare Node JSON echo, interleaved in one run. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFunctions } from '../../functions/local/build'

const ROUNDS = 5
const WARM_UP = 6_000
const REQUESTS = 6_000
const CONNECTIONS = 32

const here = (name: string) => fileURLToPath(new URL(`http/${name}`, import.meta.url))
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

interface Contestant {
  readonly process: ChildProcess
  readonly port: number
  readonly path: string
}

interface Kind {
  readonly contestant: Contestant
  readonly explain: boolean
}

/** Microseconds of server CPU a request, and the requests per CPU second as a share of the echo's. */
export interface HttpNumbers {
  readonly echoMicros: number
  /** Figures only. */
  readonly figuresMicros: number
  readonly figuresRatio: number
  /** With every deciding step and its clause, as by default. */
  readonly explainedMicros: number
  readonly explainedRatio: number
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

async function load({ contestant, explain }: Kind, count: number): Promise<void> {
  const numbers = [contestant.port, count, CONNECTIONS, explain ? 1 : 0].map(String)
  const args = ['--import', 'tsx', here('load.ts'), contestant.path, ...numbers]
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')) as [number]
  if (code !== 0) throw new Error('the load generator failed')
}

async function costOf(kind: Kind): Promise<number> {
  const before = await cpuMicros(kind.contestant)
  await load(kind, REQUESTS)
  return ((await cpuMicros(kind.contestant)) - before) / REQUESTS
}

/** Runs the comparison, prints one line and returns the numbers. */
export async function httpBench(): Promise<HttpNumbers> {
  const dist = mkdtempSync(join(tmpdir(), 'qinghui-bench-'))
  await buildFunctions(dist)
  const echo = await startContestant('echo', '/', dist)
  const own = await startContestant('own', '/v1/evaluate', dist)
  const kinds: readonly Kind[] = [
    { contestant: echo, explain: false },
    { contestant: own, explain: false },
    { contestant: own, explain: true },
  ]
  try {
    for (const kind of kinds) await load(kind, WARM_UP)
    const rounds: number[][] = []
    for (let round = 0; round < ROUNDS; round++) {
      const costs: number[] = []
      for (const kind of kinds) costs.push(await costOf(kind))
      rounds.push(costs)
    }
    const micros = (kind: number) => median(rounds.map((costs) => costs[kind] ?? NaN))
    const ratio = (kind: number) => median(rounds.map((costs) => (costs[0] ?? NaN) / (costs[kind] ?? NaN)))
    const numbers = {
      echoMicros: micros(0),
      ...{ figuresMicros: micros(1), figuresRatio: ratio(1) },
      ...{ explainedMicros: micros(2), explainedRatio: ratio(2) },
    }
    console.log(
      `http, per CPU second against a bare JSON echo (${numbers.echoMicros.toFixed(0)} µs): ` +
        `evaluate ${percent(numbers.figuresRatio)} (${numbers.figuresMicros.toFixed(0)} µs), ` +
        `with every step explained ${percent(numbers.explainedRatio)} (${numbers.explainedMicros.toFixed(0)} µs)`,
    )
    return numbers
  } finally {
    for (const { process: child } of [echo, own]) child.kill()
    rmSync(dist, { recursive: true, force: true })
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`

if (process.argv[1] === fileURLToPath(import.meta.url)) await httpBench()
