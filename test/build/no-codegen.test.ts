/** The rule module works where no code may be made from strings, as on every phone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'qinghui-'))
const file = join(folder, 'firm.cjs')
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const FIRM = `
  import { describe, evaluate, explain, load, nextQuestions, portfolio } from './shared/index'
  import bundle from './shared/generated/bundle.json'
  const firm = {
    entity_type: 'company', industry_restricted: false, taxable_income: '3000000.00',
    staff_average: { quarters: [[290, 310]] }, assets_average: 50000000, high_tech: 'no',
  }
  let forbidden = false
  try { new Function('return 1')() } catch { forbidden = true }
  const engine = load(bundle)
  const results = evaluate(engine, firm, '2024-12-31', ['small-profit-cit'])
  const { rows } = explain(engine, firm, '2024-12-31', 'small-profit-cit')
  console.log(JSON.stringify({
    forbidden, verdict: results[0].verdict, amounts: results[0].amounts, totals: portfolio(results),
    words: rows.map((row) => describe(engine, row)).length, next: nextQuestions(engine, {}, '2024-12-31').length,
  }))
`

beforeAll(() => {
  buildSync({
    stdin: { contents: FIRM, resolveDir: here('../../'), loader: 'js' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile: file,
  })
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('evaluates a firm with code generation forbidden', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', file], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const said = JSON.parse(stdout) as Record<string, unknown>
  expect(said).toMatchObject({
    forbidden: true,
    verdict: 'eligible',
    amounts: [
      { id: 'tax_due', low: 15_000_000, high: 15_000_000 },
      { id: 'tax_without', low: 75_000_000, high: 75_000_000 },
      { id: 'tax_saved', low: 60_000_000, high: 60_000_000 },
    ],
    totals: [{ kind: 'tax_saved', low: 60_000_000, high: 60_000_000 }],
  })
  expect(said['words']).toBeGreaterThan(5)
  expect(said['next']).toBeGreaterThan(5)
})
