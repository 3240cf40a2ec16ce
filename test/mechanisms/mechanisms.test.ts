/** Runs the examples of this folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluate, load, type Answers, type Fraction, type Policy, type Quantity, type Truth } from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

type Expected = 'yes' | 'no' | 'unknown' | number | [number, number]

interface Example {
  readonly title: string
  readonly truth?: Truth
  readonly quantity?: Quantity
  readonly params?: Record<string, Record<string, Fraction>>
  readonly lets?: Record<string, Quantity>
  readonly readings?: Record<string, string[]>
  readonly cases: readonly {
    readonly answers: Answers
    readonly on?: string
    readonly expect?: Expected
    readonly needs?: readonly string[]
    readonly failure?: string
  }[]
}

const FACTS = [
  numberFact('n'),
  numberFact('m', { min: -5, max: 5 }),
  numberFact('y', { unit: 'yuan', decimals: 2, max: 100 }),
  numberFact('q', { quarterly: true }),
  choiceFact('a'),
  choiceFact('b'),
  choiceFact('c'),
  choiceFact('kind', ['red', 'green', 'blue']),
]

const VERDICTS = { yes: 'eligible', no: 'ineligible', unknown: 'unknown' } as const

function policyFor({ truth, quantity, params = {}, lets = {}, readings = {} }: Example): Policy {
  return policyOf('example', {
    valid: [{ from: '2000-01-01' }],
    eligible: truth ?? { op: 'all', of: [] },
    amounts: quantity ? [{ id: 'amount', kind: 'due', label: 'amount', of: quantity }] : [],
    lets: Object.fromEntries(Object.entries(lets).map(([id, of]) => [id, { unit: 'none', of }])),
    readings: Object.entries(readings).map(([id, options]) => ({
      id,
      text: id,
      options: options.map((option) => ({ id: option, text: option })),
    })),
    params: Object.fromEntries(
      Object.entries(params).map(([label, values]) => [
        label,
        {
          label,
          unit: 'none',
          values: Object.entries(values).map(([from, value]) => ({ from, value, printed: '', clause: 'law#1' })),
        },
      ]),
    ),
  })
}

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const read = (name: string): Example[] => parse(readFileSync(new URL(name, folder), 'utf8')) as Example[]

describe.each(files)('%s', (name) => {
  describe.each(read(name))('$title', (example) => {
    const engine = load(bundleOf(FACTS, [policyFor(example)]))

    it.each(example.cases.map((one) => ({ name: JSON.stringify(one.answers), ...one })))('$name', (one) => {
      const [result] = evaluate(engine, one.answers, one.on ?? '2024-06-30')
      if (one.failure !== undefined) {
        expect(result).toMatchObject({ failure: one.failure, verdict: 'unknown', amounts: [], needs: [] })
        return
      }
      expect(result!.failure).toBeUndefined()
      if (one.needs) expect(result!.needs).toEqual(one.needs)
      const wanted = one.expect!
      if (typeof wanted === 'string') {
        expect(result!.verdict).toBe(VERDICTS[wanted])
        return
      }
      const [low, high] = typeof wanted === 'number' ? [wanted, wanted] : wanted
      const fen = (yuan: number): number => Math.round(yuan * 100) + 0
      expect(result!.amounts).toMatchObject([{ id: 'amount', kind: 'due', low: fen(low), high: fen(high) }])
    })
  })
})

it('every kind of node has its examples', () => {
  const shown = new Set(
    files.flatMap((name) => [...JSON.stringify(read(name)).matchAll(/"op":"(\w+)"/g)].map(([, op]) => op)),
  )
  const truths: Truth['op'][] = ['compare', 'choice', 'all', 'any', 'none', 'eligible', 'reading', 'verify']
  const quantities: Quantity['op'][] = [
    'number',
    'param',
    'fact',
    'let',
    'add',
    'sub',
    'mul',
    'div',
    'min',
    'max',
    'floor',
    'table',
  ]
  expect([...shown].sort()).toEqual([...truths, ...quantities].sort())
})
