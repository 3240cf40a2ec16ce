import type { Bundle } from '../bundle'
import type { LibraryData } from '../library'
import { CHECKS, type CheckName } from './checks'
import { checkBoundaries } from './checks/boundaries'
import { findCycle } from './checks/cycles'
import { checkAnswersOfCases } from './checks/examples'
import { checkUnits } from './checks/units'
import { emit, emitLibrary } from './emit'
import { sortProblems, type RuleProblem } from './errors'
import { readRuleFiles } from './files'
import { lowerPolicy } from './lower'
import { lowerFacts } from './lower-facts'
import { lowerClauses, lowerDocument } from './lower-sources'
import { lowerWindow } from './lower-window'
import { withParts } from './parts'
import type { LoweredPolicy, Parsed, RuleFiles, Rules } from './rules'
import type { RawCases } from './schema/cases'

export interface CompileOptions {
  /** Checks to leave out, for rules that are not meant for publication. */
  readonly skip?: readonly CheckName[]
  /** Only these policies, as while one is being written; then nothing is called unused. */
  readonly only?: readonly string[]
}

export interface Compiled {
  /** Only when there are no problems. */
  readonly bundle?: Bundle
  /** The texts behind it; with the bundle. */
  readonly library?: LibraryData
  readonly problems: readonly RuleProblem[]
  readonly cases: readonly Parsed<RawCases>[]
}

/**
 * Reads a directory of rules, checks them and brings them into the engine's form.
 * Never throws for a fault of the rules: all faults come back as problems, sorted.
 */
export function compile(directory: string, { skip = [], only }: CompileOptions = {}): Compiled {
  const { files: all, complete: allRead, problems } = readRuleFiles(directory)
  // Whatever names something in a file that could not be read would be told as a fault of its own.
  const isBase = ({ file }: RuleProblem) => /^(facts|sources|parts)[./]/.test(file)
  if (!all || problems.some(isBase)) return { problems: sortProblems(problems), cases: [] }
  const files = only ? narrowed(all, only) : all

  const { facts, units, problems: factProblems } = lowerFacts(files.facts)
  problems.push(...factProblems)
  const documents = new Map(files.sources.map(({ raw }) => [raw.id, lowerDocument(raw)]))
  const clauses = new Map(files.sources.flatMap(({ raw }) => lowerClauses(raw)).map((clause) => [clause.id, clause]))

  // A policy with a wrong name or a cycle goes no further: what follows would only repeat the fault.
  const policies = files.policies.flatMap((parsed): LoweredPolicy[] => {
    const { whole, problems: missing } = withParts(parsed, files.parts)
    const { lowered, problems: unknown } = lowerPolicy(whole, { facts, clauses: new Set(clauses.keys()) })
    const faults = [...missing, ...unknown]
    problems.push(...faults)
    if (faults.length > 0) return []
    const cycle = findCycle(lowered)
    if (cycle) {
      problems.push(cycle)
      return []
    }
    const { policy, problems: unitFaults } = checkUnits(lowered, units)
    problems.push(...unitFaults)
    return [{ ...lowered, policy }]
  })

  const windows = files.windows.flatMap((parsed) => {
    const { window, problems: faults } = lowerWindow(parsed, { facts, clauses: new Set(clauses.keys()) })
    problems.push(...faults)
    return faults.length > 0 ? [] : [{ ...parsed, window }]
  })

  const complete = allRead && only === undefined && policies.length === files.policies.length
  const rules: Rules = { files, facts, factUnits: units, documents, clauses, policies, windows, complete }
  for (const [name, check] of Object.entries(CHECKS)) {
    if (!(skip as readonly string[]).includes(name)) problems.push(...check(rules))
  }
  // Cases are held against the rules only when these are sound: a wrong number would ask for wrong cases.
  if (problems.length === 0 && !skip.includes('examples')) problems.push(...checkAnswersOfCases(rules))
  if (problems.length === 0 && !skip.includes('boundaries')) problems.push(...checkBoundaries(rules))
  if (problems.length > 0) return { problems: sortProblems(problems), cases: files.cases }
  return { bundle: emit(rules), library: emitLibrary(rules), problems: [], cases: files.cases }
}

/** The files of these policies, with every question and source. */
function narrowed(files: RuleFiles, only: readonly string[]): RuleFiles {
  return {
    ...files,
    policies: files.policies.filter(({ raw }) => only.includes(raw.id)),
    cases: files.cases.filter(({ raw }) => only.includes(raw.policy)),
  }
}
