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
  metafile = await buildFunctions(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

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

it('no function loads an AWS SDK', () => {
  for (const name of functionNames()) {
    expect(Object.keys(outputOf(name).inputs).filter((file) => /@aws-sdk|@smithy|aws-sdk/.test(file))).toEqual([])
    expect(readFileSync(join(folder, `${name}.mjs`), 'utf8')).not.toContain('aws-sdk')
  }
})

it('every bundle runs on its own, with the rules beside it', async () => {
  const rules = JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')) as { hash: string }
  for (const name of functionNames()) {
    const { handler } = (await import(pathToFileURL(join(folder, `${name}.mjs`)).href)) as {
      handler: (event: object) => Promise<{ statusCode: number; body: string }>
    }
    const event = { rawQueryString: '', headers: {}, body: '{"on":"2024-12-31","answers":{}}', isBase64Encoded: false }
    const { statusCode, body } = await handler(event)
    expect([name, statusCode]).toEqual([name, name === 'policy' || name === 'document' ? 404 : 200])
    if (name === 'health') expect(JSON.parse(body)).toEqual({ status: 'ok', bundle: rules.hash })
  }
})
