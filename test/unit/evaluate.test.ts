/** Results beyond a single node: status, readings, failures, which policies are asked. */
import { describe, expect, it } from 'vitest'
import { evaluate, load, type Answers, type Policy, type Quantity, type Truth } from '../../shared'
import { RuleError } from '../../shared/errors'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const FACTS = [numberFact('n', { decimals: 2 }), choiceFact('flag')]
const n: Quantity = { op: 'fact', fact: 'n' }
const zero: Quantity = { op: 'number', value: [0, 1] }
const small: Truth = { op: 'compare', left: n, rel: 'at_most', right: { op: 'number', value: [3, 1] } }
const amounts: Policy['amounts'] = [
  { id: 'gain', kind: 'refund', label: 'gain', of: n },
  { id: 'due', kind: 'due', label: 'due', of: n },
]
const one = (policy: Partial<Policy>, answers: Answers = { n: 2 }, on = '2024-06-30') =>
  evaluate(load(bundleOf(FACTS, [policyOf('p', policy)])), answers, on, ['p'])[0]!

describe('status', () => {
  it('outside its periods nothing is computed', () => {
    for (const on of ['2019-12-31', '2030-01-01'])
      expect(one({ eligible: small, amounts }, {}, on)).toMatchObject({
        verdict: 'not-in-force',
        amounts: [],
        needs: [],
      })
  })

  it('a draft is computed like any other', () => {
    expect(one({ kind: 'draft', eligible: small, amounts })).toMatchObject({ status: 'draft', verdict: 'eligible' })
  })

  it('without a text that continues it, a policy is at best unknown and no benefit is certain', () => {
    const policy: Partial<Policy> = {
      valid: [{ from: '2020-01-01', to: '2023-12-31' }],
      unverified: { from: '2024-01-01', note: 'ask' },
      eligible: small,
      amounts,
    }
    expect(one(policy)).toMatchObject({
      status: 'unverified',
      verdict: 'unknown',
      amounts: [
        { low: 0, high: 200 },
        { low: 200, high: 200 },
      ],
      needs: [],
    })
    expect(one(policy, { n: 4 })).toMatchObject({ verdict: 'ineligible' })
    expect(one(policy, {})).toMatchObject({ verdict: 'unknown', needs: ['n'] })
  })
})

describe('a ceiling', () => {
  const [gain, due] = amounts as [Policy['amounts'][number], Policy['amounts'][number]]

  it('is nothing certain, whatever is answered; the other amounts of the policy are', () => {
    expect(one({ amounts: [{ ...gain, upTo: true }, due] })).toMatchObject({
      verdict: 'eligible',
      amounts: [
        { id: 'gain', low: 0, high: 200 },
        { id: 'due', low: 200, high: 200 },
      ],
      needs: [],
    })
  })

  it('leaves a policy without one alone', () => {
    expect(one({ amounts: [gain] }).amounts).toMatchObject([{ low: 200, high: 200 }])
  })
})

describe('needs', () => {
  it('end where a range rounds to one amount', () => {
    const tiny: Quantity = { op: 'div', of: [n, { op: 'number', value: [100_000, 1] }] }
    const policy = { amounts: [{ id: 'x', kind: 'due', label: 'x', of: tiny }] } as const
    expect(one(policy, {})).toMatchObject({ needs: [], amounts: [{ low: 0, high: 0 }] })
  })

  it('are those of every reading', () => {
    const reading = (is: string): Truth => ({ op: 'reading', reading: 'words', is })
    const flag: Truth = { op: 'choice', fact: 'flag', in: ['yes'] }
    const policy: Partial<Policy> = {
      readings: [
        {
          id: 'words',
          text: '',
          options: [
            { id: 'a', text: '' },
            { id: 'b', text: '' },
          ],
        },
      ],
      eligible: {
        op: 'any',
        of: [
          { op: 'all', of: [reading('a'), small] },
          { op: 'all', of: [reading('b'), flag] },
        ],
      },
    }
    expect(one(policy, {}).needs).toEqual(['n', 'flag'])
    expect(one(policy, { n: 1 }).needs).toEqual(['flag'])
    expect(one(policy, { n: 1, flag: true })).toMatchObject({ verdict: 'eligible', needs: [] })
    expect(one(policy, { n: 4, flag: false })).toMatchObject({ verdict: 'ineligible', needs: [] })
    expect(one(policy, { n: 4, flag: true })).toMatchObject({ verdict: 'unknown', needs: [] })
  })
})

