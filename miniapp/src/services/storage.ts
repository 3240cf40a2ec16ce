import Taro from '@tarojs/taro'

/** Reads one stored value. A phone that refuses storage behaves like an empty one. */
export function read(key: string): unknown {
  try {
    return Taro.getStorageSync<unknown>(key)
  } catch {
    return undefined
  }
}

/** Stores one value, if the phone allows it: a full or private storage must not stop a check. */
export function write(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // Nothing is lost but the resume banner.
  }
}

export function remove(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // As above.
  }
}
