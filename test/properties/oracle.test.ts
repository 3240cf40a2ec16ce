/** 100 000 random firms a run: every amount of the engine equals the oracle's, to the fen. */
import { describe, expect, it } from 'vitest'
import { evaluate, load, type Answer, type Answers, type PolicyResult } from '../../shared'
import { averageOf, disabledLevy, halving, smallProfit, sumOf, unionRefund, type Relief } from './oracle'
import { fen, parse, type Rational } from './rational'
import { RUNS, SEED } from './runs'
import { SHIPPED } from './shipped'

const FIRMS = RUNS * 10
const engine = load(SHIPPED)

/** Xorshift: the same firms on every machine. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 0) * 2 ** 20 + ((state >>> 3) & 0xfffff)) % below
  }
}

const next = randomNumbers(SEED)
const one = <T>(...choices: readonly T[]): T => choices[next(choices.length)] as T
const yes = (): boolean => next(2) === 1

/** A decimal with two places, from its hundredths. */
function decimalOf(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Hundredths near one of the edges, or of any size up to the most. */
function around(edges: readonly number[], most: number): string {
  const near = one(...edges) * 100 + one(-101, -100, -2, -1, 0, 0, 0, 1, 2, 100, 101)
  const sized = next(10 ** (1 + next(String(most).length + 1)))
  const hundredths = one(near, near, sized)
  return decimalOf(Math.min(Math.max(hundredths, 0), most * 100))
}

interface Given {
  readonly answer: Answer
  readonly value: Rational
}

const asNumber = (text: string): Answer => (yes() ? text : Number(text))
const plain = (text: string): Given => ({ answer: asNumber(text), value: parse(text) })

/** One figure, or quarters that lie about an edge. */
function average(edges: readonly number[], most: number): Given {
  if (next(3) > 0) return plain(around(edges, most))
  const edge = [one(...edges)]
  const quarter = (): readonly [string, string] => [around(edge, most), around(edge, most)]
  const quarters = Array.from({ length: 1 + next(4) }, quarter)
  return { answer: { quarters }, value: averageOf(quarters) }
}

/** A firm that owes the levy employs someone. */
const atLeastOne = (people: string): string => (Number(people) < 1 ? '1.00' : people)

const MOST_YUAN = 100_000_000_000
const MOST_PEOPLE = 1_000_000

function result(policy: string, answers: Answers, on: string): PolicyResult {
  return evaluate(engine, answers, on, [policy])[0]!
}

/** Names the firm when an amount is off. */
function agree(found: PolicyResult, expected: Readonly<Record<string, Rational>>, answers: Answers): void {
  for (const { id, low, high } of found.amounts) {
    const right = expected[id] === undefined ? NaN : fen(expected[id])
    if (low !== right || high !== right)
      expect({ answers, id, low, high }).toEqual({ answers, id, low: right, high: right })
  }
  if (found.needs.length > 0 || found.failure !== undefined) expect({ answers, found }).toBe('settled')
}

const reliefOf = ({ due, without, saved }: Relief): Record<string, Rational> => ({
  tax_due: due,
  tax_without: without,
  tax_saved: saved,
})

describe(`${FIRMS} random firms`, () => {
  it('小型微利企业: every tax year from 2019 to 2027', () => {
    const seen = new Set<string>()
    for (let firm = 0; firm < FIRMS; firm++) {
      const year = 2019 + next(9)
      const income = one(1, 1, 1, -1) * Number(around([0, 1_000_000, 3_000_000], MOST_YUAN).replace('.', ''))
      const given = {
        income: plain(decimalOf(income)),
        staff: average([100, 300], MOST_PEOPLE),
        assets: average([10_000_000, 50_000_000], MOST_YUAN),
      }
      const [restricted, highTech] = [next(8) === 0, next(4) === 0]
      const answers: Answers = {
        entity_type: 'company',
        industry_restricted: restricted,
        taxable_income: given.income.answer,
        staff_average: given.staff.answer,
        assets_average: given.assets.answer,
        high_tech: highTech,
      }
      const { eligible, ...amounts } = smallProfit({
        year,
        restricted,
        highTech,
        income: given.income.value,
        staff: given.staff.value,
        assets: given.assets.value,
      })
      const found = result('small-profit-cit', answers, `${year}-12-31`)
      if (found.verdict !== (eligible ? 'eligible' : 'ineligible')) expect({ answers, year, found }).toBe(eligible)
      agree(found, reliefOf({ eligible, ...amounts }), { ...answers, year })
      seen.add(`${year} ${found.verdict}`)
    }
    expect(seen.size).toBe(18)
  })

  it('个体工商户: halving by the official formula, over several shops', () => {
    for (let firm = 0; firm < FIRMS; firm++) {
      const year = 2021 + next(7)
      const edges = [30_000, 90_000, 300_000, 500_000, 1_000_000, 2_000_000]
      const shops = Array.from({ length: 1 + next(4) }, () => around(edges, MOST_YUAN / 10))
      const income = shops.length === 1 ? plain(shops[0]!) : { answer: { parts: shops }, value: sumOf(shops) }
      const otherRelief = plain(next(3) === 0 ? '0.00' : around([1_500, 24_000, 634_500], MOST_YUAN))
      const answers: Answers = {
        entity_type: 'individual',
        business_income: income.answer,
        other_relief: otherRelief.answer,
      }
      const expected = halving({ year, income: income.value, otherRelief: otherRelief.value })
      const found = result('individual-halving', answers, `${year}-06-30`)
      if (found.verdict !== 'eligible') expect({ answers, found }).toBe('eligible')
      agree(found, reliefOf(expected), { ...answers, year })
    }
  })

  it('残保金: with fractions of people, tiers and the wage cap', () => {
    for (let firm = 0; firm < FIRMS; firm++) {
      const people = next(3) === 0 ? atLeastOne(around([30, 100, 200], MOST_PEOPLE)) : `${1 + next(400)}`
      const staff = plain(people)
      // The tiers meet at 1 % and 1.5 % of the staff.
      const wanted = Math.round(Number(people) * one(0, 0.5, 1, 1, 1.5, 1.5, 2, 10)) + one(-1, 0, 0, 1)
      const counted = Math.min(Math.max(wanted, 0), Math.round(Number(people) * 100))
      const severeShare = next(counted + 1)
      const disabled = plain(decimalOf(one(counted, counted, counted - Math.floor(severeShare / 2))))
      const severe = plain(
        decimalOf(one(0, Math.min(Math.floor(severeShare / 2), counted - Math.floor(severeShare / 2)))),
      )
      const payroll = plain(around([1_000_000, 3_000_000], MOST_YUAN))
      const over = yes()
      const local = plain(around([60_000, 100_000], 10_000_000))
      const entity = one('company', 'company', 'institution')
      const answers: Answers = {
        entity_type: entity,
        region: 'shandong',
        staff_employed: staff.answer,
        disabled_staff: disabled.answer,
        disabled_severe: severe.answer,
        annual_payroll: payroll.answer,
        wage_over_double: over,
        local_average_wage: local.answer,
      }
      const { formula, payable, saved } = disabledLevy({
        enterprise: entity === 'company',
        staff: staff.value,
        disabled: disabled.value,
        severe: severe.value,
        payroll: payroll.value,
        localWage: over ? local.value : null,
      })
      const found = result('disabled-levy', answers, `${2020 + next(8)}-12-31`)
      agree(found, { levy_due: formula, levy_payable: payable, levy_saved: saved }, answers)
    }
  })

  it('小额工会经费返还: below ten thousand, exclusive', () => {
    for (let firm = 0; firm < FIRMS; firm++) {
      const remitted = plain(around([10_000], MOST_YUAN))
      const [exists, stateOwned, fiscallyFunded] = [next(5) > 0, next(5) === 0, next(5) === 0]
      const answers: Answers = {
        entity_type: 'company',
        has_union: exists,
        union_remitted: remitted.answer,
        state_owned: stateOwned,
        fiscally_funded: fiscallyFunded,
      }
      const { eligible, refund } = unionRefund({ exists, remitted: remitted.value, stateOwned, fiscallyFunded })
      const found = result('union-refund', answers, one('2023-12-31', '2024-12-31'))
      if (found.verdict !== (eligible ? 'eligible' : 'ineligible')) expect({ answers, found }).toBe(eligible)
      agree(found, { refund }, answers)
    }
  })
})
