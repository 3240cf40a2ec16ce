/** `npm run dev`: one command, one URL. Rules are compiled, the API restarts and the pages reload as files change. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, watch } from 'node:fs'
import { createServer } from 'node:net'
import { bundleFile, dataDir, policiesDir, root } from './paths'

const QUIET_MS = 150

/** A port nobody uses at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Calls `changed` once after each burst of changes. */
function onChange(folder: string, matters: (file: string) => boolean, changed: () => void): void {
  let timer: NodeJS.Timeout | undefined
  watch(folder, { recursive: true }, (_, file) => {
    if (file === null || !matters(file.replaceAll('\\', '/'))) return
    clearTimeout(timer)
    timer = setTimeout(changed, QUIET_MS)
  })
}

function compileRules(): void {
  spawnSync('npm', ['run', '--silent', 'policies'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

let api: ChildProcess | undefined
let stopping = false

function startApi(pagesPort: number): void {
  const child = spawn(process.execPath, ['--import', 'tsx', 'functions/local/dev-server.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PAGES_PORT: String(pagesPort) },
  })
  child.on('exit', (code) => {
    if (api === child && !stopping && code !== 0) console.error('接口已停止，改好后会自动重启')
  })
  api = child
}

function restartApi(pagesPort: number): void {
  const old = api
  api = undefined
  if (!old || old.exitCode !== null) {
    startApi(pagesPort)
    return
  }
  old.once('exit', () => startApi(pagesPort))
  old.kill('SIGTERM')
}

mkdirSync(dataDir, { recursive: true })
compileRules()
const pagesPort = await freePort()
const taro = `${root}node_modules/@tarojs/cli/bin/taro`
const watchH5 = ['build', '--type', 'h5', '--watch', '--no-check', '--disable-global-config']
const pages = spawn(process.execPath, [taro, ...watchH5, '--port', String(pagesPort)], {
  cwd: `${root}miniapp`,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, NODE_ENV: 'development' },
})
startApi(pagesPort)

const isSource = (file: string) => file.endsWith('.ts') && !file.endsWith('.test.ts')
onChange(policiesDir, (file) => /\.(ya?ml|txt|md)$/.test(file), compileRules)
onChange(`${root}shared`, (file) => file.startsWith('compile/') && isSource(file), compileRules)
onChange(
  `${root}shared`,
  (file) => `${root}shared/${file}` === bundleFile,
  () => restartApi(pagesPort),
)
onChange(
  `${root}shared`,
  (file) => !file.startsWith('compile/') && isSource(file),
  () => restartApi(pagesPort),
)
onChange(`${root}functions`, isSource, () => restartApi(pagesPort))

function stop(): void {
  stopping = true
  pages.kill('SIGTERM')
  api?.kill('SIGTERM')
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
