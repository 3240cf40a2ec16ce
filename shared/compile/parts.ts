import type { RuleProblem } from './errors'
import { hint } from './nearest'
import { problemAt, type Parsed } from './rules'
import type { RawPart } from './schema/part'
import type { RawPolicy } from './schema/policy'

/** The policy with the clauses, params and lets of the parts it uses. A name given twice is a problem. */
export function withParts(
  { file, raw }: Parsed<RawPolicy>,
  parts: readonly Parsed<RawPart>[],
): { whole: Parsed<RawPolicy>; problems: RuleProblem[] } {
  const problems: RuleProblem[] = []
  let whole = raw
  for (const [index, name] of (raw.uses ?? []).entries()) {
    const part = parts.find((candidate) => candidate.raw.id === name)?.raw
    if (!part) {
      const known = parts.map((candidate) => candidate.raw.id)
      problems.push(problemAt(file, ['uses', index], `no part is called \`${name}\`${hint(name, known)}`))
      continue
    }
    for (const key of ['clauses', 'params', 'let'] as const) {
      for (const shared of Object.keys(part[key] ?? {})) {
        if (!(shared in (whole[key] ?? {}))) continue
        problems.push(problemAt(file, [key, shared], `the part \`${name}\` has \`${shared}\` too: choose another name`))
      }
    }
    whole = {
      ...whole,
      clauses: { ...part.clauses, ...whole.clauses },
      params: { ...part.params, ...whole.params },
      let: { ...part.let, ...whole.let },
    }
  }
  return { whole: { file, raw: whole }, problems }
}
