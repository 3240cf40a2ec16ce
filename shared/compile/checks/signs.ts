import type { BinaryOp, Fact, Policy, Quantity } from '../../bundle'
import type { RuleProblem } from '../errors'
import * as exact from '../rational'
import type { Rational } from '../rational'
import { problemAtNode, textOf, type Check, type LoweredPolicy } from '../rules'
import { allNodes } from '../../tree'

export interface Range {
  readonly low: Rational
  readonly high: Rational
}

const NOTHING: Range = { low: exact.zero, high: exact.zero }

/** The widest range of a quantity over everything the facts may be. */
export function rangeOf(quantity: Quantity, policy: Policy, facts: ReadonlyMap<string, Fact>): Range {
  const range = (inner: Quantity): Range => {
    switch (inner.op) {
      case 'number': {
        const value = exact.fromFraction(inner.value)
        return { low: value, high: value }
      }
      case 'param':
        return hull((policy.params[inner.param]?.values ?? []).map(({ value }) => point(exact.fromFraction(value))))
      case 'fact': {
        const fact = facts.get(inner.fact)
        return fact?.type === 'number' ? { low: ofNumber(fact.min), high: ofNumber(fact.max) } : NOTHING
      }
      case 'let': {
        const definition = policy.lets[inner.let]
        return definition ? range(definition.of) : NOTHING
      }
      case 'floor': {
        const { low, high } = range(inner.of)
        return { low: exact.floor(low), high: exact.floor(high) }
      }
      case 'table':
        return hull(inner.rows.map((row) => range(row.of)))
      default:
        return combine(inner.op, range(inner.of[0]), range(inner.of[1]))
    }
  }
  return range(quantity)
}

function combine(op: BinaryOp, a: Range, b: Range): Range {
  switch (op) {
    case 'sub':
      return { low: exact.sub(a.low, b.high), high: exact.sub(a.high, b.low) }
    case 'mul': {
      const ends = [
        exact.mul(a.low, b.low),
        exact.mul(a.low, b.high),
        exact.mul(a.high, b.low),
        exact.mul(a.high, b.high),
      ]
      return hull(ends.map(point))
    }
    case 'div': {
      // A divisor that may be zero is refused elsewhere; any positive stand-in keeps the walk going.
      const [low, high] = [b.low, b.high].map((end) => (end.num > 0n ? end : exact.one)) as [Rational, Rational]
      return hull(
        [exact.div(a.low, low), exact.div(a.low, high), exact.div(a.high, low), exact.div(a.high, high)].map(point),
      )
    }
    default:
      return { low: exact[op](a.low, b.low), high: exact[op](a.high, b.high) }
  }
}

const point = (value: Rational): Range => ({ low: value, high: value })
const ofNumber = (value: number): Rational => exact.fromDecimal(String(value)) ?? exact.zero

function hull([first = NOTHING, ...others]: readonly Range[]): Range {
  return others.reduce(
    (all, { low, high }) => ({ low: exact.min(all.low, low), high: exact.max(all.high, high) }),
    first,
  )
}

/** Factors are never negative and divisors are positive, whatever the facts: the engine's ranges rely on it. */
export const checkSigns: Check = ({ policies, facts }) => policies.flatMap((lowered) => signsOf(lowered, facts))

function signsOf(lowered: LoweredPolicy, facts: ReadonlyMap<string, Fact>): RuleProblem[] {
  const { policy } = lowered
  return allNodes(policy).flatMap((node) => {
    if (node.op !== 'mul' && node.op !== 'div') return []
    const [left, right] = node.of
    const text = (part: Quantity) => textOf(lowered, part)
    const faults: string[] = []
    for (const part of node.op === 'mul' ? [left, right] : [left]) {
      const { low } = rangeOf(part, policy, facts)
      if (low.num < 0n)
        faults.push(`\`${text(part)}\` can be negative (down to ${exact.show(low)}): write max(0, ${text(part)})`)
    }
    if (node.op === 'div' && rangeOf(right, policy, facts).low.num <= 0n) {
      faults.push(`the divisor \`${text(right)}\` can be zero: write max(1, ${text(right)})`)
    }
    return faults.map((fault) => problemAtNode(lowered, node, fault))
  })
}
