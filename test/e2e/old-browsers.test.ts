/** Nothing in the built app that the oldest browsers named in package.json cannot run: one such line, and it never starts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Linter } from 'eslint'
import { expect, it } from 'vitest'
import { h5Dir } from '../../functions/local/paths'

it.each(['js/app.js', 'sw.js'])('%s can be parsed, and calls nothing newer', (file) => {
  const text = readFileSync(join(h5Dir, file), 'utf8')
  const faults = new Linter().verify(text, [{ languageOptions: { ecmaVersion: 2019, sourceType: 'script' } }])
  expect(faults.map(({ message, line, column }) => `${line}:${column} ${message}`)).toEqual([])
  expect(text).not.toMatch(/\.(replaceAll|allSettled|any|at|hasOwn|findLast|findLastIndex|groupBy)\(/)
})
