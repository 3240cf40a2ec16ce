/** The order of the questions. */
import { describe, expect, it } from 'vitest'
import {
  byTheme,
  evaluate,
  leadingQuestions,
  load,
  nextQuestions,
  questionsFor,
  type Answers,
  type Policy,
  type Quantity,
  type Truth,
} from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const FACTS = [
  numberFact('hard', { effort: 5 }),
  numberFact('easy', { effort: 2 }),
  numberFact('same', { effort: 2 }),
  choiceFact('flag'),
  numberFact('unused'),
]

const fact = (id: string): Quantity => ({ op: 'fact', fact: id })
const above = (id: string, limit: number): Truth => ({
  op: 'compare',
  left: fact(id),
  rel: 'above',
  right: { op: 'number', value: [limit, 1] },
})
const gain = (of: Quantity): Policy['amounts'] => [{ id: 'gain', kind: 'refund', label: 'gain', of }]
const ask = (policies: readonly Policy[], answers: Answers = {}, ids?: readonly string[]) =>
  nextQuestions(load(bundleOf(FACTS, policies)), answers, '2024-01-01', ids)
const order = (...of: Parameters<typeof ask>): string[] => ask(...of).map((question) => question.fact)

describe('nextQuestions', () => {
  const one = policyOf('one', { eligible: { op: 'all', of: [above('hard', 3), above('easy', 3)] } })
  const two = policyOf('two', { eligible: above('hard', 3) })

  it('first what settles more policies', () => {
    expect(ask([one, two])).toEqual([
      { fact: 'hard', exact: false, policies: 2, verdict: true, atStake: 0 },
      { fact: 'easy', exact: false, policies: 1, verdict: true, atStake: 0 },
    ])
  })

  it('then where more money is at stake', () => {
    const rich = policyOf('rich', { amounts: gain(fact('hard')) })
    const poor = policyOf('poor', { amounts: gain({ op: 'div', of: [fact('easy'), { op: 'number', value: [2, 1] }] }) })
    expect(ask([poor, rich])).toEqual([
      { fact: 'hard', exact: false, policies: 1, verdict: false, atStake: 1_000 },
      { fact: 'easy', exact: false, policies: 1, verdict: false, atStake: 500 },
    ])
  })

  it('then what is easier to say, then the order of the bundle', () => {
    const all = policyOf('all', { eligible: { op: 'all', of: [above('same', 3), above('hard', 3), above('easy', 3)] } })
    expect(order([all])).toEqual(['easy', 'same', 'hard'])
    const alike = ['d', 'b', 'e', 'a', 'c'].map((id) => numberFact(id))
    const tied = policyOf('tied', { eligible: { op: 'all', of: alike.map(({ id }) => above(id, 3)) } })
    const questions = nextQuestions(load(bundleOf(alike, [tied])), {}, '2024-01-01')
    expect(questions.map((question) => question.fact)).toEqual(['d', 'b', 'e', 'a', 'c'])
    const backwards = ['same', 'easy'].map((id) => policyOf(id, { eligible: above(id, 3) }))
    expect(order(backwards)).toEqual(['easy', 'same'])
  })

  it('money that only informs is not at stake', () => {
    const due = policyOf('due', { amounts: [{ id: 'due', kind: 'due', label: 'due', of: fact('hard') }] })
    expect(ask([due])).toEqual([{ fact: 'hard', exact: false, policies: 1, verdict: false, atStake: 0 }])
  })

  it('money that is certain is not at stake', () => {
    const rise: Quantity = { op: 'add', of: [fact('hard'), { op: 'number', value: [7, 1] }] }
    expect(ask([policyOf('rise', { amounts: gain(rise) })])).toMatchObject([{ atStake: 1_000 }])
  })

  it('money of several policies adds up', () => {
    const again = policyOf('again', { amounts: gain(fact('hard')) })
    expect(ask([policyOf('first', { amounts: gain(fact('hard')) }), again])).toMatchObject([
      { policies: 2, atStake: 2_000 },
    ])
  })

  it('a band comes back, last, to be made exact', () => {
    expect(ask([one], { easy: { low: 3, high: 4 } })).toEqual([
      { fact: 'hard', exact: false, policies: 1, verdict: true, atStake: 0 },
      { fact: 'easy', exact: true, policies: 1, verdict: true, atStake: 0 },
    ])
    expect(order([one, two], { hard: { low: 3, high: 4 } })).toEqual(['easy', 'hard'])
  })

  it('a band that settles, an exact answer and 不清楚 do not come back', () => {
    expect(order([one], { easy: { low: 4, high: 9 } })).toEqual(['hard'])
    expect(order([one], { easy: 4 })).toEqual(['hard'])
    expect(order([one], { easy: null })).toEqual(['hard'])
    expect(order([one], { easy: 3 })).toEqual([])
  })

  it('benefits only, unless policies are named', () => {
    const view = policyOf('view', { role: 'view', eligible: above('easy', 3) })
    expect(order([two, view])).toEqual(['hard'])
    expect(order([two, view], {}, ['view'])).toEqual(['easy'])
  })

  it('nothing for what is not in force', () => {
    expect(
      order([policyOf('old', { valid: [{ from: '2020-01-01', to: '2020-12-31' }], eligible: above('easy', 3) })]),
    ).toEqual([])
  })
})

describe('by subject', () => {
  const themes = ['one', 'two', 'three'].map((id) => ({ id, label: id }))
  const facts = [
    numberFact('gate', { theme: 'two' }),
    numberFact('behind', { theme: 'one' }),
    numberFact('worth', { theme: 'one', effort: 1 }),
    numberFact('last', { theme: 'three' }),
  ]
  const policies = [
    policyOf('first', { eligible: { op: 'all', of: [above('gate', 3), above('behind', 3)] } }),
    policyOf('second', { eligible: above('gate', 3), amounts: gain(fact('worth')) }),
    policyOf('third', { eligible: above('last', 3) }),
  ]
  const engine = load({ ...bundleOf(facts, policies), themes })
  const order = (answers: Answers, from?: string) => {
    const results = evaluate(engine, answers, '2024-01-01')
    const questions = questionsFor(engine, answers, results)
    return [leadingQuestions(questions, results), byTheme(engine, questions, results, from)].map((list) =>
      list.map((question) => question.fact),
    )
  }

  it('asks first what may rule a policy out, and only then what it is worth', () => {
    expect(order({})).toEqual([
      ['gate', 'last'],
      ['gate', 'last', 'worth', 'behind'],
    ])
    expect(order({ gate: 4 })[0]).toEqual(['worth', 'behind', 'last'])
    expect(order({ gate: 3 })[0]).toEqual(['worth', 'last'])
  })

  it('begins with a theme and comes round to those before it', () => {
    expect(order({}, 'three')[1]).toEqual(['last', 'gate', 'worth', 'behind'])
    expect(order({ gate: 4 }, 'two')[1]).toEqual(['last', 'worth', 'behind'])
  })

  it('leaves exact figures behind a band for the end', () => {
    expect(order({ gate: { low: 0, high: 5 }, behind: 4 })).toEqual([
      ['worth', 'last'],
      ['worth', 'last', 'gate'],
    ])
  })
})
