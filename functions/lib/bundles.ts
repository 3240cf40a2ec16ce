/** The rules as they were published, so that what a firm had under the earlier ones can be told from what it has now. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { load, type Bundle, type Engine } from '../../shared/index'
import { bundle, engine } from './rules'
import { ABSENT, get, put, type Key } from './table'
import { chinaTime } from './today'

export interface Published {
  readonly engine: Engine
  /** Milliseconds since 1970 and the day in China on which they were seen first. */
  readonly at: number
  readonly on: string
}

const keyOf = (hash: string): Key => ({ pk: 'BUNDLE', sk: hash })
const known = new Map<string, Published>()

/** Today's rules, kept now if they are new. */
export async function currentRules(now: number): Promise<Published> {
  const { hash } = bundle
  const found = known.get(hash) ?? (await kept(hash, engine))
  if (found) return found
  const gz = gzipSync(JSON.stringify(bundle))
  await put({ ...keyOf(hash), gz, at: now, on: chinaTime(now).day }, { when: ABSENT })
  const mine = await kept(hash, engine)
  if (!mine) throw new Error('the rules could not be kept')
  return mine
}

/** The rules of that hash; undefined when nobody kept them. */
export async function rulesOf(hash: string): Promise<Published | undefined> {
  return known.get(hash) ?? (await kept(hash))
}

/** For tests, where one process sees several tables. */
export function forgetRules(): void {
  known.clear()
}

async function kept(hash: string, loaded?: Engine): Promise<Published | undefined> {
  const item = await get(keyOf(hash))
  if (!item) return undefined
  const published = {
    engine: loaded ?? load(JSON.parse(gunzipSync(item.gz as Uint8Array).toString()) as Bundle),
    at: item.at as number,
    on: item.on as string,
  }
  known.set(hash, published)
  return published
}
