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
    const branch = closest(issue.errors)
    if (branch) return describeAll(branch, path, file)
  }
  const [place, message] = wording(issue, path, valueAt(file.value, path))
  const shown = showPath(path)
  return [{ file: file.file, line: file.lineOf(place), message: shown === '' ? message : `\`${shown}\`: ${message}` }]
}

/** Of several shapes, the one the author most likely meant: the one with the fewest faults. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const weigh = (issue: Issue) =>
    issue.path.length > 0
      ? 1
      : issue.code === 'unrecognized_keys'
        ? issue.keys.length + 1
        : issue.code === 'custom'
          ? 1
          : 100
  const weighed = branches.map((issues) => ({ issues, weight: issues.reduce((sum, issue) => sum + weigh(issue), 0) }))
  return weighed.reduce<(typeof weighed)[number] | undefined>(
    (best, branch) => (best === undefined || branch.weight < best.weight ? branch : best),
    undefined,
  )?.issues
}

function wording(issue: Issue, path: KeyPath, value: unknown): [place: KeyPath, message: string] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return [[...path, issue.keys[0] ?? ''], issue.message]
    case 'invalid_type':
      return [path, value === undefined ? 'is missing' : `must be ${issue.expected}, not ${kindOf(value)}`]
    case 'invalid_value':
      if (value === undefined) return [path, 'is missing']
      return [path, `must be ${issue.values.map((allowed) => `\`${String(allowed)}\``).join(' or ')}`]
    case 'invalid_union':
      return [path, value === undefined ? 'is missing' : 'has none of the known forms']
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
  return typeof value === 'object' ? 'a map' : `\`${JSON.stringify(value)}\``
}
