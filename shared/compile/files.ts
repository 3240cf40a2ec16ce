import type { RuleProblem } from './errors'
import { loadTree, type YamlFile } from './load'
import { problemAt, type Parsed, type RuleFiles } from './rules'
import { casesSchema, type RawCases } from './schema/cases'
import { factsFileSchema, factsSchema, type RawFacts, type RawFactsFile } from './schema/facts'
import { librarySchema, type RawLibrary } from './schema/library'
import { partSchema, type RawPart } from './schema/part'
import { policySchema, type RawPolicy } from './schema/policy'
import { sourceSchema, type RawSource } from './schema/source'
import { windowSchema, type RawWindow } from './schema/window'
import { validate } from './validate'
import type * as z from 'zod'

type Kind = 'home' | 'library' | 'facts' | 'part' | 'source' | 'cases' | 'window' | 'policy' | 'other'

/** What a file is, by where it stands and how it is called. */
function kindOf({ file }: YamlFile): Kind {
  if (file === 'facts.yaml') return 'home'
  if (file === 'library.yaml') return 'library'
  if (file.startsWith('facts/')) return 'facts'
  if (file.startsWith('parts/')) return 'part'
  if (file.startsWith('sources/')) return 'source'
  if (file.startsWith('windows/')) return 'window'
  if (file.endsWith('.cases.yaml')) return 'cases'
  return file.includes('/') && !file.startsWith('schema/') ? 'policy' : 'other'
}

/** Reads a directory of rules; files of the wrong shape are left out and told as problems. */
export function readRuleFiles(directory: string): { files?: RuleFiles; complete: boolean; problems: RuleProblem[] } {
  const tree = loadTree(directory)
  const problems = [...tree.problems]

  function shaped<T>(kind: Kind, schema: z.ZodType<T>): Parsed<T>[] {
    return tree.files
      .filter((file) => kindOf(file) === kind)
      .flatMap((file) => {
        const { raw, problems: faults } = validate(schema, file)
        problems.push(...faults)
        return raw === undefined ? [] : [{ file, raw }]
      })
  }

  const [home] = shaped<RawFacts>('home', factsSchema)
  const [library] = shaped<RawLibrary>('library', librarySchema)
  const questions = shaped<RawFactsFile>('facts', factsFileSchema)
  const parts = shaped<RawPart>('part', partSchema)
  const sources = shaped<RawSource>('source', sourceSchema)
  const windows = shaped<RawWindow>('window', windowSchema)
  const policies = shaped<RawPolicy>('policy', policySchema)
  const cases = shaped<RawCases>('cases', casesSchema)
  for (const file of tree.files) {
    if (kindOf(file) === 'other')
      problems.push(problemAt(file, [], 'no rule file belongs here: policies stand in a folder'))
  }
  problems.push(...misnamed(sources, ({ id }) => id), ...misnamed(policies, ({ id }) => id))
  problems.push(...misnamed(parts, ({ id }) => id), ...misnamed(windows, ({ id }) => id))
  problems.push(...misnamed(cases, ({ policy }) => `${policy}.cases`))
  const complete = problems.length === 0
  if (!home) {
    if (complete) problems.push({ file: 'facts.yaml', line: 1, message: 'the file is missing: it holds the questions' })
    return { complete: false, problems }
  }
  const { facts: first } = home.raw
  const facts = first ? [{ file: home.file, raw: { facts: first } }, ...questions] : questions
  return {
    files: { home, library, facts, parts, sources, windows, policies, cases, texts: tree.texts },
    complete,
    problems,
  }
}

/** A file is called like the thing in it. */
function misnamed<T>(files: readonly Parsed<T>[], nameOf: (raw: T) => string): RuleProblem[] {
  return files.flatMap(({ file, raw }) => {
    const name = `${nameOf(raw)}.yaml`
    const key = name.endsWith('.cases.yaml') ? 'policy' : 'id'
    if (file.file.split('/').at(-1) === name) return []
    return [problemAt(file, [key], `the file must be called ${name}, like what it holds`)]
  })
}
