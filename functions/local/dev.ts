/** `npm run dev`: one command, one URL. Rules are compiled, the API restarts and the pages reload as files change. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, watch } from 'node:fs'
import { createServer } from 'node:net'
import { oneProcess } from './one-process'
import { dataDir, root } from './paths'
import { reactionTo } from './watched'

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

/** Calls `work` once after each burst of calls. */
function afterBurst(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(work, QUIET_MS)
  }
}

function compileRules(): void {
  spawnSync('npm', ['run', '--silent', 'policies'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
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
const api = oneProcess(
  () =>
    spawn(process.execPath, ['--import', 'tsx', 'functions/local/dev-server.ts'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PAGES_PORT: String(pagesPort) },
    }),
  () => console.error('接口已停止，改好后会自动重启'),
)

const reactions = { compile: afterBurst(compileRules), restart: afterBurst(() => api.restart()) }
for (const folder of ['policies', 'shared', 'functions']) {
  watch(`${root}${folder}`, { recursive: true }, (_, file) => {
    const reaction = file === null ? undefined : reactionTo(`${folder}/${file.replaceAll('\\', '/')}`)
    if (reaction) reactions[reaction]()
  })
}

function stop(): void {
  pages.kill('SIGTERM')
  api.stop()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
