import type { Fact, FilingWindow, Policy, Quantity } from '../bundle'
import type { Clause, Document } from '../library'
import type { RuleProblem } from './errors'
import type { KeyPath, YamlFile } from './load'
import type { RawCases } from './schema/cases'
import type { RawFacts, RawFactsFile } from './schema/facts'
import type { RawLibrary } from './schema/library'
import type { RawPart } from './schema/part'
import type { RawPolicy } from './schema/policy'
import type { RawSource } from './schema/source'
import type { RawWindow } from './schema/window'
import type { RuleNode } from '../tree'
import type { AuthoredUnit } from './units'

/** A file that has the right shape. */
export interface Parsed<T> {
  readonly file: YamlFile
  readonly raw: T
}

/** All files of a directory that have the right shape. */
export interface RuleFiles {
  /** `facts.yaml`: themes, home page, topics. */
  readonly home: Parsed<RawFacts>
  /** Every file with questions, `facts.yaml` among them. */
  readonly facts: readonly Parsed<RawFactsFile>[]
  readonly parts: readonly Parsed<RawPart>[]
  readonly sources: readonly Parsed<RawSource>[]
  readonly windows: readonly Parsed<RawWindow>[]
  /** `library.yaml`: how the library is sorted for readers. */
  readonly library: Parsed<RawLibrary> | undefined
  readonly policies: readonly Parsed<RawPolicy>[]
  readonly cases: readonly Parsed<RawCases>[]
  readonly texts: ReadonlyMap<string, Buffer>
}

/** Where a node was written. */
export interface Origin {
  readonly path: KeyPath
  /** The part of the formula, or nothing for a condition. */
  readonly text?: string
}

/** A policy in the engine's form, with the way back to its lines. */
export interface LoweredPolicy {
  readonly file: YamlFile
  readonly raw: RawPolicy
  readonly policy: Policy
  /** By node; rows of tables are in it too. */
  readonly origins: ReadonlyMap<object, Origin>
  /** Lets and rows whose wider range the author accepts. */
  readonly loose: ReadonlySet<string | object>
  /** Aliases of `clauses` that something cites. */
  readonly citedAliases: ReadonlySet<string>
}

/** A filing window in the engine's form, with the way back to its lines. */
export interface LoweredWindow extends Parsed<RawWindow> {
  readonly window: FilingWindow
}

/** Everything the checks look at. */
export interface Rules {
  readonly files: RuleFiles
  readonly facts: ReadonlyMap<string, Fact>
  readonly factUnits: ReadonlyMap<string, AuthoredUnit>
  readonly documents: ReadonlyMap<string, Document>
  readonly clauses: ReadonlyMap<string, Clause>
  readonly policies: readonly LoweredPolicy[]
  readonly windows: readonly LoweredWindow[]
  /** Every policy could be read: only then can anything be called unused. */
  readonly complete: boolean
}

export type Check = (rules: Rules) => RuleProblem[]

/** Problem at a key of a question, in whatever file it stands. */
export function problemAtFact(files: RuleFiles, fact: string, key: string, message: string): RuleProblem {
  const place = files.facts.find(({ raw }) => fact in raw.facts) ?? files.home
  return problemAt(place.file, ['facts', fact, key], message)
}

/** Problem at a key path of a file. */
export function problemAt(file: YamlFile, path: KeyPath, message: string, clause?: string): RuleProblem {
  return { file: file.file, line: file.lineOf(path), message, ...(clause === undefined ? {} : { clause }) }
}

/** Problem at the line where a node was written. */
export function problemAtNode(lowered: LoweredPolicy, node: RuleNode | object, message: string): RuleProblem {
  return problemAt(lowered.file, lowered.origins.get(node)?.path ?? [], message)
}

/** A quantity as its author wrote it. */
export function textOf({ origins }: LoweredPolicy, quantity: Quantity): string {
  return origins.get(quantity)?.text ?? nameOf(quantity)
}

/** The name of a fact or let; of anything else only what is done in it. */
export function nameOf(quantity: Quantity): string {
  return quantity.op === 'let' ? quantity.let : quantity.op === 'fact' ? quantity.fact : quantity.op
}
