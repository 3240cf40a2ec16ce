import type { AmountRule, Let, Quantity, Row, Truth } from '../bundle'
import { defined } from './defined'
import type { KeyPath } from './load'
import { lowerCondition, type ConditionContext } from './lower-conditions'
import type { RawAmount, RawLet, RawRow } from './schema/policy'
import { shownUnit } from './units'

export interface QuantityContext extends ConditionContext {
  /** Collects the lets, amounts and rows whose wider range the author accepts. */
  readonly loose: Set<string | object>
}

/** A named formula or table. */
export function lowerLet(name: string, definition: RawLet, context: QuantityContext): Let {
  const path = ['let', name]
  if (typeof definition === 'string') return { unit: 'none', of: context.formula(definition, path) }
  if (definition.loose !== undefined) context.loose.add(name)
  const { label, unit, of, cite } = definition
  return {
    ...defined({ label }),
    unit: shownUnit(unit ?? 'none'),
    of: of === undefined ? lowerTable(definition, path, context) : context.formula(of, [...path, 'of']),
    ...context.citing(cite, path),
  }
}

export function lowerAmount(id: string, amount: RawAmount, context: QuantityContext): AmountRule {
  const path = ['amounts', id]
  const { kind, label, of: formula } = amount
  const of = formula === undefined ? lowerTable(amount, path, context) : guarded(formula, amount, path, context)
  if (amount.loose !== undefined) context.loose.add(of)
  return { id, kind, label, ...(amount.up_to ? { upTo: true } : {}), of }
}

/** `of` alone is nothing unless eligible. */
function guarded(formula: string, amount: RawAmount, path: KeyPath, context: QuantityContext): Quantity {
  const { noted, loose } = context
  const { always, cite } = amount
  const value = context.formula(formula, [...path, 'of'])
  if (always && cite === undefined) return value
  const guard = noted<Truth>({ op: 'eligible' }, path)
  const row = noted<Row>({ ...(always ? {} : { when: guard }), of: value, ...context.citing(cite, path) }, path)
  if (amount.loose !== undefined) loose.add(row)
  const nothing = noted<Row>({ of: { op: 'number', value: [0, 1] } }, path)
  return noted<Quantity>({ op: 'table', hit: 'first', rows: always ? [row] : [row, nothing] }, path)
}

/** Rows under `first` or `unique`. */
function lowerTable(
  { first, unique }: { readonly first?: RawRow[] | undefined; readonly unique?: RawRow[] | undefined },
  path: KeyPath,
  context: QuantityContext,
): Quantity {
  const hit = first ? 'first' : 'unique'
  const rows = (first ?? unique ?? []).map((row, index) => lowerRow(row, [...path, hit, index], context))
  return context.noted<Quantity>({ op: 'table', hit, rows }, [...path, hit])
}

function lowerRow({ label, when, of, cite, loose }: RawRow, path: KeyPath, context: QuantityContext): Row {
  const row = context.noted<Row>(
    {
      ...defined({ label, when: lowerWhen(when, [...path, 'when'], context) }),
      of: context.formula(of, [...path, 'of']),
      ...context.citing(cite, path),
    },
    path,
  )
  if (loose !== undefined) context.loose.add(row)
  return row
}

/** One condition, or several that all have to hold. */
export function lowerWhen(condition: RawRow['when'], path: KeyPath, context: ConditionContext): Truth | undefined {
  if (condition === undefined) return undefined
  if (!Array.isArray(condition)) return lowerCondition(condition, path, context)
  const [only, ...others] = condition.map((part, index) => lowerCondition(part, [...path, index], context))
  return only && others.length === 0
    ? only
    : context.noted<Truth>({ op: 'all', of: only ? [only, ...others] : [] }, path)
}
