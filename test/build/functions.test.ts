/** What each function carries to the cloud. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildFunctions, functionNames } from '../../functions/local/build'

const EVALUATE_BUDGET = 100_000
const folder = mkdtempSync(join(tmpdir(), 'qinghui-functions-'))
let metafile: Metafile

beforeAll(async () => {
  process.env.WECHAT_CALLBACK_TOKEN = 'token of the address'
  metafile = await buildFunctions(folder)
})
afterAll(() => {
  delete process.env.WECHAT_CALLBACK_TOKEN
  rmSync(folder, { recursive: true, force: true })
})

const ROUTE: Readonly<Record<string, string>> = {
  ...{ session: 'POST /v1/session', profiles: 'GET /v1/profiles', me: 'GET /v1/me' },
  ...{ notices: 'GET /v1/notices', calendar: 'GET /v1/calendar', wechat: 'POST /v1/wechat/events' },
}
const STATUS: Readonly<Record<string, number>> = {
  ...{ policy: 404, document: 404, session: 400, profiles: 401, me: 401 },
  ...{ notices: 401, calendar: 401, wechat: 403 },
}

const outputOf = (name: string) => Object.entries(metafile.outputs).find(([file]) => file.endsWith(`/${name}.mjs`))![1]

it('evaluate is at most 100 kB, minified', () => {
  const { bytes } = outputOf('evaluate')
  console.log(`evaluate.mjs ${(bytes / 1000).toFixed(1)} kB`)
  expect(bytes).toBeLessThanOrEqual(EVALUATE_BUDGET)
})

it('evaluate loads no AWS SDK, no schema library and no module of Node beyond files', () => {
  const { inputs, imports } = outputOf('evaluate')
  expect(Object.keys(inputs).filter((file) => file.includes('node_modules'))).toEqual([])
  expect(imports.map(({ path }) => path)).toEqual(['node:fs'])
})

const KEEPING_DATA = [
  ...['authorize', 'me', 'profiles', 'session', 'tidy'],
  ...['notices', 'calendar', 'wechat', 'remind', 'reevaluate'],
]
const EVALUATING = ['profiles', 'notices', 'calendar', 'remind', 'reevaluate']
const SCHEDULED = ['tidy', 'remind', 'reevaluate']
const KEEPING_BUDGET = 410_000

it('no function loads an AWS SDK but those that keep data', () => {
  for (const name of functionNames().filter((one) => !KEEPING_DATA.includes(one))) {
    expect(Object.keys(outputOf(name).inputs).filter((file) => /@aws-sdk|@smithy|aws-sdk/.test(file))).toEqual([])
    expect(readFileSync(join(folder, `${name}.mjs`), 'utf8')).not.toContain('aws-sdk')
  }
})

it('functions that keep data load no schema library, and the rules only to evaluate', () => {
  for (const name of KEEPING_DATA) {
    const { bytes, inputs } = outputOf(name)
    console.log(`${name}.mjs ${(bytes / 1000).toFixed(1)} kB`)
    expect(bytes).toBeLessThanOrEqual(KEEPING_BUDGET)
    expect(Object.keys(inputs).filter((file) => file.includes('node_modules/zod/'))).toEqual([])
    expect([name, 'shared/engine.ts' in inputs]).toEqual([name, EVALUATING.includes(name)])
  }
})

it('every bundle runs on its own, with the rules beside it', async () => {
  const rules = JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')) as { hash: string }
  for (const name of functionNames().filter((one) => !SCHEDULED.includes(one))) {
    const { handler } = (await import(pathToFileURL(join(folder, `${name}.mjs`)).href)) as {
      handler: (event: object) => Promise<{ statusCode: number; body: string }>
    }
    const event = {
      ...{ rawQueryString: '', headers: {}, requestContext: {}, isBase64Encoded: false },
      ...{ routeKey: ROUTE[name], body: '{"on":"2024-12-31","answers":{}}' },
    }
    const { statusCode, body, ...rest } = await handler(event)
    if (name === 'authorize') expect(rest).toMatchObject({ context: { account: '' } })
    else expect([name, statusCode]).toEqual([name, STATUS[name] ?? 200])
    if (name === 'health') expect(JSON.parse(body)).toMatchObject({ status: 'ok', bundle: rules.hash })
  }
})
