/** The server: the same rules, perhaps newer ones. Every failure means: go on without it. */
import type { Answers, IsoDate } from '../../../shared/index'
import { readOutcome } from '@/state/remote'
import type { Outcome } from '@/state/outcome'
import { engine } from './engine'
import { send } from './http'

/** Hash of the rules the server runs; null when it cannot be reached. */
export async function serverRules(): Promise<string | null> {
  const health = await send('/v1/health')
  if (typeof health !== 'object' || health === null) return null
  const { bundle } = health as { bundle?: unknown }
  return typeof bundle === 'string' ? bundle : null
}

/** The server's results for policies this phone knows; null when they cannot be had. */
export async function evaluateOnServer(
  answers: Answers,
  on: IsoDate,
  policies: readonly string[],
): Promise<Outcome | null> {
  return readOutcome(engine, await send('/v1/evaluate', { on, answers, policies }), policies)
}
