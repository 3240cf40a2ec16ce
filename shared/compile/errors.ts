/** One fault of the rule files, told so that its author can find and mend it. */
export interface RuleProblem {
  /** Path below the compiled directory, with forward slashes. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** The clause the fault is about, when there is one. */
  readonly clause?: string
  readonly message: string
}

/** `tax/some-policy.yaml:12: [doc#3] message`, one line per problem, except for the caret lines of a formula. */
export function formatProblem({ file, line, clause, message }: RuleProblem): string {
  return `${file}:${line}: ${clause === undefined ? '' : `[${clause}] `}${message}`
}

/** Files alphabetically, then lines, then words: the same faults always print alike. Repeats are dropped. */
export function sortProblems(problems: readonly RuleProblem[]): RuleProblem[] {
  const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]))
  const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...byText.values()].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.message, b.message),
  )
}
