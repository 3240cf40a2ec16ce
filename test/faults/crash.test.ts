/**
 * The process of the local stack is killed at random moments while companies are saved. Every save that was answered is
 * there afterwards, and what was not answered is there whole or not at all.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root, serverlessFile } from '../../functions/local/paths'

const KILLS = 50
const WRITERS = 4
const LONGEST_RUN_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'qinghui-crash-'))
// As deep as the code it is made of, which finds serverless.yml two folders up.
const server = join(folder, 'functions/local/server.mjs')
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`
let child: ChildProcess | undefined

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(serverlessFile, join(folder, 'serverless.yml'))
  await build({
    ...{ entryPoints: [`${root}test/faults/server.ts`], outfile: server, bundle: true, minify: true },
    ...{ platform: 'node', format: 'esm', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' },
    // Native code is not bundled; what asks for it by `require` finds it beside the project.
    ...{ external: ['dynalite', 'dynalite/*'], banner: { js: REQUIRE } },
  })
})
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the stack on the same data and gives its address. */
async function start(): Promise<string> {
  const started = spawn(process.execPath, [server, join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  })
  child = started
  return new Promise((resolve, reject) => {
    started.stdout.once('data', (port: Buffer) => resolve(`http://127.0.0.1:${port.toString().trim()}/v1/`))
    started.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

const kill = (): Promise<void> =>
  new Promise((resolve) => {
    child?.once('exit', () => resolve())
    child?.kill('SIGKILL')
  })

interface Company {
  readonly id: string
  readonly name: string
  readonly answers: { readonly business_income?: number }
  readonly version: number
}

/** What one writer was told, and what it asked for without being told. */
interface Writer {
  readonly id: string
  told: number
  asked: number
}

async function call(base: string, token: string, method: string, path: string, body?: object) {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (token !== '') headers.authorization = `Bearer ${token}`
  const response = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return { status: response.status, body: (await response.json()) as unknown }
}

/** Saves one version after the other until the process is gone. */
async function write(base: string, token: string, writer: Writer): Promise<void> {
  for (;;) {
    writer.asked = writer.told + 1
    const draft = { name: `第${writer.asked}版`, answers: { business_income: writer.asked }, version: writer.told }
    try {
      const { status } = await call(base, token, 'PUT', `profiles/${writer.id}`, draft)
      if (status !== 200) throw new Error(`refused with ${status}`)
      writer.told = writer.asked
    } catch (cause) {
      if (cause instanceof TypeError) return
      throw cause
    }
  }
}

it(`loses no answered save when it is killed ${KILLS} times`, async () => {
  const device = randomBytes(32).toString('base64url')
  const writers: Writer[] = Array.from({ length: WRITERS }, () => ({
    ...{ id: randomBytes(16).toString('base64url'), told: 0, asked: 0 },
  }))
  let unanswered = 0
  for (let round = 0; round < KILLS; round++) {
    const base = await start()
    const session = await call(base, '', 'POST', 'session', { device })
    const { access, created } = session.body as { access: string; created: boolean }
    expect(created).toBe(round === 0)
    const { body } = await call(base, access, 'GET', 'profiles')
    const found = new Map((body as { profiles: Company[] }).profiles.map((company) => [company.id, company]))
    for (const writer of writers) {
      const { version = 0, name, answers } = found.get(writer.id) ?? {}
      expect(version === writer.told || version === writer.asked, `${version} of ${writer.told}`).toBe(true)
      if (version > 0) expect([name, answers]).toEqual([`第${version}版`, { business_income: version }])
      if (version > writer.told) unanswered++
      writer.told = version
    }
    const writing = writers.map((writer) => write(base, access, writer))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_RUN_MS))
    await kill()
    await Promise.all(writing)
  }
  const answered = writers.reduce((sum, { told }) => sum + told, 0)
  console.log(`${KILLS} kills, ${answered} saves, ${unanswered} of them kept though the answer was lost`)
  expect(answered).toBeGreaterThan(KILLS)
}, 300_000)
