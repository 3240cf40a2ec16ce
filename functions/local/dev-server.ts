/** The restarted part of `npm run dev`: the API from its sources, the pages from the H5 development server. */
import { addressOf } from './address'
import { runMain } from './main'
import { proxyTo, proxyUpgrades } from './proxy'
import { announce, startServer, stopOnSignal } from './server'

await runMain(async () => {
  const address = addressOf(process.env)
  const pagesPort = Number(process.env.PAGES_PORT)
  const running = await startServer(address, proxyTo(pagesPort))
  proxyUpgrades(running.server, pagesPort)
  stopOnSignal(() => running.stop())
  announce(running, address)
})
