import { received, type Reply, type Request } from './request'

export const hasServer: boolean = true

/** As `http.ts`, to the page's own origin. */
export async function call({ method, path, token, body }: Request): Promise<Reply | null> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return received(response.status, await bodyOf(response))
  } catch {
    return null
  }
}

/** Whatever is no JSON counts as empty. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown
  } catch {
    return null
  }
}
