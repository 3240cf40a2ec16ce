/** What a phone downloads before it shows the first question. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleFile, h5Dir } from '../../functions/local/paths'

const SCRIPT_BUDGET = 150_000

const html = readFileSync(join(h5Dir, 'index.html'), 'utf8')
const linked = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map((match) => match[1] ?? '')
const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^<]*)</g)].map((match) => match[1] ?? '')
const scripts = linked.map((file) => readFileSync(join(h5Dir, file), 'utf8'))

it('has all of its JavaScript in one file, so that the first question needs no other', () => {
  expect(linked).toHaveLength(1)
  expect(scripts.join('')).not.toMatch(/\bimport\(|\.src\s*=\s*\w+\.p\s*\+/)
})

it('needs at most 150 kB of JavaScript to the first question, gzip -9', () => {
  const bytes = [...scripts, ...inline].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)
  console.log(`H5 JavaScript to the first question ${(bytes / 1000).toFixed(1)} kB gzip`)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BUDGET)
})

it('has the rules as data beside the script, asked for with the first bytes, and the texts of law in a third file', () => {
  const early =
    /<link rel="preload" as="fetch"[^>]*href="\.\/(static\/bundle\.[0-9a-f]{8}\.json)"/.exec(html)?.[1] ?? ''
  expect(readFileSync(join(h5Dir, early), 'utf8')).toBe(readFileSync(bundleFile, 'utf8'))
  const others = readdirSync(join(h5Dir, 'static')).filter((name) => !early.endsWith(name))
  expect(others).toEqual([expect.stringMatching(/^library\.[0-9a-f]{8}\.json$/)])
  const rules = gzipSync(readFileSync(join(h5Dir, early)), { level: 9 }).length
  console.log(`H5 rules beside the script ${(rules / 1000).toFixed(1)} kB gzip`)
  expect(scripts.join('')).not.toContain('小型微利企业所得税优惠')
})

it('keeps a copy of all of it for a visit without a network', () => {
  const worker = readFileSync(join(h5Dir, 'sw.js'), 'utf8')
  const names = readdirSync(h5Dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|json)$/.test(name),
  )
  expect(names.length).toBeGreaterThanOrEqual(5)
  expect(names.filter((name) => name !== 'sw.js' && !worker.includes(name))).toEqual([])
  expect(worker).not.toMatch(/\bFILES\b|\bVERSION\b/)
})

it('carries no schema library and makes no code from text', () => {
  for (const text of scripts) {
    expect(text).not.toMatch(/ZodError|"invalid_union"|_zod/)
    expect(text).not.toMatch(/(?<![\w$.])eval\(|new Function\((?!["']return this["']\))/)
  }
})

it('links to nothing outside its own folder', () => {
  const links = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(links.filter((link) => !link.startsWith('data:') && !link.startsWith('./'))).toEqual([])
})
