import Taro from '@tarojs/taro'
import { textOf } from './base64url'

/** So many random bytes as base64url, from the phone's own source. */
export async function randomText(bytes: number): Promise<string> {
  const { randomValues } = await Taro.getRandomValues({ length: bytes })
  return textOf(new Uint8Array(randomValues))
}
