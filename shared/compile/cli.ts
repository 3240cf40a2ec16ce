import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from './compile'
import { formatProblem } from './errors'
import { editorSchemas } from './schema/json'

/**
 * `npm run policies`: checks policies/ and writes shared/generated/bundle.json.
 * `npm run policies -- --schema` rewrites policies/schema/ as well.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = join(root, 'policies')
const output = join(root, 'shared/generated/bundle.json')

/** Writes only what changed, so that watchers rest. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const before = readdirSync(dirname(path)).includes(path.slice(dirname(path).length + 1))
    ? readFileSync(path, 'utf8')
    : ''
  if (before !== text) writeFileSync(path, text)
}

if (process.argv.includes('--schema')) {
  for (const [name, text] of editorSchemas()) write(join(directory, 'schema', name), text)
}
const { bundle, problems, cases } = compile(directory)
if (bundle) {
  const text = JSON.stringify(bundle)
  write(output, text)
  const params = bundle.policies.reduce((count, policy) => count + Object.keys(policy.params).length, 0)
  const examples = cases.reduce((count, { raw }) => count + raw.cases.length, 0)
  const counts = [
    `${bundle.documents.length} documents`,
    `${bundle.clauses.length} clauses`,
    `${bundle.policies.length} policies`,
    `${bundle.facts.length} facts`,
    `${params} params`,
    `${examples} cases`,
  ]
  console.log(`policies: ${counts.join(', ')} → bundle ${bundle.hash}, ${Buffer.byteLength(text)} bytes`)
} else {
  for (const problem of problems) console.error(`policies/${formatProblem(problem)}`)
  console.error(`\n${problems.length} problem${problems.length === 1 ? '' : 's'}: no bundle was written`)
  process.exitCode = 1
}
