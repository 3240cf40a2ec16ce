import type { Fact, Policy, Quantity } from '../bundle'
import { clauseOn } from '../period'
import { defined } from './defined'
import type { RuleProblem } from './errors'
import { FormulaError, parseFormula } from './formula'
import type { KeyPath } from './load'
import { checkClause, citationsOf, type Fail } from './lower-citations'
import { lowerCondition } from './lower-conditions'
import { lowerParam } from './lower-params'
import { lowerAmount, lowerLet, lowerWhen, type QuantityContext } from './lower-quantities'
import { problemAt, type LoweredPolicy, type Origin, type Parsed } from './rules'
import type { RawPolicy } from './schema/policy'

export interface Surroundings {
  readonly facts: ReadonlyMap<string, Fact>
  readonly clauses: ReadonlySet<string>
}

/** Stands for a formula that could not be read; the policy is refused anyway. */
const UNREADABLE: Quantity = { op: 'number', value: [0, 1] }

/** Brings a policy into the engine's form. Names that do not exist are problems. */
export function lowerPolicy(
  { file, raw }: Parsed<RawPolicy>,
  { facts, clauses }: Surroundings,
): { lowered: LoweredPolicy; problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = []
  const origins = new Map<object, Origin>()
  const loose = new Set<string | object>()
  const fail: Fail = (path, message, clause) => {
    problems.push(problemAt(file, path, message, clause))
  }

  const { cite, citing, citedAliases } = citationsOf(raw.clauses ?? {}, clauses, fail)

  const lets = raw.let ?? {}
  const names = {
    facts: new Set([...facts.values()].filter((fact) => fact.type === 'number').map((fact) => fact.id)),
    lets: new Set(Object.keys(lets)),
    params: new Set(Object.keys(raw.params ?? {})),
  }

  function formula(text: string, path: KeyPath): Quantity {
    try {
      return parseFormula(text, names, (node, part) => origins.set(node, { path, text: part }))
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      fail(path, error.message)
      return UNREADABLE
    }
  }

  function noted<Node extends object>(node: Node, path: KeyPath): Node {
    origins.set(node, { path })
    return node
  }

  const context: QuantityContext = {
    facts,
    lets: names.lets,
    readings: new Map((raw.readings ?? []).map(({ id, options }) => [id, options.map((option) => option.id)])),
    formula,
    citing,
    fail,
    noted,
    loose,
  }

  for (const name of names.lets) {
    if (names.facts.has(name)) fail(['let', name], `a fact is called \`${name}\` too: choose another name for the let`)
  }

  const policy: Policy = {
    id: raw.id,
    role: raw.role,
    title: raw.title,
    summary: raw.summary,
    topic: raw.topic ?? raw.id,
    audience: raw.audience,
    kind: raw.kind,
    valid: raw.valid.map(({ from, to, ends }, index) => {
      const clause = clauseOn(citing(ends, ['valid', index]).cite, to ?? from)
      return { from, ...defined({ to }), ...(clause === null ? {} : { ends: clause }) }
    }),
    ...defined({ unverified: raw.unverified }),
    checkedOn: raw.checked_on,
    clauses: raw.catalogue ?? [],
    params: Object.fromEntries(
      Object.entries(raw.params ?? {}).map(([name, param]) => [name, lowerParam(name, param, { cite, fail })]),
    ),
    lets: Object.fromEntries(
      Object.entries(lets).map(([name, definition]) => [name, lowerLet(name, definition, context)]),
    ),
    eligible: lowerCondition(raw.eligible, ['eligible'], context),
    amounts: Object.entries(raw.amounts).map(([id, amount]) => lowerAmount(id, amount, context)),
    readings: (raw.readings ?? []).map((reading, index) => ({
      id: reading.id,
      text: reading.text,
      ...defined({ when: lowerWhen(reading.when, ['readings', index, 'when'], context) }),
      options: reading.options,
      ...citing(reading.cite, ['readings', index]),
    })),
    notes: (raw.notes ?? []).map((note, index) => ({
      text: note.text,
      ...citing(note.cite, ['notes', index]),
      ...defined({ card: note.card }),
    })),
    apply: { offices: raw.apply.offices, how: raw.apply.how, ...defined({ materials: raw.apply.materials }) },
  }
  for (const [index, clause] of policy.clauses.entries()) {
    checkClause(clause, ['catalogue', index], clauses, fail)
  }
  return { lowered: { file, raw, policy, origins, loose, citedAliases }, problems }
}
