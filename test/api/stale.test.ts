/** `npm start` builds again when, and only when, something has changed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from '../../functions/local/paths'
import { isStale, stampBuild, type Product } from '../../functions/local/stale'

const LONG_AGO = 1_600_000_000
let folder: string
let product: Product
const deep = () => join(folder, 'src/pages/home.ts')
const setTime = (path: string, seconds: number) => utimesSync(path, seconds, seconds)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qinghui-stale-'))
  product = {
    file: join(folder, 'index.html'),
    stamp: join(folder, 'built/h5'),
    sources: [join(folder, 'src'), join(folder, 'lock.json')],
  }
  mkdirSync(join(folder, 'src/pages'), { recursive: true })
  for (const file of [deep(), join(folder, 'lock.json'), product.file]) writeFileSync(file, '')
  for (const old of ['src/pages/home.ts', 'src/pages', 'src', 'lock.json']) setTime(join(folder, old), LONG_AGO)
  setTime(product.file, LONG_AGO + 10)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('rests while nothing has changed', () => {
  expect(isStale(product)).toBe(false)
})

it('is built when it is missing', () => {
  rmSync(product.file)
  expect(isStale(product)).toBe(true)
  stampBuild(product, Date.now())
  expect(isStale(product)).toBe(true)
})

it.each(['src/pages/home.ts', 'src/pages', 'lock.json'])('is built when %s is younger', (source) => {
  setTime(join(folder, source), LONG_AGO + 11)
  expect(isStale(product)).toBe(true)
})

it('is built once for a change that leaves its files as they were', () => {
  setTime(deep(), LONG_AGO + 20)
  stampBuild(product, (LONG_AGO + 30) * 1000)
  expect(isStale(product)).toBe(false)
})

it('is built again for what changed while it was being built', () => {
  setTime(deep(), LONG_AGO + 31)
  stampBuild(product, (LONG_AGO + 30) * 1000)
  expect(isStale(product)).toBe(true)
})

it.each(['build:h5', 'build:weapp', 'build:functions'])(
  '%s compiles the rules first where there are none',
  (script) => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
    expect(scripts[script]).toMatch(/^tsx functions\/local\/rules-ready\.ts && /)
  },
)