describe('faults of the rules', () => {
  const table = (when: Truth): Quantity => ({ op: 'table', hit: 'first', rows: [{ when, of: n }] })
  it.each<[string, Partial<Policy>, string]>([
    ['an unknown fact', { amounts: [{ ...amounts[0]!, of: { op: 'fact', fact: 'x' } }] }, 'unknown fact x'],
    ['an unknown let', { amounts: [{ ...amounts[0]!, of: { op: 'let', let: 'x' } }] }, 'unknown let x'],
    ['an unknown parameter', { amounts: [{ ...amounts[0]!, of: { op: 'param', param: 'x' } }] }, 'unknown parameter x'],
    ['an unknown reading', { eligible: { op: 'reading', reading: 'x', is: 'y' } }, 'unknown reading x'],
    [
      'an unknown option of a reading',
      {
        readings: [{ id: 'x', text: '', options: [{ id: 'z', text: '' }] }],
        eligible: { op: 'reading', reading: 'x', is: 'y' },
      },
      'unknown reading x.y',
    ],
    [
      'a remark taken for a reading',
      { readings: [{ id: 'x', text: '', options: [] }], eligible: { op: 'reading', reading: 'x', is: 'y' } },
      'unknown reading x',
    ],
    [
      'a scale too fine to be exact',
      {
        amounts: [
          { ...amounts[0]!, of: { op: 'mul', of: [n, { op: 'number', value: [1, Number.MAX_SAFE_INTEGER] }] } },
        ],
      },
      'scale beyond the exact range',
    ],
    [
      'numbers too fine to be exact',
      {
        amounts: [
          {
            ...amounts[0]!,
            of: {
              op: 'add',
              of: [
                { op: 'number', value: [1, 94906267] },
                { op: 'number', value: [1, 94906266] },
              ],
            },
          },
        ],
      },
      'fraction beyond the exact range',
    ],
    ['options of a number', { eligible: { op: 'choice', fact: 'n', in: ['yes'] } }, 'unknown option yes'],
    [
      'a table with a gap',
      { amounts: [{ ...amounts[0]!, of: table({ op: 'choice', fact: 'flag', in: ['no'] }) }] },
      'no row of a table applies',
    ],
    [
      'a division by zero',
      { amounts: [{ ...amounts[0]!, of: { op: 'div', of: [n, { op: 'sub', of: [n, n] }] } }] },
      'division by zero',
    ],
  ])('%s', (_, policy, message) => {
    const result = one(policy, { n: 2, flag: true })
    expect(result).toMatchObject({ verdict: 'unknown', amounts: [], needs: [], status: 'in-force' })
    expect(result.failure).toContain(message)
  })

  it('an amount too large to be exact', () => {
    const huge: Quantity = { op: 'mul', of: [n, { op: 'number', value: [90_071_992_547_409, 1] }] }
    expect(one({ amounts: [{ ...amounts[0]!, of: huge }] }, { n: 1 }).failure).toBeUndefined()
    expect(one({ amounts: [{ ...amounts[0]!, of: { op: 'mul', of: [huge, huge] } }] }, { n: 1 }).failure).toBe(
      'quotient beyond the exact range',
    )
  })

  it('leave the other policies alone', () => {
    const broken = policyOf('broken', { amounts: [{ ...amounts[0]!, of: { op: 'fact', fact: 'x' } }] })
    const sound = policyOf('sound', { eligible: small, amounts })
    const alone = evaluate(load(bundleOf(FACTS, [sound])), { n: 2 }, '2024-06-30')
    expect(evaluate(load(bundleOf(FACTS, [broken, sound])), { n: 2 }, '2024-06-30')[1]).toEqual(alone[0])
  })
})

describe('which policies', () => {
  const engine = load(
    bundleOf(FACTS, [policyOf('a'), policyOf('b', { role: 'view' }), policyOf('c', { role: 'helper' }), policyOf('d')]),
  )
  const ids = (asked?: readonly string[]): string[] =>
    evaluate(engine, {}, '2024-06-30', asked).map(({ policy }) => policy.id)

  it('every benefit, in the order of the bundle', () => {
    expect(ids()).toEqual(['a', 'd'])
  })

  it('or those named, in the order they are named', () => {
    expect(ids(['d', 'b'])).toEqual(['d', 'b'])
    expect(ids([])).toEqual([])
    expect(() => ids(['x'])).toThrow(new RuleError('no policy x'))
  })

  it('as often as they are named, a doubt that was met before included', () => {
    const doubt: Truth = { op: 'verify', text: 'ask' }
    const perhaps: Quantity = { op: 'table', hit: 'first', rows: [{ when: doubt, of: n }, { of: zero }] }
    const doubtful = policyOf('d', {
      lets: { perhaps: { unit: 'yuan', of: perhaps } },
      amounts: [{ id: 'gain', kind: 'refund', label: 'gain', of: { op: 'let', let: 'perhaps' } }],
    })
    const results = evaluate(load(bundleOf(FACTS, [doubtful])), { n: 2, flag: 'yes' }, '2024-06-30', ['d', 'd'])
    expect(results.map((result) => result.amounts)).toMatchObject([[{ low: 0, high: 200 }], [{ low: 0, high: 200 }]])
  })

  it('an engine knows its bundle', () => {
    expect([...engine.policies.keys()]).toEqual(['a', 'b', 'c', 'd'])
    expect([...engine.facts.keys()]).toEqual(['n', 'flag'])
  })
})
