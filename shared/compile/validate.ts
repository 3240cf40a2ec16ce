import type * as z from 'zod'
import type { RuleProblem } from './errors'
import type { KeyPath, YamlFile } from './load'

/** `eligible.all[2].fact`, as an analyst would name a place. */
function showPath(path: KeyPath): string {
  return path.reduce<string>(
    (shown, key) => (typeof key === 'number' ? `${shown}[${key + 1}]` : shown === '' ? key : `${shown}.${key}`),
    '',
  )
}

/** The value at a path, or undefined. */
function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | null | undefined)?.[key],
    value,
  )
}

/** The file as the schema describes it; otherwise undefined and one problem for each fault. */
export function validate<T>(schema: z.ZodType<T>, file: YamlFile): { raw?: T; problems: readonly RuleProblem[] } {
  const result = schema.safeParse(file.value)
  if (result.success) return { raw: result.data, problems: [] }
  return { problems: describeAll(result.error.issues, [], file) }
}

type Issue = z.core.$ZodIssue

/** Without what only follows from a mistyped key. */
function describeAll(issues: readonly Issue[], above: KeyPath, file: YamlFile): RuleProblem[] {
  const mistyped = issues.filter((issue) => issue.code === 'unrecognized_keys')
  const follows = (issue: Issue) =>
    mistyped.some((typo) => {
      const key = issue.path.at(-1)
      const isBeside = issue.path.slice(0, -1).join() === typo.path.join()
      const isGuessed = typeof key === 'string' && typo.message.includes(`did you mean \`${key}\``)
      return (issue.code === 'custom' && issue.path.join() === typo.path.join()) || (isBeside && isGuessed)
    })
  return issues.filter((issue) => !follows(issue)).flatMap((issue) => describe(issue, above, file))
}

function describe(issue: Issue, above: KeyPath, file: YamlFile): RuleProblem[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))]
  if (issue.code === 'invalid_union') {
    const branch = closest(branchesOf(issue))
    if (branch) return describeAll(branch, path, file)
  }
  const [place, message] = wording(issue, path, valueAt(file.value, path))
  const shown = showPath(path)
  return [{ file: file.file, line: file.lineOf(place), message: shown === '' ? message : `\`${shown}\`: ${message}` }]
}

type Union = z.core.$ZodIssueInvalidUnion
type Branch = readonly Issue[]

/** What each shape has against the value, those of unions in unions too. */
function branchesOf({ errors }: Union): Branch[] {
  return errors.flatMap((branch): Branch[] => {
    const [only, ...others] = branch
    const isUnion = only?.code === 'invalid_union' && only.path.length === 0 && others.length === 0
    return isUnion && only.errors.length > 0 ? branchesOf(only) : [branch]
  })
}

const ANOTHER_KIND = 100

/** Of several shapes, the one the author most likely meant: the one with the fewest faults. None when each is another. */
function closest(branches: readonly Branch[]): Branch | undefined {
  const weigh = (issue: Issue) => {
    if (issue.path.length > 0 || issue.code === 'custom') return 1
    if (issue.code === 'unrecognized_keys') return issue.keys.length + 1
    return ANOTHER_KIND
  }
  const weighed = branches.map((issues) => ({ issues, weight: issues.reduce((sum, issue) => sum + weigh(issue), 0) }))
  const best = Math.min(...weighed.map(({ weight }) => weight))
  if (best < ANOTHER_KIND) return weighed.find(({ weight }) => weight === best)?.issues
  const ofItsKind = branches.filter(([issue]) => issue?.code !== 'invalid_type' && issue?.code !== 'invalid_value')
  return ofItsKind.length === 1 ? ofItsKind[0] : undefined
}

/** 「must be `eligible`, a map or a list, not …」, unless the schema has words of its own. */
function noneOf(issue: Union, value: unknown): string {
  const options = 'options' in issue ? (issue.options ?? []).map(quoted) : []
  const forms = [...new Set([...options, ...branchesOf(issue).flatMap(([first]) => (first ? formsOf(first) : []))])]
  const list = [forms.slice(0, -1).join(', '), ...forms.slice(-1)].filter((part) => part !== '').join(' or ')
  return `${issue.message.startsWith('Invalid ') ? `must be ${list}` : issue.message}, not ${kindOf(value)}`
}

const quoted = (allowed: unknown) => `\`${String(allowed)}\``

function formsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [EXPECTED[issue.expected] ?? issue.expected]
  if (issue.code === 'invalid_value') return issue.values.map(quoted)
  return [issue.message.replace(/^must be /, '')]
}

const EXPECTED: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'true or false',
  string: 'a text',
  number: 'a number',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  tuple: 'a list',
}

function wording(issue: Issue, path: KeyPath, value: unknown): [place: KeyPath, message: string] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return [[...path, issue.keys[0] ?? ''], issue.message]
    case 'invalid_type':
      if (value === undefined) return [path, 'is missing']
      return [path, `must be ${EXPECTED[issue.expected] ?? issue.expected}, not ${kindOf(value)}`]
    case 'invalid_value':
      if (value === undefined) return [path, 'is missing']
      return [path, `must be ${issue.values.map(quoted).join(' or ')}`]
    case 'invalid_union':
      return [path, value === undefined ? 'is missing' : noneOf(issue, value)]
    case 'invalid_key':
      return [path, issue.issues[0]?.message ?? issue.message]
    case 'too_small':
    case 'too_big':
      return [path, issue.message.replace(/^Too (small|big): expected \w+ to have/, 'must have')]
    default:
      return [path, issue.message]
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return `\`${typeof value === 'number' ? String(value) : JSON.stringify(value)}\``
}
