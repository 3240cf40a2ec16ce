/** What the browser talks to during `npm run dev`: it stays while the API behind it restarts. */
import { createServer, type Server } from 'node:http'
import { isApiPath } from './gateway'
import { answerLater, proxyTo, proxyUpgrades } from './proxy'
import type { Whereabouts } from './whereabouts'

/** Pages and their websocket from one local port, the API from wherever it is; requests wait while it is away. */
export function frontServer(pagesPort: number, api: Pick<Whereabouts, 'port'>): Server {
  const pages = proxyTo(pagesPort, '网页正在生成，请稍后刷新。')
  const server = createServer((request, response) => {
    if (!isApiPath(request.url ?? '/')) pages(request, response)
    else {
      void api.port().then((port) => {
        if (port === undefined) answerLater(response, STOPPED)
        else proxyTo(port, STOPPED)(request, response)
      })
    }
  })
  proxyUpgrades(server, pagesPort)
  return server
}

const STOPPED = '接口已停止，改好后会自动重启。'
