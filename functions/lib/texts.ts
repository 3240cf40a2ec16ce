/** The texts of law, loaded once per process, by the functions that show them. */
import {
  clauseEntries,
  openLibrary,
  policyEntries,
  searchIndex,
  type Entry,
  type LibraryData,
} from '../../shared/index'
import compiled from '../../shared/generated/library.json'
import { bundle } from './rules'

export const library = openLibrary(compiled as unknown as LibraryData)

const policies = policyEntries(bundle, library)
const entryOf = new Map(policies.map((entry) => [entry.id, entry]))

/** What the library knows of a policy of the bundle. */
export function policyEntry(id: string): Entry | undefined {
  return entryOf.get(id)
}

export const policyIndex = searchIndex(policies)
export const clauseIndex = searchIndex(clauseEntries(library))
