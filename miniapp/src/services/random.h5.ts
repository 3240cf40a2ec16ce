import { textOf } from './base64url'

/** As `random.ts`. */
export function randomText(bytes: number): Promise<string> {
  return Promise.resolve(textOf(crypto.getRandomValues(new Uint8Array(bytes))))
}
