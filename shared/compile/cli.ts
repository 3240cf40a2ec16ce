import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '../bundle'
import type { LibraryData } from '../library'
import { compile, type Compiled } from './compile'
import { isDate } from './dates'
import { formatProblem } from './errors'
import { readingPage } from './reading'
import { runCases } from './run-cases'
import { editorSchemas } from './schema/json'

/**
 * `npm run policies`                      checks policies/, runs its cases, writes shared/generated/{bundle,library}.json
 * `npm run policies -- --schema`          rewrites policies/schema/ first
 * `npm run policies -- --only ID[,ID]`    checks only these policies and writes nothing
 * `npm run policies -- --reading ID DAY`  prints that policy as a page in Chinese, as of a day
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = join(root, 'policies')
const output = join(root, 'shared/generated/bundle.json')
const texts = join(root, 'shared/generated/library.json')

/** Writes only what changed, so that watchers rest. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

function summary(bundle: Bundle, library: LibraryData, cases: Compiled['cases'], bytes: number): string {
  const params = bundle.policies.reduce((count, policy) => count + Object.keys(policy.params).length, 0)
  const examples = cases.reduce((count, { raw }) => count + raw.cases.length, 0)
  const counts = [
    `${library.documents.length} documents`,
    `${library.clauses.length} clauses`,
    `${bundle.policies.length} policies`,
    `${bundle.facts.length} facts`,
    `${params} params`,
    `${examples} cases`,
  ]
  return `policies: ${counts.join(', ')} → bundle ${bundle.hash}, ${bytes} bytes`
}

function printReading(bundle: Bundle, [id, day]: readonly string[]): void {
  const policy = bundle.policies.find((candidate) => candidate.id === id)
  if (!policy)
    throw new Error(`no policy is called ${id ?? ''}: ${bundle.policies.map((known) => known.id).join(', ')}`)
  if (day === undefined || !isDate(day)) throw new Error('name the day too, such as 2024-12-31')
  console.log(readingPage(policy, bundle, day))
}

const [option, ...rest] = process.argv.slice(2)
if (option === '--schema') {
  const { format, resolveConfig } = await import('prettier')
  for (const [name, text] of editorSchemas()) {
    const path = join(directory, 'schema', name)
    write(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
  }
}
const only = option === '--only' ? (rest[0] ?? '').split(',') : undefined
const { bundle, library, problems: faults, cases } = compile(directory, only ? { only } : {})
const text = JSON.stringify(bundle)
if (bundle && !only) {
  write(output, text)
  write(texts, JSON.stringify(library))
}
const problems = bundle ? runCases(bundle, cases) : faults
if (bundle && option === '--reading') printReading(bundle, rest)
else if (bundle && library && problems.length === 0)
  console.log(summary(bundle, library, cases, Buffer.byteLength(text)))
if (problems.length > 0) {
  for (const problem of problems) console.error(`policies/${formatProblem(problem)}`)
  console.error(
    `\nproblems: ${problems.length}${bundle ? '; the rules compile, but cases fail' : '; no bundle was written'}`,
  )
  process.exitCode = 1
}
