/** Until when no message is sent, to nobody or not with a template: while WeChat is down, or somebody must mend something. */
import { ABSENT, get, put, update, type Key } from './table'

interface Gate {
  readonly until: number
  /** Sends in a row whose fate is not known. */
  readonly unsure: number
}

const keyOf = (template?: string): Key => ({ pk: 'WECHAT', sk: template === undefined ? 'GATE' : `GATE#${template}` })

async function read(key: Key): Promise<Gate> {
  const { until, unsure } = ((await get(key)) ?? {}) as Partial<Gate>
  return { until: until ?? 0, unsure: unsure ?? 0 }
}

/** No gate stays closed for longer: one that would was closed by a clock that was wrong. */
const FARTHEST = 25 * 60 * 60 * 1000

/** Milliseconds since 1970 from which messages with this template may be sent again; 0 = at once. */
export async function closedUntil(template: string, now: number): Promise<number> {
  const [everything, one] = await Promise.all([read(keyOf()), read(keyOf(template))])
  const until = Math.max(everything.until, one.until)
  return until > now && until < now + FARTHEST ? until : 0
}

export async function close(until: number, template?: string): Promise<void> {
  await write(keyOf(template), 'SET #until = :until', { until })
}

const MANY_UNSURE = 3
const MINUTE = 60_000
const LONGEST = 30 * MINUTE

/**
 * While WeChat's answers do not come, each try may be a message that nobody can send again: after a few of them one try
 * a minute, then fewer, is all that is risked. The others wait, the nearest deadline first.
 */
export async function noteUnsure(now: number): Promise<void> {
  const { unsure } = await read(keyOf())
  const row = unsure + 1
  const until = row < MANY_UNSURE ? 0 : now + Math.min(LONGEST, MINUTE * 2 ** (row - MANY_UNSURE))
  await write(keyOf(), 'SET #unsure = :row, #until = :until', { row, until })
}

/** An answer came. */
export async function noteAnswer(): Promise<void> {
  await update(keyOf(), { change: 'SET #unsure = :none', when: '#unsure > :none', values: { none: 0 } })
}

async function write(key: Key, change: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  await put({ ...key, until: 0, unsure: 0 }, { when: ABSENT })
  await update(key, { change, values })
}
