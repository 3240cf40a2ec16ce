/** What the rules weigh in every package that carries them. The texts of law travel apart. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleFile, libraryFile } from '../../functions/local/paths'
import type { LibraryData } from '../../shared/index'

const RULES_BUDGET = 120_000

const rules = readFileSync(bundleFile, 'utf8')
const library = JSON.parse(readFileSync(libraryFile, 'utf8')) as LibraryData

it('the rules are at most 120 kB, gzip -9', () => {
  const bytes = gzipSync(rules, { level: 9 }).length
  console.log(`rules ${(bytes / 1000).toFixed(1)} kB gzip`)
  expect(bytes).toBeLessThanOrEqual(RULES_BUDGET)
})

it('the rules hold no text of law', () => {
  expect(library.clauses.length).toBeGreaterThan(200)
  expect(library.clauses.filter(({ text }) => text.length > 40 && rules.includes(text)).map(({ id }) => id)).toEqual([])
})
