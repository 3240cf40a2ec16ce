/** As `storage.ts`, straight on the browser: Taro's own layer is not needed for three calls. */
export function read(key: string): unknown {
  try {
    const text = window.localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

export function write(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function remove(key: string): void {
  try {
    window.localStorage.removeItem(key)
  } catch {
    // A storage that refuses this gives nothing back either.
  }
}
