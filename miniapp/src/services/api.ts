/** The server: the same rules, perhaps newer ones. Every failure means: go on without it. */
import Taro from '@tarojs/taro'
import type { Answers, IsoDate } from '../../../shared/index'
import { readOutcome } from '@/state/remote'
import type { Outcome } from '@/state/outcome'
import { engine } from './engine'

const TIMEOUT_MS = 5000

/** The page's own origin on H5; on WeChat a configured address, or no server at all. */
function endpoint(path: string): string | null {
  if (process.env.TARO_ENV === 'h5') return path
  return API_BASE === '' ? null : `${API_BASE}${path}`
}

async function call(path: string, method: 'GET' | 'POST', data?: unknown): Promise<unknown> {
  const url = endpoint(path)
  if (url === null) return null
  try {
    const response = await Taro.request<unknown>({
      url,
      method,
      timeout: TIMEOUT_MS,
      ...(data === undefined ? {} : { header: { 'content-type': 'application/json' }, data: JSON.stringify(data) }),
    })
    return response.statusCode === 200 ? response.data : null
  } catch {
    return null
  }
}

/** Hash of the rules the server runs; null when it cannot be reached. */
export async function serverRules(): Promise<string | null> {
  const health = await call('/v1/health', 'GET')
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
  return readOutcome(engine, await call('/v1/evaluate', 'POST', { on, answers, policies }), policies)
}
