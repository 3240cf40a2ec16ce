/**
 * The local stack as a process of its own, to be killed: `node server.mjs <data>`. It loads, waits for its first order,
 * and only then opens the data, so that the next one can load while this one runs.
 */
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { adapter } from '../../functions/local/adapter'
import { startCloud } from '../../functions/local/cloud'
import { readConfig, type Schedule } from '../../functions/local/config'
import { call, gateway, type Handlers } from '../../functions/local/gateway'
import { serverlessFile } from '../../functions/local/paths'
import { handler as authorize } from '../../functions/authorize'
import { handler as me } from '../../functions/me'
import { handler as notices } from '../../functions/notices'
import { handler as profiles } from '../../functions/profiles'
import { handler as remind } from '../../functions/remind'
import { handler as session } from '../../functions/session'
import { handler as wechat } from '../../functions/wechat'
import { known, tellPhases } from './phases'

/** One line on stdin. */
export interface Order {
  /** What the clock is to be ahead of the machine's, in milliseconds. */
  readonly offset: number
  /** `run`: the job once, for every shard; `workers`: again and again, by two at once. */
  readonly job?: 'run' | 'workers'
}

const [, , data = ''] = process.argv
const WORKERS = 2
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const orders = createInterface(process.stdin)
const handlers: Handlers = {
  ...{ authorize, session, me },
  profiles: known('request', profiles),
  notices: known('request', notices),
  wechat: known('request', wechat),
  remind: known('job', remind),
}
const config = readConfig(serverlessFile)
const schedules = config.schedules.filter(({ functionName }) => functionName === 'remind')

async function start(): Promise<void> {
  tellPhases()
  await startCloud(data, process.env)
  const server = adapter(gateway(config, handlers), (_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  say(`listening ${(server.address() as AddressInfo).port}`)
}

/** What the schedule does. */
async function look({ functionName, input, timeoutMs }: Schedule): Promise<void> {
  await call(handlers[functionName], input, timeoutMs)
  say('looked')
}

/** Shard after shard, from any on. */
async function work(): Promise<void> {
  for (let turn = Math.floor(Math.random() * schedules.length); ; turn++)
    await look(schedules[turn % schedules.length]!)
}

// Whoever gave the orders is gone.
orders.on('close', () => process.exit())
let started: Promise<void> | undefined
orders.on('line', (line) => {
  const { offset, job } = JSON.parse(line) as Order
  process.env.CLOCK_OFFSET_MS = String(offset)
  started ??= start().catch((cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exit(1)
  })
  void started.then(async () => {
    if (job === 'workers') for (let worker = 0; worker < WORKERS; worker++) void work()
    if (job !== 'run') return
    for (const schedule of schedules) await look(schedule)
    say('ran')
  })
})
