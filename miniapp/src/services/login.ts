import Taro from '@tarojs/taro'

/** What opens an account; null when there is none at present, `'unkept'` where this device could not keep it. */
export type Credentials = object | 'unkept' | null

/** What opens the account of this phone: a code of WeChat, good once. */
export async function credentials(): Promise<Credentials> {
  try {
    const { code } = await Taro.login()
    return { code }
  } catch {
    return null
  }
}

/** WeChat itself is the key: there is nothing to forget. */
export const forgetKey = (): void => undefined
