/** Makes what the server needs and is not there yet. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { bundleFile, compilerDir, dataDir, h5Dir, policiesDir, root } from './paths'

/** Builds the rules when they are absent or older than their sources, and the H5 pages when they are absent. */
export function makeReady(): void {
  if (isStale(bundleFile, [policiesDir, compilerDir])) run('编译政策规则', 'policies')
  if (!existsSync(`${h5Dir}index.html`)) run('生成网页（首次约需一分钟）', 'build:h5')
  mkdirSync(dataDir, { recursive: true })
}

/** Whether `file` is missing or older than any file in the folders. */
export function isStale(file: string, folders: readonly string[]): boolean {
  if (!existsSync(file)) return true
  const made = statSync(file).mtimeMs
  return folders.some((folder) =>
    readdirSync(folder, { recursive: true }).some((name) => statSync(`${folder}${name.toString()}`).mtimeMs > made),
  )
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
