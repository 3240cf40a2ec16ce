/** Makes what the server needs and is not there yet, or no longer fits its sources. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { bundleFile, compilerDir, dataDir, h5Dir, libraryFile, miniappDir, policiesDir, root, sharedDir } from './paths'
import { isStale, stampBuild, type Product } from './stale'

const rules: Product = {
  file: bundleFile,
  stamp: `${dataDir}built/rules`,
  sources: [policiesDir, compilerDir],
}

const pages = (): Product => ({
  file: `${h5Dir}index.html`,
  stamp: `${dataDir}built/h5`,
  sources: [
    ...['src', 'h5', 'config', 'babel.config.js'].map((name) => `${miniappDir}${name}`),
    ...readdirSync(sharedDir)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${sharedDir}${name}`),
    bundleFile,
    libraryFile,
    `${root}package-lock.json`,
  ],
})

/** Builds the rules and the H5 pages where they are absent or older than their sources. Throws StartError. */
export function makeReady(): void {
  mkdirSync(dataDir, { recursive: true })
  makeRulesReady()
  refresh(pages(), '生成网页（约需一分钟）', 'build:h5')
}

/** Compiles the rules where they are absent or older than their sources. Throws StartError. */
export const makeRulesReady = (): void => refresh(rules, '编译政策规则', 'policies')

function refresh(product: Product, what: string, script: string): void {
  if (!isStale(product)) return
  const began = Date.now()
  run(what, script)
  stampBuild(product, began)
}

/** Runs an npm script of the project; its output is shown. Throws when it fails. */
function run(what: string, script: string): void {
  console.log(`${what} …`)
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new StartError(`${what}失败：请看上面的信息，或单独运行 npm run ${script}`)
}

/** A reason not to start that the person at the keyboard can act on. */
export class StartError extends Error {}
