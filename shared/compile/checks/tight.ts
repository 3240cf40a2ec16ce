import type { Policy, Quantity, Row } from '../../bundle'
import type { RuleProblem } from '../errors'
import { problemAtNode, type Check, type LoweredPolicy } from '../rules'

type Directions = ReadonlyMap<string, 'up' | 'down' | 'both'>

/**
 * Within one row of an amount a fact should push one way only: a fact that pushes both up and down
 * makes the range for an unknown answer wider than it need be.
 */
export const checkTightness: Check = ({ policies }) =>
  policies.flatMap((lowered) => lowered.policy.amounts.flatMap((amount) => tightness(amount.of, lowered)))

function tightness(of: Quantity, lowered: LoweredPolicy): RuleProblem[] {
  const { policy, loose } = lowered
  if (loose.has(of)) return []
  const parts: readonly (Quantity | Row)[] = of.op === 'table' ? of.rows : [of]
  return parts.flatMap((part) => {
    if (loose.has(part)) return []
    const quantity = 'op' in part ? part : part.of
    return [...directions(quantity, policy, loose)]
      .filter(([, direction]) => direction === 'both')
      .map(([fact]) =>
        problemAtNode(
          lowered,
          quantity,
          `\`${fact}\` pushes this both up and down, so its range gets too wide: rewrite the formula, or give the reason in \`loose\``,
        ),
      )
  })
}

function directions(quantity: Quantity, policy: Policy, loose: ReadonlySet<string | object>): Directions {
  const of = (inner: Quantity): Directions => directions(inner, policy, loose)
  switch (quantity.op) {
    case 'number':
    case 'param':
      return new Map()
    case 'fact':
      return new Map([[quantity.fact, 'up']])
    case 'let': {
      const definition = policy.lets[quantity.let]
      return definition && !loose.has(quantity.let) ? of(definition.of) : new Map()
    }
    case 'floor':
      return of(quantity.of)
    case 'table':
      return quantity.rows.map((row) => of(row.of)).reduce(join, new Map())
    case 'sub':
    case 'div':
      return join(of(quantity.of[0]), flip(of(quantity.of[1])))
    default:
      return join(of(quantity.of[0]), of(quantity.of[1]))
  }
}

function join(a: Directions, b: Directions): Directions {
  const joined = new Map(a)
  for (const [fact, direction] of b) {
    const before = joined.get(fact)
    joined.set(fact, before === undefined || before === direction ? direction : 'both')
  }
  return joined
}

function flip(directions: Directions): Directions {
  const flipped = { up: 'down', down: 'up', both: 'both' } as const
  return new Map([...directions].map(([fact, direction]) => [fact, flipped[direction]]))
}
