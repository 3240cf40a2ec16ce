/** Faults on demand: what WeChat, or the way to it, may do to one of the next calls of a path. */
import type { ServerResponse } from 'node:http'

/** A code of WeChat, or a failure of the way there. `silent` never answers; `slow` answers too late. */
type Failure = number | 'silent' | 'slow' | 'http500' | 'garbage' | 'closed'

/** A failure instead of the work, or after it: the caller cannot tell the one from the other. */
export type Fault = Failure | { readonly after: Exclude<Failure, number> }

export interface Faults {
  /** The next calls of this path fail so. Later plans come after earlier ones. */
  plan(path: string, fault: Fault, times?: number): void
  /** What is to happen to this call; undefined = it is answered. */
  next(path: string): Planned | undefined
  clear(): void
}

export interface Planned {
  /** The work is done all the same. */
  readonly works: boolean
  readonly spoil: (response: ServerResponse) => void
}

const SLOW_MS = 5000

/** Nothing planned yet. */
export function faults(): Faults {
  const planned = new Map<string, Fault[]>()
  return {
    plan: (path, fault, times = 1) => {
      planned.set(path, [...(planned.get(path) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    next: (path) => {
      const fault = planned.get(path)?.shift()
      if (fault === undefined) return undefined
      const works = typeof fault === 'object'
      return { works, spoil: (response) => commit(works ? fault.after : fault, response) }
    },
    clear: () => planned.clear(),
  }
}

function commit(fault: Failure, response: ServerResponse): void {
  switch (fault) {
    case 'silent':
      return
    case 'slow':
      setTimeout(() => response.end('{}'), SLOW_MS).unref()
      return
    case 'http500':
      response.writeHead(500).end('error')
      return
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>')
      return
    case 'closed':
      response.destroy()
      return
    default:
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.end(JSON.stringify({ errcode: fault, errmsg: `errcode ${fault}, rid: 0-0-0` }))
  }
}
