import Taro from '@tarojs/taro'

const TIMEOUT_MS = 5000

/** Sends a request to the configured server; the body of a 200, or null for everything else. Never throws. */
export async function send(path: string, data?: object): Promise<unknown> {
  if (API_BASE === '') return null
  try {
    const response = await Taro.request<unknown>({
      url: `${API_BASE}${path}`,
      method: data ? 'POST' : 'GET',
      timeout: TIMEOUT_MS,
      ...(data ? { header: { 'content-type': 'application/json' }, data: JSON.stringify(data) } : {}),
    })
    return response.statusCode === 200 ? response.data : null
  } catch {
    return null
  }
}
