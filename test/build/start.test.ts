/** `npm start`: one process, one port, a clean end. Needs the H5 pages built. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { root } from '../../functions/local/paths'

const children: ChildProcess[] = []
const folder = mkdtempSync(join(tmpdir(), 'qinghui-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Starts the server and collects what it prints. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'functions/local/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, ...env },
  })
  children.push(child)
  const printed = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()))
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/\S+/.exec(printed.out)
      if (found) resolve(found[0])
    })
    child.on('exit', () => reject(new Error(`ended early: ${printed.err}`)))
  })
  url.catch(() => undefined)
  return { child, printed, url }
}

it('serves the pages and the API at the printed address, and ends cleanly', async () => {
  const { child, printed, url } = start({ PORT: '0' })
  const address = await url
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  const page = await fetch(address)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('<script')
  expect(await (await fetch(`${address}v1/health`)).json()).toMatchObject({ status: 'ok' })
  expect(readdirSync(folder).sort()).toEqual(['session-key', 'table'])
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
  expect(printed.err).toBe('')
})

it('says so when the port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { child, printed } = start({ PORT: String(port) })
  const [code] = (await once(child, 'close')) as [number]
  other.close()
  expect(code).toBe(1)
  expect(printed.err.trim()).toBe(`端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start`)
})

it('refuses a port that is none', async () => {
  const { child, printed } = start({ PORT: 'http' })
  const [code] = (await once(child, 'close')) as [number]
  expect([code, printed.err.trim()]).toEqual([1, 'PORT 须为 0 到 65535 的整数，现在是「http」'])
})

it('shows a QR code when a phone can reach it', async () => {
  const { url, printed, child } = start({ PORT: '0', HOST: '0.0.0.0' })
  const address = await url
  expect(address).not.toContain('0.0.0.0')
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  expect((await ended)[0]).toBe(0)
  expect(printed.out).toMatch(/[█▀▄]{10}/)
})

it('says so when another one has the data', async () => {
  const first = start({ PORT: '0' })
  await first.url
  const { child, printed } = start({ PORT: '0' })
  const [code] = (await once(child, 'close')) as [number]
  expect([code, printed.err.trim()]).toEqual([1, `数据目录 ${folder} 正被另一个青惠使用，请先停掉它`])
})
