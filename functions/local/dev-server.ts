/** The restarted part of `npm run dev`: the API from its sources, on a port of its own that it tells to what stays. */
import { runMain } from './main'
import { startServer, stopOnSignal } from './server'

await runMain(async () => {
  const running = await startServer({ host: '127.0.0.1', port: 0 }, (_, response) => response.writeHead(404).end())
  stopOnSignal(() => running.stop())
  process.send?.(Number(new URL(running.url).port))
})
