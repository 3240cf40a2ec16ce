/** Where something that comes and goes can be reached. */
export interface Whereabouts {
  /** Its port, once it is there; undefined when it does not come back by itself. */
  port(): Promise<number | undefined>
  here(port: number): void
  /** It is coming back: whoever asks from now on waits. */
  away(): void
  lost(): void
}

/** Away at first. */
export function whereabouts(): Whereabouts {
  let tell: ((port?: number) => void) | undefined
  let port = Promise.resolve<number | undefined>(undefined)
  const away = () => {
    if (!tell) port = new Promise((resolve) => (tell = resolve))
  }
  const settle = (found?: number) => {
    away()
    tell?.(found)
    tell = undefined
  }
  away()
  return { port: () => port, here: settle, away, lost: () => settle() }
}
