/** The server: the same rules, perhaps newer ones. Every failure means: go on without it. */
import type { Answers, IsoDate } from '../../../shared/index'
import { engine } from '@/services/engine'
import { call } from '@/services/http'
import type { Reply } from '@/services/request'
import type { Outcome } from './outcome'
import { record } from './reading'
import { readOutcome } from './remote'

/** Hash of the rules the server runs, and the day they were last checked; null when it cannot be reached. */
export async function serverRules(): Promise<{ hash: string; checkedOn: IsoDate } | null> {
  const { bundle, checkedOn } = record(bodyOf(await call({ method: 'GET', path: '/v1/health' }))) ?? {}
  return typeof bundle === 'string' && typeof checkedOn === 'string' ? { hash: bundle, checkedOn } : null
}

/** The server's results for policies this phone knows; null when they cannot be had. */
export async function evaluateOnServer(
  answers: Answers,
  on: IsoDate,
  policies: readonly string[],
): Promise<Outcome | null> {
  const reply = await call({ method: 'POST', path: '/v1/evaluate', body: { on, answers, policies } })
  return readOutcome(engine, bodyOf(reply), policies)
}

const bodyOf = (reply: Reply | null): unknown => (reply?.ok ? reply.body : null)
