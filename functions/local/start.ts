/** `npm start`: builds what is missing, then serves the app and the API until Ctrl-C. */
import { addressOf } from './address'
import { runMain } from './main'
import { h5Dir } from './paths'
import { makeReady } from './ready'
import { announce, startServer, stopOnSignal } from './server'
import { staticFiles } from './static'

process.env.LOG_LEVEL ??= 'error'

await runMain(async () => {
  const address = addressOf(process.env)
  makeReady()
  const running = await startServer(address, staticFiles(h5Dir))
  stopOnSignal(() => running.stop())
  announce(running, address)
})
