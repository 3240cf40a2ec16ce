import Taro from '@tarojs/taro'

/** Reads one stored value. A phone that refuses storage behaves like an empty one. */
export function read(key: string): unknown {
  try {
    return Taro.getStorageSync<unknown>(key)
  } catch {
    return undefined
  }
}

/** Stores one value; whether the phone allowed it: a full or private storage must not stop a check. */
export function write(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function remove(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // A storage that refuses this gives nothing back either.
  }
}
