/** `npm run dev` notices every change, never runs two APIs, and answers whatever is asked meanwhile. */
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { frontServer } from '../../functions/local/front'
import { oneProcess } from '../../functions/local/one-process'
import { listen } from '../../functions/local/server'
import { reactionTo } from '../../functions/local/watched'
import { whereabouts } from '../../functions/local/whereabouts'

it.each([
  ['policies/tax/small-profit.yaml', 'compile'],
  ['policies/sources/000.txt', 'compile'],
  ['policies/.small-profit.yaml.swp', undefined],
  ['shared/compile/cli.ts', 'compile'],
  ['shared/generated/bundle.json', 'restart'],
  ['shared/generated/library.json', 'restart'],
  ['shared/engine.ts', 'restart'],
  ['shared/engine.test.ts', undefined],
  ['functions/lib/json.ts', 'restart'],
])('%s: %s', (file, reaction) => {
  expect(reactionTo(file)).toBe(reaction)
})

/** Processes that end only when they are told to. */
function processes() {
  const all: { child: EventEmitter; killed: number }[] = []
  let failures = 0
  const api = oneProcess(
    () => {
      const child = new EventEmitter()
      const one = { child, killed: 0 }
      all.push(one)
      return Object.assign(child, { kill: () => ++one.killed > 0 }) as unknown as ChildProcess
    },
    () => failures++,
  )
  const end = (index: number, code: number | null) => all[index]!.child.emit('exit', code)
  return { all, api, end, failures: () => failures }
}

it('begins anew once, after the old one has ended, however often it is asked meanwhile', () => {
  const { all, api, end, failures } = processes()
  for (let i = 0; i < 3; i++) api.restart()
  expect([all.length, all[0]!.killed]).toEqual([1, 1])
  end(0, null)
  expect(all).toHaveLength(2)
  api.restart()
  end(1, 0)
  expect([all.length, failures()]).toEqual([3, 0])
})

it('says when it has failed, and begins anew at the next change', () => {
  const { all, api, end, failures } = processes()
  end(0, 1)
  expect([all.length, failures()]).toEqual([1, 1])
  api.restart()
  expect([all.length, all[0]!.killed]).toEqual([2, 0])
})

it('ends for good', () => {
  const { all, api, end, failures } = processes()
  api.restart()
  api.stop()
  end(0, null)
  expect([all.length, failures()]).toEqual([1, 0])
})

/** The port of a server that ends with the test. */
async function served(server: ReturnType<typeof createServer>): Promise<number> {
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return listen(server, { host: '127.0.0.1', port: 0 })
}
const saying =
  (text: string): RequestListener =>
  (request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => response.end(`${text} ${body}`.trim()))
  }

it('answers a request that comes while the API restarts as soon as the new one is there, and pages at once', async () => {
  const where = whereabouts()
  const front = frontServer(await served(createServer(saying('a page'))), where)
  const base = `http://127.0.0.1:${await served(front)}`
  const get = (path: string, init?: RequestInit) => fetch(`${base}${path}`, init).then((answer) => answer.text())

  const early = get('/v1/health')
  where.here(await served(createServer(saying('the first'))))
  expect(await early).toBe('the first')

  where.away()
  const arrived = new Promise((resolve) => front.once('request', resolve))
  const held = get('/v1/companies', { method: 'POST', body: 'a company' })
  await arrived
  where.away()
  expect(await get('/')).toBe('a page')
  where.here(await served(createServer(saying('the second'))))
  expect(await held).toBe('the second a company')
  expect(await get('/v1/health')).toBe('the second')
})

it('says so when the API has failed, and waits again once it is mended', async () => {
  const where = whereabouts()
  const base = `http://127.0.0.1:${await served(frontServer(0, where))}`
  where.lost()
  const refused = await fetch(`${base}/v1/health`)
  expect([refused.status, await refused.text()]).toEqual([503, '接口已停止，改好后会自动重启。'])
  where.away()
  const held = fetch(`${base}/v1/health`)
  where.here(await served(createServer(saying('mended'))))
  expect(await (await held).text()).toBe('mended')
})
