import Taro from '@tarojs/taro'

/** What opens the account of this phone: a code of WeChat, good once. Null when WeChat gives none. */
export async function credentials(): Promise<object | null> {
  try {
    const { code } = await Taro.login()
    return { code }
  } catch {
    return null
  }
}

/** WeChat itself is the key: there is nothing to forget. */
export const forgetKey = (): void => undefined
