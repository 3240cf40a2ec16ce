/**
 * Requests per second of server CPU: POST /v1/evaluate beside a bare Node JSON echo, interleaved in one run.
 * Every contestant has a process of its own, so that none runs on what another one made of its code.
 */
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
const EVALUATE = '/v1/evaluate'

const here = (name: string) => fileURLToPath(new URL(`http/${name}`, import.meta.url))

interface Contestant {
  readonly process: ChildProcess
  readonly port: number
  readonly path: string
  /** What it is sent. */
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

async function start(server: 'echo' | 'own', path: string, kind: Kind, dist: string): Promise<Contestant> {
  const child = fork(here('server.ts'), [server, dist], {
    execArgv: ['--import', 'tsx'],
    // The warning of the AWS SDK about the Node of years to come would bury the figures.
    env: { ...process.env, LOG_LEVEL: 'error', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { process: child, port, path, kind }
}

async function cpuMicros({ process: child }: Contestant): Promise<number> {
  child.send('cpu')
  const [{ cpuMicros: micros }] = (await once(child, 'message')) as [{ cpuMicros: number }]
  return micros
}

async function load({ port, path, kind }: Contestant, count: number): Promise<void> {
  const args = ['--import', 'tsx', here('load.ts'), path, ...[port, count, CONNECTIONS].map(String), kind]
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')) as [number]
  if (code !== 0) throw new Error('the load generator failed')
}

async function costOf(contestant: Contestant): Promise<number> {
  const before = await cpuMicros(contestant)
  await load(contestant, REQUESTS)
  return ((await cpuMicros(contestant)) - before) / REQUESTS
}

/** Runs the comparison, prints one line and returns the numbers. */
export async function httpBench(): Promise<HttpNumbers> {
  const dist = mkdtempSync(join(tmpdir(), 'qinghui-bench-'))
  await buildFunctions(dist)
  const contestants = [
    await start('echo', '/', 'figures', dist),
    await start('own', EVALUATE, 'figures', dist),
    await start('own', EVALUATE, 'explained', dist),
    await start('own', EVALUATE, 'half', dist),
  ]
  try {
    for (const contestant of contestants) await load(contestant, WARM_UP)
    const rounds: number[][] = []
    for (let round = 0; round < ROUNDS; round++) {
      const costs: number[] = []
      for (const contestant of contestants) costs.push(await costOf(contestant))
      rounds.push(costs)
    }
    const micros = (which: number) => Math.min(...rounds.map((costs) => costs[which] ?? NaN))
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
    for (const { process: child } of contestants) child.kill()
    rmSync(dist, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await httpBench()
