import type { BinaryOp, Quantity } from '../bundle'
import { hint } from './nearest'

/** A formula that cannot be read; `at` counts characters from 0. */
export class FormulaError extends Error {
  constructor(
    readonly formula: string,
    readonly at: number,
    readonly reason: string,
  ) {
    super(`${reason}\n    ${formula}\n    ${' '.repeat(columns(formula.slice(0, at)))}^`)
    this.name = 'FormulaError'
  }
}

export interface Names {
  readonly facts: ReadonlySet<string>
  readonly lets: ReadonlySet<string>
  readonly params: ReadonlySet<string>
}

const SUMS: Readonly<Record<string, BinaryOp>> = { '+': 'add', '-': 'sub' }
const PRODUCTS: Readonly<Record<string, BinaryOp>> = { '*': 'mul', '/': 'div' }

/**
 * Parses `max(0, staff * $quota - hired) * wage` with the usual precedence. Throws FormulaError.
 * `seen` is told every node with the text it comes from.
 */
export function parseFormula(formula: string, names: Names, seen: (node: Quantity, text: string) => void): Quantity {
  const tokens = tokenize(formula)
  let position = 0

  const fail = (at: number, reason: string): never => {
    throw new FormulaError(formula, at, reason)
  }
  const peek = () => tokens[position]?.text
  const offset = () => tokens[position]?.at ?? formula.length

  function expectText(text: string): void {
    if (peek() !== text) fail(offset(), `expected \`${text}\` here`)
    position++
  }

  function noted(start: number, node: Quantity): Quantity {
    const last = tokens[position - 1]
    seen(node, formula.slice(start, last ? last.at + last.text.length : undefined))
    return node
  }

  function chain(operators: Readonly<Record<string, BinaryOp>>, operand: () => Quantity): Quantity {
    const start = offset()
    let left = operand()
    for (let op = operators[peek() ?? '']; op !== undefined; op = operators[peek() ?? '']) {
      position++
      left = noted(start, { op, of: [left, operand()] })
    }
    return left
  }
  const sum = (): Quantity => chain(SUMS, product)
  const product = (): Quantity => chain(PRODUCTS, primary)

  function call(start: number, name: string): Quantity {
    expectText('(')
    const operands = [sum()]
    while (peek() === ',') {
      position++
      operands.push(sum())
    }
    expectText(')')
    const [first, ...others] = operands
    if (name === 'floor') {
      if (!first || others.length > 0) return fail(start, '`floor` takes one value')
      return noted(start, { op: 'floor', of: first })
    }
    if (name !== 'min' && name !== 'max')
      return fail(start, `unknown function \`${name}\`: only max, min and floor exist`)
    if (!first || others.length === 0) return fail(start, `\`${name}\` takes two values or more`)
    return others.reduce((left, right) => noted(start, { op: name, of: [left, right] }), first)
  }

  function primary(): Quantity {
    const start = offset()
    const text = peek() ?? fail(start, 'a value is missing here')
    position++
    if (text === '(') {
      const inner = sum()
      expectText(')')
      return inner
    }
    if (text === '0' || text === '1') return noted(start, { op: 'number', value: [Number(text), 1] })
    if (/^\d/.test(text))
      return fail(start, `the number ${text} is typed in the formula: make it a param with its clause`)
    if (text.startsWith('$')) {
      const param = text.slice(1)
      if (!names.params.has(param))
        fail(
          start,
          `unknown param \`${text}\`${hint(
            text,
            [...names.params].map((known) => `$${known}`),
          )}`,
        )
      return noted(start, { op: 'param', param })
    }
    if (!/^[a-z]/.test(text)) return fail(start, `a value is expected here, not \`${text}\``)
    if (peek() === '(') return call(start, text)
    if (names.lets.has(text)) return noted(start, { op: 'let', let: text })
    if (names.facts.has(text)) return noted(start, { op: 'fact', fact: text })
    const withDollar = names.params.has(text) ? `: a param is written \`$${text}\`` : undefined
    return fail(start, `unknown fact or let \`${text}\`${withDollar ?? hint(text, [...names.lets, ...names.facts])}`)
  }

  const whole = sum()
  if (position < tokens.length) fail(offset(), `an operator is expected here, not \`${peek() ?? ''}\``)
  return whole
}

function tokenize(formula: string): { text: string; at: number }[] {
  const tokens: { text: string; at: number }[] = []
  const pattern = /\s+|(\$?[a-z][a-z0-9_]*|\d[\d.]*|[-+*/(),])/gy
  let at = 0
  for (let match = pattern.exec(formula); match !== null; match = pattern.exec(formula)) {
    if (match[1] !== undefined) tokens.push({ text: match[1], at: match.index })
    at = pattern.lastIndex
  }
  if (at < formula.length) {
    throw new FormulaError(
      formula,
      at,
      `\`${formula.slice(at, at + 1)}\` is not part of a formula: use + - * / max min floor ( )`,
    )
  }
  return tokens
}

/** A Chinese character is two columns wide. */
function columns(text: string): number {
  return text.replace(/[\u2e80-\uffff]/g, 'xx').length
}
