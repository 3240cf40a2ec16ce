import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bundle } from '../bundle'
import type { LibraryData } from '../library'
import { load } from '../index'
import { compile, type Compiled } from './compile'
import { isDate } from './dates'
import { formatProblem, type RuleProblem } from './errors'
import { readYaml } from './load'
import { readingPage } from './reading'
import { runCases } from './run-cases'
import { editorSchemas } from './schema/json'
import { personasSchema } from './schema/personas'
import { validate } from './validate'
import { coverage, coverageText } from './workshop/coverage'
import { createPolicy } from './workshop/create'
import { bundleAt, changes, changesText } from './workshop/diff'
import { reviewText } from './workshop/review'
import { stale } from './workshop/stale'

const USAGE = `npm run policies                              check policies/, run its cases, write the bundle
npm run policies check ID [ID …]              check only these policies, write nothing
npm run policies new ID CLAUSE [AREA]         a skeleton from a clause, such as: new expo-award 000#53 trade
npm run policies read ID [DAY]                a policy as a page in Chinese, as of a day
npm run policies diff REVISION                what changed for the personas since a git revision
npm run policies coverage                     rows and conditions that no case tries
npm run policies review [PERSONA]             the questions a persona is asked, and what it gets
npm run policies stale [DAY]                  what somebody should look at
npm run policies schema                       rewrite policies/schema/ for editors`

const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = join(root, 'policies')
const output = join(root, 'shared/generated/bundle.json')
const texts = join(root, 'shared/generated/library.json')
const personasFile = join(root, 'test/policies/personas.yaml')
/** In China, where the rules are written. */
const today = new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** Writes only what changed, so that watchers rest. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

class Failed extends Error {}

function fail(problems: readonly RuleProblem[], consequence: string): never {
  const lines = problems.map((problem) => `policies/${formatProblem(problem)}`)
  throw new Failed([...lines, '', `problems: ${problems.length}; ${consequence}`].join('\n'))
}

/** The rules, with every case passed. */
function sound(only?: readonly string[]): { bundle: Bundle; library: LibraryData; cases: Compiled['cases'] } {
  const { bundle, library, problems, cases } = compile(directory, only ? { only } : {})
  if (!bundle || !library) fail(problems, 'no bundle was written')
  const differences = runCases(bundle, cases)
  if (differences.length > 0) fail(differences, 'the rules compile, but cases fail')
  return { bundle, library, cases }
}

function summary({ bundle, library, cases }: ReturnType<typeof sound>): string {
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
  return `policies: ${counts.join(', ')} → bundle ${bundle.hash}`
}

function dayOf(text: string | undefined): string {
  if (text !== undefined && !isDate(text)) throw new Failed(`\`${text}\` is no day: write it as 2024-12-31`)
  return text ?? today
}

function personas() {
  const file = 'test/policies/personas.yaml'
  const read = readYaml(file, readFileSync(personasFile, 'utf8'))
  if (!read.file) fail(read.problems, 'the personas cannot be read')
  const { raw, problems } = validate(personasSchema, read.file)
  return raw?.personas ?? fail(problems, 'the personas cannot be read')
}

const commands: Readonly<Record<string, (args: readonly string[]) => string | Promise<string>>> = {
  publish() {
    const rules = sound()
    write(output, JSON.stringify(rules.bundle))
    write(texts, JSON.stringify(rules.library))
    return summary(rules)
  },
  check(ids) {
    if (ids.length === 0) throw new Failed('name the policies to check')
    const rules = sound(ids)
    const unknown = ids.find((id) => !rules.bundle.policies.some((policy) => policy.id === id))
    if (unknown !== undefined) throw new Failed(`no policy is called ${unknown}`)
    return summary(rules)
  },
  new([id = '', clause = '', area = clause.split('#')[0] ?? '']) {
    const written = createPolicy(directory, { id, clause, area, on: today })
    return [
      ...written.map((path) => `policies/${path}`),
      '',
      '下一步：照文件里的说明填写，再运行 npm run policies check ' + id,
    ].join('\n')
  },
  read([id, day]) {
    const { bundle } = sound()
    const policy = bundle.policies.find((candidate) => candidate.id === id)
    if (!policy) throw new Failed(`no policy is called ${id ?? ''}: ${bundle.policies.map((one) => one.id).join(', ')}`)
    return readingPage(policy, bundle, dayOf(day))
  },
  diff([revision = 'HEAD']) {
    return changesText(changes(bundleAt(root, revision), sound().bundle, personas()))
  },
  coverage() {
    const { bundle, cases } = sound()
    return coverageText(coverage(bundle, cases))
  },
  review([id]) {
    const engine = load(sound().bundle)
    const chosen = personas().filter((persona) => id === undefined || persona.id === id)
    if (chosen.length === 0) throw new Failed(`no persona is called ${id ?? ''}`)
    return chosen.map((persona) => reviewText(engine, persona)).join('\n')
  },
  stale([day]) {
    const { bundle, library } = sound()
    const found = stale(bundle.policies, library.documents, dayOf(day), bundle.windows)
    return found.length === 0 ? 'nothing to look at' : found.join('\n')
  },
  async schema() {
    const { format, resolveConfig } = await import('prettier')
    for (const [name, text] of editorSchemas()) {
      const path = join(directory, 'schema', name)
      write(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
    }
    return 'policies/schema is up to date'
  },
  help: () => USAGE,
}

const { positionals } = parseArgs({ allowPositionals: true, strict: false })
const [name = 'publish', ...args] = positionals
const command = commands[name]
try {
  if (!command) throw new Failed(`unknown command ${name}\n\n${USAGE}`)
  console.log(await command(args))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
