/** `npm run dev`: one command, one URL. Rules are compiled, the API restarts and the pages reload as files change. */
import { spawn } from 'node:child_process'
import { mkdirSync, watch } from 'node:fs'
import { createServer } from 'node:net'
import { addressOf, urlOf } from './address'
import { frontServer } from './front'
import { runMain } from './main'
import { oneProcess } from './one-process'
import { dataDir, root } from './paths'
import { announce, listen } from './server'
import { reactionTo } from './watched'
import { whereabouts } from './whereabouts'

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

/** Done when they are compiled or refused; what the browser asks for meanwhile is answered. */
function compileRules(): Promise<void> {
  return new Promise((resolve) => {
    spawn('npm', ['run', '--silent', 'policies'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    }).once('close', () => resolve())
  })
}

await runMain(async () => {
  const address = addressOf(process.env)
  const pagesPort = await freePort()
  const where = whereabouts()
  const url = urlOf({ ...address, port: await listen(frontServer(pagesPort, where), address) })

  mkdirSync(dataDir, { recursive: true })
  await compileRules()
  const taro = `${root}node_modules/@tarojs/cli/bin/taro`
  const watchH5 = ['build', '--type', 'h5', '--watch', '--no-check', '--disable-global-config']
  const pages = spawn(process.execPath, [taro, ...watchH5, '--port', String(pagesPort)], {
    cwd: `${root}miniapp`,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development' },
  })
  let announced = false
  const api = oneProcess(
    () => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'functions/local/dev-server.ts'], {
        cwd: root,
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      })
      return child.once('message', (port) => {
        // One that has been told to end may still say where it is.
        if (!child.killed) where.here(Number(port))
        if (!announced) announce({ url }, address)
        announced = true
      })
    },
    () => {
      where.lost()
      console.error('接口已停止，改好后会自动重启')
    },
  )

  function restart(): void {
    where.away()
    api.restart()
  }

  let compiled = Promise.resolve()
  const compile = () => {
    compiled = compiled.then(compileRules)
  }

  const reactions = { compile: afterBurst(compile), restart: afterBurst(restart) }
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
})
