import { networkInterfaces } from 'node:os'
import { StartError } from './ready'

export interface Address {
  readonly host: string
  readonly port: number
}

/** HOST and PORT of the environment: loopback and 8787 unless they say otherwise. Throws StartError. */
export function addressOf(env: NodeJS.ProcessEnv): Address {
  const port = Number(env.PORT ?? '8787')
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new StartError(`PORT 须为 0 到 65535 的整数，现在是「${env.PORT ?? ''}」`)
  }
  return { host: env.HOST ?? '127.0.0.1', port }
}

export const isLoopback = (host: string): boolean => /^(127\.|localhost$|::1$)/.test(host)

/** The address to open in a browser: for a server on all interfaces, this machine's own in the local network. */
export function urlOf({ host, port }: Address): string {
  const shown = host === '0.0.0.0' || host === '::' ? (lanAddress() ?? '127.0.0.1') : host
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`
}

function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address
}
