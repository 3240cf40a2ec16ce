import { describe, expect, it } from 'vitest'
import type { Quantity } from '../bundle'
import { FormulaError, parseFormula } from './formula'

const names = { facts: new Set(['a', 'b', 'c']), lets: new Set(['x']), params: new Set(['p']) }
const parse = (formula: string) => parseFormula(formula, names, () => undefined)

/** The tree with every bracket written out. */
function spelled(node: Quantity): string {
  switch (node.op) {
    case 'number':
      return String(node.value[0])
    case 'param':
      return `$${node.param}`
    case 'fact':
      return node.fact
    case 'let':
      return node.let
    case 'floor':
      return `floor(${spelled(node.of)})`
    case 'table':
      return 'table'
    default:
      return `${node.op}(${spelled(node.of[0])}, ${spelled(node.of[1])})`
  }
}

describe('formulas', () => {
  it.each([
    ['a + b * c', 'add(a, mul(b, c))'],
    ['a - b - c', 'sub(sub(a, b), c)'],
    ['a / b / c', 'div(div(a, b), c)'],
    ['(a + b) * $p', 'mul(add(a, b), $p)'],
    ['a * (1 - $p)', 'mul(a, sub(1, $p))'],
    ['max(0, a, b)', 'max(max(0, a), b)'],
    ['min(x, floor(a / max(1, b)))', 'min(x, floor(div(a, max(1, b))))'],
    ['a-b+c', 'add(sub(a, b), c)'],
  ])('%s', (formula, tree) => {
    expect(spelled(parse(formula))).toBe(tree)
  })

  it('knows the text of every part', () => {
    const parts: string[] = []
    parseFormula('max(0, a - b) * $p', names, (_, text) => parts.push(text))
    expect(parts).toEqual(['0', 'a', 'b', 'a - b', 'max(0, a - b)', '$p', 'max(0, a - b) * $p'])
  })

  it.each(['', '-a', 'a b', 'a +', '(a', 'a)', 'max a', 'floor(a, b)', '2 * a', '0.5', 'a % b', 'a == b', '￥a', 'A'])(
    'refuses 「%s」',
    (formula) => {
      expect(() => parse(formula)).toThrow(FormulaError)
    },
  )

  it('puts the caret under the fault, even after Chinese', () => {
    expect(() => parse('a + 所得')).toThrow('    a + 所得\n        ^')
  })
})
