/** The pages: right types, compressed, validated, and nothing but them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileOf, staticFiles } from '../../functions/local/static'

const folder = mkdtempSync(join(tmpdir(), 'qinghui-static-'))
const pages = join(folder, 'h5')
let server: Server
let port: number

beforeAll(async () => {
  mkdirSync(join(pages, 'js'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>青惠</title>')
  writeFileSync(join(pages, 'js/app.0a1b2c3d.js'), 'console.log(1)')
  writeFileSync(join(pages, '.hidden'), 'hidden')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  server = createServer(staticFiles(`${pages}/`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** By hand: fetch would tidy up the path before sending it. */
function fetchRaw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

it('serves the first page at / and asks to validate it', async () => {
  const { status, headers, body } = await fetchRaw('/?from=share')
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
  expect(body.toString()).toContain('青惠')
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect((await fetchRaw('/', { 'if-none-match': headers.etag as string })).status).toBe(304)
})

it('serves a changed file at once', async () => {
  await fetchRaw('/')
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(join(pages, 'index.html'), '<title>新</title>')
  expect((await fetchRaw('/')).body.toString()).toContain('新')
})

it('compresses, and keeps files with a hash in their name for a year', async () => {
  const { headers, body } = await fetchRaw('/js/app.0a1b2c3d.js', { 'accept-encoding': 'gzip' })
  expect(headers['content-encoding']).toBe('gzip')
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(gunzipSync(body).toString()).toBe('console.log(1)')
})

it('answers HEAD without a body and refuses other methods', async () => {
  const { status, body } = await fetchRaw('/', {}, 'HEAD')
  expect([status, body.length]).toEqual([200, 0])
  expect((await fetchRaw('/', {}, 'POST')).status).toBe(405)
})

it.each([
  '/../secret.txt',
  '/js/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..\\secret.txt',
  '/js/..%5c..%5csecret.txt',
  '//etc/passwd',
  '/.hidden',
  '/js',
  '/js/',
  '/none.html',
  '/%00',
  '/%zz',
])('has nothing at %s', async (path) => {
  const { status, body } = await fetchRaw(path)
  expect(status).toBe(404)
  expect(body.toString()).toBe('没有这个页面')
})

it('never names a file outside its folder', () => {
  for (const url of ['/a/../../b', '/....//b', '/%2e%2e/%2e%2e/b', '/a/%2e%2e%2f%2e%2e%2fb']) {
    const file = fileOf('/srv/h5/', url)
    expect(file === undefined || file.startsWith('/srv/h5/'), url).toBe(true)
  }
})
