/** The policies as they ship, compiled once for a test file. */
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../../shared/bundle'
import type { LibraryData } from '../../shared/library'
import { compile } from '../../shared/compile/compile'

export const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url))

export const { bundle, library, cases, problems } = compile(POLICIES)

/** Throws when the policies do not compile. */
export function bundleOf(): Bundle {
  if (!bundle) throw new Error('the policies do not compile')
  return bundle
}

/** Throws when the policies do not compile. */
export function libraryOf(): LibraryData {
  if (!library) throw new Error('the policies do not compile')
  return library
}
