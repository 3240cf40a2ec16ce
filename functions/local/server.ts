/** One process on one port: the API and the pages. */
import type { Server } from 'node:http'
import { renderUnicodeCompact } from 'uqr'
import { adapter, type Pages } from './adapter'
import { isLoopback, urlOf, type Address } from './address'
import { startCloud } from './cloud'
import { readConfig } from './config'
import { gateway } from './gateway'
import { loadHandlers } from './handlers'
import { dataDir, functionsDir, serverlessFile } from './paths'
import { StartError } from './ready'
import { startSchedules } from './schedules'

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** Starts listening. Data is kept in DATA_DIR. Throws StartError when the port or the data is taken. */
export async function startServer(address: Address, pages: Pages): Promise<Running> {
  const cloud = await startCloud(process.env.DATA_DIR ?? dataDir, process.env)
  const config = readConfig(serverlessFile)
  const handlers = await loadHandlers(config, functionsDir, '.ts')
  const server = adapter(gateway(config, handlers), pages)
  const port = await listen(server, address)
  cloud.callBack(`http://127.0.0.1:${port}`)
  const stopSchedules = startSchedules(config.schedules, handlers, (name) => console.error(`定时任务 ${name} 失败`))
  return {
    url: urlOf({ ...address, port }),
    stop: () =>
      new Promise((resolve) => {
        stopSchedules()
        server.close(() => void cloud.stop().then(resolve))
        server.closeAllConnections()
      }),
  }
}

/** The port it listens on. Throws StartError when it is taken. */
export function listen(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, port)))
    server.listen(port, host, () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}

function startError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`端口 ${port} 已被占用。换一个端口：PORT=${port + 1} npm start`)
  }
  if (error.code === 'EACCES') return new StartError(`没有权限使用端口 ${port}，请换一个大于 1023 的端口`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartError('HOST 不是本机的地址')
  return error
}

/** Prints where to open the app, with a QR code when a phone can reach it. */
export function announce({ url }: Pick<Running, 'url'>, { host }: Address): void {
  console.log(`\n青惠已启动：${url}`)
  if (isLoopback(host)) return
  console.log('手机和电脑连同一个网络，扫码打开：\n')
  console.log(renderUnicodeCompact(url))
}

/** Stops once on Ctrl-C or SIGTERM; a second Ctrl-C does not wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    void stop().then(() => process.exit(0))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
