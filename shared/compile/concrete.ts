import type { IsoDate, Policy, Quantity, Relation } from '../bundle'
import { entryOn } from '../period'
import { decide, type Leaf } from './decide'
import * as exact from './rational'
import type { Rational } from './rational'

/** What is known about one firm. Undefined = not known. */
export interface Firm {
  readonly number: (fact: string) => Rational | undefined
  readonly choice: (fact: string) => string | undefined
}

/** Of whom nothing is known: only constants have a value for them. */
export const NOBODY: Firm = { number: () => undefined, choice: () => undefined }

/** The value of a param on a day; undefined when it has none. */
function paramValue(policy: Policy, param: string, on: IsoDate): Rational | undefined {
  const entry = entryOn(policy.params[param]?.values ?? [], on)
  return entry && exact.fromFraction(entry.value)
}

export function holds(left: Rational, rel: Relation, right: Rational): boolean {
  return holdsFor(exact.compare(left, right), rel)
}

/** `order`: negative, zero or positive, as the left side is below, equal to or above the right one. */
export function holdsFor(order: number, rel: Relation): boolean {
  switch (rel) {
    case 'at_most':
      return order <= 0
    case 'below':
      return order < 0
    case 'at_least':
      return order >= 0
    case 'above':
      return order > 0
  }
}

/**
 * The exact value of a quantity for one firm on one day, or undefined when that needs something unknown.
 * A second, independent reading of the rules: the checks do not trust the engine with its own exam.
 */
export function valueOf(quantity: Quantity, policy: Policy, on: IsoDate, firm: Firm): Rational | undefined {
  const value = (inner: Quantity): Rational | undefined => {
    switch (inner.op) {
      case 'number':
        return exact.fromFraction(inner.value)
      case 'param':
        return paramValue(policy, inner.param, on)
      case 'fact':
        return firm.number(inner.fact)
      case 'let': {
        const definition = policy.lets[inner.let]
        return definition && value(definition.of)
      }
      case 'floor': {
        const operand = value(inner.of)
        return operand && exact.floor(operand)
      }
      case 'table': {
        for (const row of inner.rows) {
          const hit = row.when ? decide(row.when, policy.eligible, leaf) : true
          if (hit === undefined) return undefined
          if (hit) return value(row.of)
        }
        return undefined
      }
      default: {
        const [left, right] = [value(inner.of[0]), value(inner.of[1])]
        if (!left || !right || (inner.op === 'div' && right.num === 0n)) return undefined
        return exact[inner.op](left, right)
      }
    }
  }
  const leaf = (condition: Leaf): boolean | undefined => {
    if (condition.op === 'choice') {
      const chosen = firm.choice(condition.fact)
      return chosen === undefined ? undefined : condition.in.includes(chosen)
    }
    if (condition.op !== 'compare') return undefined
    const [left, right] = [value(condition.left), value(condition.right)]
    return left && right && holds(left, condition.rel, right)
  }
  return value(quantity)
}
