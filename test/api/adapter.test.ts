/** The local server behaves as the cloud does, also where a function fails. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Event } from '../../functions/lib/http'
import { readConfig } from '../../functions/local/config'
import { gateway, type Handlers } from '../../functions/local/gateway'
import { rateMs, startSchedules } from '../../functions/local/schedules'

const folder = mkdtempSync(join(tmpdir(), 'qinghui-adapter-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function configOf(yaml: string, params?: Record<string, string>) {
  const file = join(folder, 'serverless.yml')
  writeFileSync(file, yaml)
  return readConfig(file, params)
}

const yaml = `
params: { default: { origin: https://good.example } }
provider:
  timeout: 5
  httpApi:
    payload: '2.0'
    cors:
      allowedOrigins: ['\${param:origin}']
      allowedMethods: [GET, POST]
      allowedHeaders: [content-type]
      exposedResponseHeaders: [etag]
      maxAge: 60
    authorizers:
      member: { type: request, functionName: check, enableSimpleResponses: true, identitySource: $request.header.Authorization }
functions:
  check: { handler: dist/check.handler }
  echo: { handler: dist/echo.handler, events: [{ httpApi: { method: post, path: '/v1/echo/{id}/of/{kind}' } }, { httpApi: { method: GET, path: /v1/echo } }] }
  mine: { handler: dist/mine.handler, events: [{ httpApi: { method: GET, path: /v1/mine, authorizer: { name: member } } }] }
  throws: { handler: dist/throws.handler, events: [{ httpApi: { method: GET, path: /v1/throws } }] }
  slow: { handler: dist/slow.handler, timeout: 0.05, events: [{ httpApi: { method: GET, path: /v1/slow } }, { schedule: rate(2 minutes) }] }
`
const handlers: Handlers = {
  check: (event: Event) =>
    Promise.resolve({ isAuthorized: event.headers.authorization === 'yes', context: { person: 'p1' } }),
  echo: (event: Event) => Promise.resolve({ statusCode: 200, cookies: ['a=1'], body: JSON.stringify(event) }),
  mine: (event: Event) => Promise.resolve({ who: (event.requestContext as { authorizer?: unknown }).authorizer }),
  throws: () => Promise.reject(new Error('a secret of the inside')),
  slow: () => new Promise(() => undefined),
}
const config = configOf(yaml)
const api = gateway(config, handlers)
const get = (url: string, headers: Record<string, string> = {}) =>
  api({ method: 'GET', url, headers, body: null, ip: '127.0.0.1' })

describe('failing functions', () => {
  it.each(['/v1/throws', '/v1/slow'])('%s answers 500 and tells nothing', async (url) => {
    expect(await get(url)).toEqual({
      status: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Internal Server Error"}',
    })
  })
})

describe('events', () => {
  it('carry path, query, cookies and a body that is no text as base64', async () => {
    const response = await api({
      method: 'POST',
      url: '/v1/echo/a%2Fb/of/%E4%BA%AC?x=1&x=2&y=%20',
      headers: { host: 'h', cookie: 'a=1; b=2', 'x-one': '1' },
      body: Buffer.from([0xff, 0x00]),
      ip: '10.0.0.1',
    })
    expect(JSON.parse(response.body.toString())).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/echo/{id}/of/{kind}',
      rawPath: '/v1/echo/a%2Fb/of/%E4%BA%AC',
      rawQueryString: 'x=1&x=2&y=%20',
      pathParameters: { id: 'a/b', kind: '京' },
      queryStringParameters: { x: '1,2', y: ' ' },
      cookies: ['a=1', 'b=2'],
      headers: { host: 'h', 'x-one': '1' },
      body: '/wA=',
      isBase64Encoded: true,
      requestContext: { http: { method: 'POST', sourceIp: '10.0.0.1' }, stage: '$default' },
    })
    expect(response.cookies).toEqual(['a=1'])
  })

  it('leave out what the request does not have', async () => {
    const event = JSON.parse((await get('/v1/echo')).body.toString()) as object
    for (const name of ['body', 'cookies', 'queryStringParameters', 'pathParameters']) {
      expect(event).not.toHaveProperty(name)
    }
  })

  it('are not built for a path with a broken escape', async () => {
    const response = await api({ method: 'POST', url: '/v1/echo/%zz/of/x', headers: {}, body: null, ip: '' })
    expect(response.status).toBe(404)
  })
})

describe('CORS', () => {
  const preflight = (origin: string) =>
    api({ method: 'OPTIONS', url: '/v1/echo', headers: { origin }, body: null, ip: '' })

  it('lets the listed site in', async () => {
    expect(await preflight('https://good.example')).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://good.example',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '60',
      },
    })
    const { headers } = await get('/v1/echo', { origin: 'https://good.example' })
    expect(headers['access-control-allow-origin']).toBe('https://good.example')
    expect(headers['access-control-expose-headers']).toBe('etag')
  })

  it.each(['https://evil.example', 'null', 'https://good.example.evil.example'])('keeps %s out', async (origin) => {
    expect(await preflight(origin)).toMatchObject({ status: 204, headers: {} })
    expect((await get('/v1/echo', { origin })).headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('takes the list from a parameter', () => {
    expect(configOf(yaml, { origin: 'https://other.example' }).cors!.allowedOrigins).toEqual(['https://other.example'])
    expect(() => configOf(yaml.replace('param:origin', 'param:none'))).toThrow('no parameter none')
  })
})

describe('authorizers', () => {
  it('ask for the identity, then the function', async () => {
    expect((await get('/v1/mine')).status).toBe(401)
    expect((await get('/v1/mine', { authorization: 'no' })).status).toBe(403)
    const { status, body } = await get('/v1/mine', { authorization: 'yes' })
    expect([status, JSON.parse(body.toString())]).toEqual([200, { who: { lambda: { person: 'p1' } } }])
  })

  it('must exist', () => {
    expect(() => configOf(yaml.replace('name: member', 'name: guest'))).toThrow('no authorizer guest')
  })
})

describe('schedules', () => {
  it('run at their rate, and a failed run does not stop the next', async () => {
    vi.useFakeTimers()
    try {
      const failed: string[] = []
      const stop = startSchedules(config.schedules, handlers, (name) => failed.push(name))
      await vi.advanceTimersByTimeAsync(4 * 60_000 + 1_000)
      expect(failed).toEqual(['slow', 'slow'])
      stop()
      await vi.advanceTimersByTimeAsync(10 * 60_000)
      expect(failed).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('other than rates are refused at the start', () => {
    expect(rateMs('rate(1 day)')).toBe(86_400_000)
    expect(() => rateMs('cron(0 1 * * ? *)')).toThrow('cron(0 1 * * ? *)')
  })
})
