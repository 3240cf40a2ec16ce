/** The built WeChat mini-program: its size, its parts, and what WeChat forbids. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { libraryFile, root } from '../../functions/local/paths'
import type { LibraryData } from '../../shared/index'
import { findCodeGeneration } from '../weapp/runner/code-generation'

/** Half of what WeChat allows. */
const MAIN_PACKAGE_BUDGET = 1024 * 1024
const built = join(root, 'miniapp/dist/weapp')

interface App {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  lazyCodeLoading?: string
}
const app = JSON.parse(readFileSync(join(built, 'app.json'), 'utf8')) as App

const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
]

const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(join(built, file)).isFile(),
)

it('the main package is at most 1 MiB', () => {
  const others = (app.subPackages ?? []).map((one) => join(one.root, '/'))
  const main = files.filter((file) => !others.some((folder) => file.startsWith(folder)))
  const bytes = main.reduce((sum, file) => sum + statSync(join(built, file)).size, 0)
  console.log(`WeChat main package ${(bytes / 1024).toFixed(0)} KiB in ${main.length} files`)
  expect(bytes).toBeLessThanOrEqual(MAIN_PACKAGE_BUDGET)
})

it('keeps the texts of law with the pages of the library, and pages seldom seen out of the main package', () => {
  const { hash } = JSON.parse(readFileSync(libraryFile, 'utf8')) as LibraryData
  const holding = files.filter((file) => file.endsWith('.js') && readFileSync(join(built, file), 'utf8').includes(hash))
  expect(holding).toEqual(['pages/library/sub-vendors.js'])
  const within = (...pages: string[]) => pages.map((page) => `${page}/index`)
  expect(app.subPackages).toEqual([
    { root: 'pages/library', pages: within('policies', 'policy', 'explain', 'clause', 'document') },
    { root: 'pages/account', pages: within('company', 'link', 'privacy', 'notice', 'wishes') },
  ])
})

it('makes no code from text, except where WeChat allows it', () => {
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(app.pages.length)
  expect(findCodeGeneration(built)).toEqual([])
})

it('carries no schema library', () => {
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    expect(readFileSync(join(built, file), 'utf8')).not.toMatch(/ZodError|"invalid_union"|_zod/)
  }
})

it('loads code only when a page needs it', () => {
  expect(app.lazyCodeLoading).toBe('requiredComponents')
})

it('every page has its template, script and settings, and the app its one style sheet', () => {
  expect(pages.length).toBeGreaterThanOrEqual(10)
  const wanted = [
    'app.js',
    'app.wxss',
    ...pages.flatMap((page) => ['wxml', 'js', 'json'].map((type) => `${page}.${type}`)),
  ]
  expect(wanted.filter((file) => !existsSync(join(built, file)))).toEqual([])
  expect(statSync(join(built, 'app.wxss')).size).toBeGreaterThan(1000)
})
