/** The policies as they ship, compiled once for a test file. */
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../../shared/bundle'
import { compile } from '../../shared/compile/compile'

export const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url))

export const { bundle, cases, problems } = compile(POLICIES)

/** Throws when the policies do not compile. */
export function bundleOf(): Bundle {
  if (!bundle) throw new Error('the policies do not compile')
  return bundle
}
