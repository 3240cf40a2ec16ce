/** Formulas in words, generated from the rules so that no number is ever typed twice. */
import type { Bundle, IsoDate, Policy, Quantity } from './bundle'
import type { UsedNumber } from './results'
import { paramOn } from './period'

type Binary = Extract<Quantity, { of: readonly [Quantity, Quantity] }>

const SIGNS = { add: ' + ', sub: ' − ', mul: ' × ', div: ' ÷ ' } as const
const PRECEDENCE = { add: 1, sub: 1, mul: 2, div: 2 } as const

/** A formula as a shopkeeper would write it, e.g. 「所得 × 25% × 20%」, and the numbers of the law in it. */
export interface Formula {
  readonly text: string
  readonly numbers: readonly UsedNumber[]
}

export function formulaOf(policy: Policy, facts: Bundle['facts'], source: Quantity, on: IsoDate): Formula {
  const numbers: UsedNumber[] = []

  function words(of: Quantity, above: number): string {
    switch (of.op) {
      case 'number':
        return of.value[1] === 1 ? String(of.value[0]) : `${of.value[0]}/${of.value[1]}`
      case 'param': {
        const param = policy.params[of.param]
        if (!param) return of.param
        const { printed, clause } = paramOn(param, on)
        if (!numbers.some((used) => used.param === of.param))
          numbers.push({ param: of.param, label: param.label, printed, clause })
        return printed
      }
      case 'fact':
        return facts.find((fact) => fact.id === of.fact)?.label ?? of.fact
      case 'let': {
        const definition = policy.lets[of.let]
        if (!definition) return of.let
        return definition.label ?? words(definition.of, above)
      }
      case 'floor':
        return `${words(of.of, 0)}（取整）`
      case 'table':
        return of.rows.map((row) => row.label ?? words(row.of, 0)).join('／')
      case 'min':
      case 'max':
        return extreme(of, above)
      default: {
        const own = PRECEDENCE[of.op]
        const right = of.op === 'sub' || of.op === 'div' ? own + 1 : own
        const text = `${words(of.of[0], own)}${SIGNS[of.op]}${words(of.of[1], right)}`
        return own < above ? `（${text}）` : text
      }
    }
  }

  /** A floor of zero is a remark, one that only guards a division goes without saying. */
  function extreme(of: Binary, above: number): string {
    const [a, b] = of.of
    const floor = [a, b].find((side) => side.op === 'number')
    if (of.op === 'max' && floor) {
      const floored = floor === a ? b : a
      if (floor.value[0] !== 0) return words(floored, above)
      return above === 0 ? `${words(floored, 0)}（不足零按零）` : `（${words(floored, 0)}，不足零按零）`
    }
    return `${of.op === 'min' ? '较小者' : '较大者'}（${words(a, 0)}，${words(b, 0)}）`
  }

  return { text: words(source, 0), numbers }
}
