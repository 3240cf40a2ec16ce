import Taro from '@tarojs/taro'
import { received, type Reply, type Request } from './request'

const TIMEOUT_MS = 5000

/** Whether this build knows a server: without one everything stays on the phone. */
export const hasServer: boolean = API_BASE !== ''

/** Sends a request to the configured server. Null when it cannot be reached, or another answers for it. Never throws. */
export async function call({ method, path, token, body }: Request): Promise<Reply | null> {
  if (!hasServer) return null
  try {
    const response = await Taro.request<unknown>({
      url: `${API_BASE}${path}`,
      method,
      timeout: TIMEOUT_MS,
      header: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { data: JSON.stringify(body) }),
    })
    return received(response.statusCode, response.data)
  } catch {
    return null
  }
}
