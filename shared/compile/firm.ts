import type { Fact } from '../bundle'
import type { Firm } from './concrete'
import * as exact from './rational'
import type { Rational } from './rational'
import type { RawAnswer } from './schema/cases'

/** A firm as the answers of a case describe it; 不清楚 and bands leave a fact unknown. */
export function firmOf(answers: Readonly<Record<string, RawAnswer>>, facts: ReadonlyMap<string, Fact>): Firm {
  return {
    number: (fact) => (facts.get(fact)?.type === 'number' ? numberOf(answers[fact]) : undefined),
    choice: (fact) => {
      const answer = answers[fact]
      if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
      return typeof answer === 'string' ? answer : undefined
    },
  }
}

/** The exact value of an answer; quarters are averaged, parts added up. */
export function numberOf(answer: RawAnswer | undefined): Rational | undefined {
  if (typeof answer === 'number' || typeof answer === 'string') return exact.fromDecimal(String(answer))
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('parts' in answer) return sum(answer.parts)
  if (!('quarters' in answer)) return undefined
  const total = sum(answer.quarters.flat())
  return total && exact.div(total, exact.rational(BigInt(2 * answer.quarters.length)))
}

function sum(values: readonly (string | number)[]): Rational | undefined {
  const exactValues = values.map((value) => exact.fromDecimal(String(value)))
  return exactValues.reduce((total, value) => total && value && exact.add(total, value), exact.zero)
}
