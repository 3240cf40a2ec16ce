/** The local stack in a process that is killed and started again on the same data. */
import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { root, serverlessFile } from '../../functions/local/paths'
import { BEGINS, ENDS, type Phase } from './phases'
import type { Order } from './server'

export interface Running {
  /** Where its API is, ending in /v1. */
  readonly url: string
  /** The job again and again. */
  work(): void
  /** The job once, for every shard, with the clock so far ahead. */
  run(offset: number): Promise<void>
  /** Until so many calls of this phase have begun. */
  reached(phase: Phase, count: number): Promise<void>
  /** Until the job has looked after so many shards. */
  looked(count: number): Promise<void>
  /** Kills it; gives the phases in which it was. */
  kill(): Promise<ReadonlySet<Phase>>
}

export interface Stack {
  /** With a clock so far ahead of the machine's, in milliseconds. */
  start(offset: number): Promise<Running>
  remove(): void
}

const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`

/** Bundles the code, which then starts fast enough to be started many times. `env`: beside the environment of the tests. */
export async function makeStack(env: NodeJS.ProcessEnv): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'qinghui-crash-'))
  // As deep as the code it is made of, which finds serverless.yml two folders up.
  const server = join(folder, 'functions/local/server.mjs')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(serverlessFile, join(folder, 'serverless.yml'))
  await build({
    ...{ entryPoints: [`${root}test/faults/server.ts`], outfile: server, bundle: true, minify: true },
    ...{ platform: 'node', format: 'esm', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' },
    // Native code is not bundled; what asks for it by `require` finds it beside the project.
    ...{ external: ['dynalite', 'dynalite/*'], banner: { js: REQUIRE } },
  })
  const load = (): ChildProcess =>
    spawn(process.execPath, [server, join(folder, 'data')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env, LOG_LEVEL: 'error' },
    })
  let next = load()
  let current: ChildProcess | undefined
  return {
    async start(offset) {
      const child = next
      current = child
      const running = await open(child, offset)
      next = load()
      return running
    },
    remove() {
      for (const child of [current, next]) child?.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function open(child: ChildProcess, offset: number): Promise<Running> {
  const began = new Map<Phase, number>()
  const ended = new Map<Phase, number>()
  const told = new EventEmitter().setMaxListeners(0)
  const lines = createInterface(child.stdout!)
  lines.on('line', (line) => {
    const phase = line.slice(BEGINS.length) as Phase
    if (line.startsWith(BEGINS)) began.set(phase, (began.get(phase) ?? 0) + 1)
    else if (line.startsWith(ENDS)) ended.set(phase, (ended.get(phase) ?? 0) + 1)
    if (line.startsWith(BEGINS)) told.emit(phase)
    else if (!line.startsWith(ENDS)) told.emit('word', line)
  })
  const words = (start: string) =>
    new Promise<string>((resolve) => {
      const hear = (line: string) => {
        if (!line.startsWith(start)) return
        told.off('word', hear)
        resolve(line)
      }
      told.on('word', hear)
    })
  const tell = (one: Order) => child.stdin!.write(`${JSON.stringify(one)}\n`)
  const listening = words('listening ')
  const early = once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${String(code)}`)))
  tell({ offset })
  const port = (await Promise.race([listening, early])).slice('listening '.length)
  early.catch(() => undefined)
  return {
    url: `http://127.0.0.1:${port}/v1`,
    work: () => void tell({ offset, job: 'workers' }),
    async run(later) {
      const ran = words('ran')
      tell({ offset: later, job: 'run' })
      await ran
    },
    async reached(phase, count) {
      const from = began.get(phase) ?? 0
      while ((began.get(phase) ?? 0) < from + count) await once(told, phase)
    },
    async looked(count) {
      for (let seen = 0; seen < count; seen++) await words('looked')
    },
    async kill() {
      const closed = once(lines, 'close')
      child.kill('SIGKILL')
      await closed
      return new Set([...began].filter(([phase, count]) => count > (ended.get(phase) ?? 0)).map(([phase]) => phase))
    },
  }
}
