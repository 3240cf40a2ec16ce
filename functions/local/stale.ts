/** Whether something built is older than what it was built from. By dates of files alone, so it takes a moment. */
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Product {
  /** A file that is there once it is built. */
  readonly file: string
  /** An empty file that remembers the last build: a build that changes nothing need not touch its files. */
  readonly stamp: string
  /** Files and whole folders. */
  readonly sources: readonly string[]
}

/** Whether it is missing, or a source is younger than the file and than the last build. Throws for a missing source. */
export function isStale({ file, stamp, sources }: Product): boolean {
  const made = timeOf(file)
  if (made === undefined) return true
  const built = Math.max(made, timeOf(stamp) ?? 0)
  return sources.some((source) => newest(source) > built)
}

/** Remembers a build that began then, in milliseconds since 1970: what changed meanwhile is not in it. */
export function stampBuild({ stamp }: Product, began: number): void {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, began / 1000, began / 1000)
}

const timeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs

/** When the file, or anything in the folder, changed last. A file removed or renamed changes its folder. */
function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}
