/** Walking over the rules of a policy. */
import { expect, it } from 'vitest'
import type { BinaryOp, Policy, Quantity, Truth } from '../../shared'
import { allNodes, factsOf, nodesOf, reachableFrom, roots } from '../../shared/tree'
import { policyOf } from '../properties/kit'

const fact = (id: string): Quantity => ({ op: 'fact', fact: id })
const choice = (id: string): Truth => ({ op: 'choice', fact: id, in: ['yes'] })
const above = (left: Quantity, right: Quantity): Truth => ({ op: 'compare', left, rel: 'above', right })
const sorted = (facts: Iterable<string>): string[] => [...facts].sort()

it.each<BinaryOp>(['add', 'sub', 'mul', 'div', 'min', 'max'])('finds both operands of %s', (op) => {
  expect(sorted(factsOf(policyOf('p'), [{ op, of: [fact('a'), fact('b')] }]))).toEqual(['a', 'b'])
})

it.each(['all', 'any', 'none'] as const)('finds every member of %s', (op) => {
  expect(sorted(factsOf(policyOf('p'), [{ op, of: [choice('a'), choice('b'), choice('c')] }]))).toEqual(['a', 'b', 'c'])
})

it('finds both sides of a comparison, what is rounded, and the conditions and values of a table', () => {
  const table: Quantity = {
    op: 'table',
    hit: 'first',
    rows: [{ when: above(fact('a'), fact('b')), of: { op: 'floor', of: fact('c') } }, { of: fact('d') }],
  }
  expect(sorted(factsOf(policyOf('p'), [table]))).toEqual(['a', 'b', 'c', 'd'])
  expect(nodesOf(table).map(({ op }) => op)).toEqual(['table', 'compare', 'fact', 'fact', 'floor', 'fact', 'fact'])
})

it('ends at what has nothing below it', () => {
  const leaves = [
    { op: 'number', value: [1, 1] },
    { op: 'param', param: 'rate' },
    { op: 'let', let: 'gone' },
    { op: 'reading', reading: 'r', is: 'one' },
    { op: 'verify', text: 'ask' },
  ] as const
  for (const leaf of leaves) expect(nodesOf(leaf)).toEqual([leaf])
  expect(sorted(factsOf(policyOf('p'), leaves))).toEqual([])
})

const POLICY: Policy = policyOf('p', {
  eligible: choice('entity'),
  lets: {
    half: { label: 'half', unit: 'yuan', of: { op: 'mul', of: [fact('income'), { op: 'let', let: 'rate' }] } },
    rate: { label: 'rate', unit: 'share', of: fact('ratio') },
    idle: { label: 'idle', unit: 'yuan', of: fact('unused') },
  },
  amounts: [
    {
      id: 'x',
      kind: 'award',
      label: 'x',
      of: {
        op: 'table',
        hit: 'first',
        rows: [{ when: { op: 'eligible' }, of: { op: 'let', let: 'half' } }, { of: { op: 'let', let: 'half' } }],
      },
    },
  ],
  readings: [
    { id: 'r', text: '', when: choice('doubt'), options: [] },
    { id: 's', text: '', options: [] },
  ],
})

it('asks for what eligibility, amounts and readings reach through lets, and for nothing else', () => {
  expect(sorted(factsOf(POLICY))).toEqual(['doubt', 'entity', 'income', 'ratio'])
  expect(sorted(factsOf(POLICY, [POLICY.eligible]))).toEqual(['entity'])
  expect(sorted(factsOf(POLICY, [POLICY.amounts[0]!.of]))).toEqual(['entity', 'income', 'ratio'])
})

it('follows a let and the eligibility once, however often they are named', () => {
  const reached = reachableFrom(POLICY, roots(POLICY))
  const count = (id: string) => reached.filter((node) => 'fact' in node && node.fact === id).length
  // The eligibility itself, and once more behind its name.
  expect([count('income'), count('ratio'), count('entity')]).toEqual([1, 1, 2])
})

it('knows every let of a policy, used or not', () => {
  const facts = allNodes(POLICY).flatMap((node) => ('fact' in node ? [node.fact] : []))
  expect(sorted(new Set(facts))).toEqual(['doubt', 'entity', 'income', 'ratio', 'unused'])
})
