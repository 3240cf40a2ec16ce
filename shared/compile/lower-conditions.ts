import { RELATIONS, type Cite, type Fact, type Quantity, type Relation, type Truth } from '../bundle'
import type { KeyPath } from './load'
import { hint } from './nearest'
import type { RawCondition, RawFactCondition, RawGroup, RawLetCondition } from './schema/condition'

export interface ConditionContext {
  readonly facts: ReadonlyMap<string, Fact>
  readonly lets: ReadonlySet<string>
  /** Options by reading. */
  readonly readings: ReadonlyMap<string, readonly string[]>
  readonly formula: (text: string, path: KeyPath) => Quantity
  readonly citing: (name: string | undefined, path: KeyPath) => { cite?: Cite }
  readonly fail: (path: KeyPath, message: string) => void
  /** Remembers where a node was written. */
  readonly noted: <Node extends object>(node: Node, path: KeyPath) => Node
}

/** One condition of the YAML in the engine's form. */
export function lowerCondition(raw: RawCondition, path: KeyPath, context: ConditionContext): Truth {
  const { noted, citing, fail } = context
  if (raw === 'eligible') return noted<Truth>({ op: 'eligible' }, path)
  if ('fact' in raw) return lowerFactCondition(raw, path, context)
  if ('let' in raw) {
    if (!context.lets.has(raw.let)) fail([...path, 'let'], `unknown let \`${raw.let}\`${hint(raw.let, context.lets)}`)
    return bounds(raw, { op: 'let', let: raw.let }, path, context)
  }
  if ('verify' in raw) return noted<Truth>({ op: 'verify', text: raw.verify, ...citing(raw.cite, path) }, path)
  if ('reading' in raw) {
    const options = context.readings.get(raw.reading)
    if (!options)
      fail([...path, 'reading'], `unknown reading \`${raw.reading}\`${hint(raw.reading, context.readings.keys())}`)
    else if (!options.includes(raw.is)) {
      fail([...path, 'is'], `the reading \`${raw.reading}\` has no option \`${raw.is}\`${hint(raw.is, options)}`)
    }
    return noted<Truth>({ op: 'reading', reading: raw.reading, is: raw.is }, path)
  }
  return lowerGroup(raw, path, context)
}

function lowerGroup(raw: RawGroup, path: KeyPath, context: ConditionContext): Truth {
  const op = raw.all ? 'all' : raw.any ? 'any' : 'none'
  const of = (raw[op] ?? []).map((inner, index) => lowerCondition(inner, [...path, op, index], context))
  return context.noted({ op, of, ...context.citing(raw.cite, path) }, path)
}

function lowerFactCondition(raw: RawFactCondition, path: KeyPath, context: ConditionContext): Truth {
  const { facts, fail, noted, citing } = context
  const fact = facts.get(raw.fact)
  if (!fact) fail([...path, 'fact'], `unknown fact \`${raw.fact}\`${hint(raw.fact, facts.keys())}`)
  const wanted = raw.is === undefined ? raw.one_of : [raw.is]
  if (wanted === undefined) {
    if (fact?.type === 'choice') fail(path, `\`${raw.fact}\` is a choice: test it with \`is\` or \`one_of\``)
    return bounds(raw, { op: 'fact', fact: raw.fact }, path, context)
  }
  if (fact?.type === 'number') fail(path, `\`${raw.fact}\` is a number: test it with at_most, below, at_least or above`)
  if (fact?.type === 'choice') {
    const options = fact.options.map((option) => option.id)
    for (const option of wanted) {
      if (!options.includes(option))
        fail(path, `the fact \`${raw.fact}\` has no option \`${option}\`${hint(option, options)}`)
    }
  }
  return noted<Truth>({ op: 'choice', fact: raw.fact, in: wanted, ...citing(raw.cite, path) }, path)
}

type Bounded = RawFactCondition | RawLetCondition

/** Two bounds are two comparisons, both of which must hold. */
function bounds(raw: Bounded, left: Quantity, path: KeyPath, context: ConditionContext): Truth {
  context.noted(left, path)
  const comparisons = [...RELATIONS].reverse().flatMap((rel: Relation): Truth[] => {
    const limit = raw[rel]
    if (limit === undefined) return []
    const right = context.formula(limit, [...path, rel])
    return [context.noted<Truth>({ op: 'compare', left, rel, right, ...context.citing(raw.cite, path) }, path)]
  })
  const [only, ...others] = comparisons
  return only && others.length === 0 ? only : context.noted({ op: 'all', of: comparisons }, path)
}
