import type { AmountRule, Cite, Fact, Let, Policy, Quantity, Row, Truth } from '../bundle'
import type { RuleProblem } from './errors'
import { FormulaError, parseFormula } from './formula'
import type { KeyPath } from './load'
import { lowerCondition, type ConditionContext } from './lower-conditions'
import { lowerParam } from './lower-params'
import { defined } from './lower-facts'
import { hint } from './nearest'
import { problemAt, type LoweredPolicy, type Origin, type Parsed } from './rules'
import type { RawAmount, RawLet, RawPolicy, RawRow } from './schema/policy'
import { shownUnit } from './units'

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
  const citedAliases = new Set<string>()
  const fail = (path: KeyPath, message: string, clause?: string) => {
    problems.push(problemAt(file, path, message, clause))
  }

  const aliases = raw.clauses ?? {}
  for (const [alias, target] of Object.entries(aliases)) {
    for (const [day, clause] of typeof target === 'string' ? [[undefined, target] as const] : Object.entries(target)) {
      if (clauses.has(clause)) continue
      const path = ['clauses', alias, ...(day === undefined ? [] : [day])]
      fail(path, `no source has this clause${hint(clause, clauses)}`, clause)
    }
  }

  function cite(name: string, path: KeyPath): Cite {
    if (name.includes('#')) {
      if (!clauses.has(name)) fail(path, `no source has this clause${hint(name, clauses)}`, name)
      return name
    }
    citedAliases.add(name)
    const target = aliases[name]
    if (target === undefined) {
      fail(path, `unknown clause alias \`${name}\`${hint(name, Object.keys(aliases))}`)
      return name
    }
    if (typeof target === 'string') return target
    return Object.entries(target)
      .map(([from, clause]) => ({ from, clause }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
  }
  const citing = (name: string | undefined, path: KeyPath) =>
    name === undefined ? {} : { cite: cite(name, [...path, 'cite']) }

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

  const context: ConditionContext = {
    facts,
    lets: names.lets,
    readings: new Map((raw.readings ?? []).map(({ id, options }) => [id, options.map((option) => option.id)])),
    formula,
    citing,
    fail,
    noted,
  }

  function when(condition: RawRow['when'], path: KeyPath): Truth | undefined {
    if (condition === undefined) return undefined
    if (!Array.isArray(condition)) return lowerCondition(condition, path, context)
    const [only, ...others] = condition.map((part, index) => lowerCondition(part, [...path, index], context))
    return only && others.length === 0 ? only : noted<Truth>({ op: 'all', of: only ? [only, ...others] : [] }, path)
  }

  function rowOf(row: RawRow, path: KeyPath): Row {
    const lowered: Row = {
      ...defined({ label: row.label, when: when(row.when, [...path, 'when']) }),
      of: formula(row.of, [...path, 'of']),
      ...citing(row.cite, path),
    }
    origins.set(lowered, { path })
    if (row.loose !== undefined) loose.add(lowered)
    return lowered
  }

  function table(hit: 'first' | 'unique', rows: readonly Row[], path: KeyPath): Quantity {
    const quantity: Quantity = { op: 'table', hit, rows }
    origins.set(quantity, { path })
    return quantity
  }

  function tableOf(hit: 'first' | 'unique', rows: readonly RawRow[], path: KeyPath): Quantity {
    return table(
      hit,
      rows.map((row, index) => rowOf(row, [...path, hit, index])),
      [...path, hit],
    )
  }

  function letOf(name: string, definition: RawLet): Let {
    const path = ['let', name]
    if (typeof definition === 'string') return { unit: 'none', of: formula(definition, path) }
    if (definition.loose !== undefined) loose.add(name)
    const { of, first, unique } = definition
    return {
      ...defined({ label: definition.label }),
      unit: shownUnit(definition.unit ?? 'none'),
      of:
        of !== undefined
          ? formula(of, [...path, 'of'])
          : tableOf(first ? 'first' : 'unique', first ?? unique ?? [], path),
      ...citing(definition.cite, path),
    }
  }

  /** `of` alone is guarded: nothing unless eligible. */
  function amountOf(amount: RawAmount, path: KeyPath): Quantity {
    const { of, first, unique, always } = amount
    if (of === undefined) return tableOf(first ? 'first' : 'unique', first ?? unique ?? [], path)
    const value = formula(of, [...path, 'of'])
    if (always && amount.cite === undefined) return value
    const guard = noted<Truth>({ op: 'eligible' }, path)
    const row: Row = { ...(always ? {} : { when: guard }), of: value, ...citing(amount.cite, path) }
    origins.set(row, { path })
    if (amount.loose !== undefined) loose.add(row)
    if (always) return table('first', [row], path)
    const nothing: Row = { of: { op: 'number', value: [0, 1] } }
    origins.set(nothing, { path })
    return table('first', [row, nothing], path)
  }

  function amountRule([id, amount]: [string, RawAmount]): AmountRule {
    const of = amountOf(amount, ['amounts', id])
    if (amount.loose !== undefined) loose.add(of)
    return { id, kind: amount.kind, label: amount.label, ...(amount.up_to ? { upTo: true } : {}), of }
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
    valid: raw.valid.map(({ from, to }) => ({ from, ...defined({ to }) })),
    ...defined({ unverified: raw.unverified }),
    checkedOn: raw.checked_on,
    clauses: raw.catalogue ?? [],
    params: Object.fromEntries(
      Object.entries(raw.params ?? {}).map(([name, param]) => [name, lowerParam(name, param, { cite, fail })]),
    ),
    lets: Object.fromEntries(Object.entries(lets).map(([name, definition]) => [name, letOf(name, definition)])),
    eligible: lowerCondition(raw.eligible, ['eligible'], context),
    amounts: Object.entries(raw.amounts).map(amountRule),
    readings: (raw.readings ?? []).map((reading, index) => ({
      id: reading.id,
      text: reading.text,
      ...defined({ when: when(reading.when, ['readings', index, 'when']) }),
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
    if (!clauses.has(clause)) fail(['catalogue', index], `no source has this clause${hint(clause, clauses)}`, clause)
  }
  return { lowered: { file, raw, policy, origins, loose, citedAliases }, problems }
}
