/** What the stack is doing, told from the calls it makes: the point at which a kill fell. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { documents } from '../../functions/lib/table'
import type { LambdaHandler } from '../../functions/local/gateway'

export const PHASES = ['saving', 'planning', 'claiming', 'delivering', 'sending'] as const
export type Phase = (typeof PHASES)[number]
/** Lines on stdout: a call of this phase begins, or has ended. */
export const BEGINS = '> '
export const ENDS = '< '

type Work = 'request' | 'job'
const work = new AsyncLocalStorage<Work>()

/** The same handler, known as a request that saves or as the job. What only reads is neither. */
export const known =
  (as: Work, handler: LambdaHandler): LambdaHandler =>
  (event: { readonly routeKey?: string }) =>
    event.routeKey?.startsWith('GET ') ? handler(event as never) : work.run(as, () => handler(event as never))

interface Call {
  readonly Key?: { readonly pk: string; readonly sk: string }
  readonly Item?: { readonly pk: string; readonly sk: string }
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>
}

function phaseOf({ Key, Item, ExpressionAttributeValues = {} }: Call, command: string): Phase | undefined {
  if (work.getStore() !== 'job') return work.getStore() && 'saving'
  const { pk, sk } = Key ?? Item ?? { pk: ExpressionAttributeValues[':pk'] as string, sk: '' }
  if (pk.startsWith('DUE#') && command.startsWith('Update')) return 'claiming'
  // Looking for who is due goes on all the time.
  if (pk.startsWith('DUE') && /^(Get|Query)/.test(command)) return undefined
  return /^(PUSH|CREDIT)#/.test(sk) || pk === 'WECHAT' ? 'delivering' : 'planning'
}

async function told<T>(phase: Phase | undefined, call: () => Promise<T>): Promise<T> {
  if (phase === undefined) return call()
  process.stdout.write(`${BEGINS}${phase}\n`)
  try {
    return await call()
  } finally {
    process.stdout.write(`${ENDS}${phase}\n`)
  }
}

const toWechat = (url: Parameters<typeof fetch>[0]): Phase =>
  url instanceof URL && url.pathname.endsWith('/subscribe/send') ? 'sending' : 'delivering'

/** From now on every call of the table and of WeChat is told. */
export function tellPhases(): void {
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) =>
        told(phaseOf(args.input as Call, commandName), () => next(args)),
    { name: 'phases', step: 'initialize', priority: 'high' },
  )
  const call = globalThis.fetch
  globalThis.fetch = (...args) => told(work.getStore() && toWechat(args[0]), () => call(...args))
}
