/** One structured line a request. It has no room for what a user typed: only these fields are ever written. */
interface RequestLine extends Partial<Fault> {
  readonly route: string
  readonly status: number
  /** Milliseconds spent in the handler. */
  readonly ms: number
  /** The rules it was answered with, if any. */
  readonly bundle?: string
}

/** Class of an unforeseen error, and the place in the code it came from. Never its message. */
export interface Fault {
  readonly error: string
  readonly at?: string
}

const quiet = process.env.LOG_LEVEL === 'error'

/** Writes the line. With LOG_LEVEL=error only for failures of the server. */
export function logRequest({ route, status, ms, bundle, error, at }: RequestLine): void {
  if (quiet && status < 500) return
  process.stdout.write(JSON.stringify({ route, status, ms: Math.round(ms * 10) / 10, bundle, error, at }) + '\n')
}

interface TaskLine extends Partial<Fault> {
  readonly task: string
  readonly shard?: number
  readonly finished?: number
  /** Its time was over before its work. */
  readonly stopped?: boolean
}

/** One run of a scheduled task, or its failure at one item. */
export function logTask(line: TaskLine): void {
  if (quiet && line.error === undefined) return
  process.stdout.write(JSON.stringify(line) + '\n')
}

/** Something that somebody must look at: an alarm in the cloud waits for this line. */
export function alarm(what: string, code?: number): void {
  process.stdout.write(JSON.stringify({ alarm: what, code }) + '\n')
}

/** One policy that could not be computed although the request was answered. */
export function logFailedPolicy(policy: string, bundle: string): void {
  process.stdout.write(JSON.stringify({ failed: policy, bundle }) + '\n')
}

/** The class of an error and the first line of its stack inside the code, without the message. */
export function faultOf(cause: unknown): Fault {
  if (!(cause instanceof Error)) return { error: typeof cause }
  const frame = cause.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return frame === undefined ? { error: cause.name } : { error: cause.name, at: frame.trim() }
}
