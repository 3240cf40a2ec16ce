/**
 * What the law grants, computed a second time from its text alone, in fractions of BigInt.
 * It knows nothing of the policies' files or of the engine.
 */
import { below, larger, minus, over, parse, plus, rational, smaller, times, type Rational } from './rational'

const ZERO = rational(0)
const wan = (amount: number): Rational => rational(amount * 10_000)
const percent = (share: number): Rational => rational(share, 100)
const atMost = (a: Rational, b: Rational): boolean => !below(b, a)

/** A year's average: (start + end) ÷ 2 of each quarter of operation, then their mean. */
export function averageOf(quarters: readonly (readonly [string, string])[]): Rational {
  const sum = quarters.flat().map(parse).reduce(plus)
  return over(sum, rational(2 * quarters.length))
}

export const sumOf = (parts: readonly string[]): Rational => parts.map(parse).reduce(plus)

// ---- 企业所得税法 art. 4, 28; 财税〔2019〕13号, 2021年第12号, 2022年第13号, 2023年第6号, 2023年第12号

export interface Company {
  readonly year: number
  readonly restricted: boolean
  readonly income: Rational
  readonly staff: Rational
  readonly assets: Rational
  readonly highTech: boolean
}

export interface Relief {
  readonly eligible: boolean
  readonly due: Rational
  readonly without: Rational
  readonly saved: Rational
}

/** Share of the income counted and the 20 % rate, for the part up to 1 million and the part above it, by tax year. */
function smallProfitRates(year: number): { readonly low: Rational; readonly high: Rational } {
  const rate = percent(20)
  const quarter = times(percent(25), rate)
  const eighth = over(quarter, rational(2))
  const half = times(percent(50), rate)
  return {
    low: year === 2021 || year === 2022 ? eighth : quarter,
    high: year <= 2021 ? half : quarter,
  }
}

export function smallProfit({ year, restricted, income, staff, assets, highTech }: Company): Relief {
  const eligible = !restricted && atMost(income, wan(300)) && atMost(staff, rational(300)) && atMost(assets, wan(5000))
  const taxed = larger(income, ZERO)
  // Compared with the statutory rate; where a high-tech firm may choose, it pays the lower of both taxes.
  const without = times(taxed, percent(25))
  const otherwise = highTech ? times(taxed, percent(15)) : without
  const { low, high } = smallProfitRates(year)
  const lowPart = smaller(taxed, wan(100))
  const reduced = plus(times(lowPart, low), times(minus(taxed, lowPart), high))
  const due = eligible ? smaller(reduced, otherwise) : otherwise
  return { eligible, due, without, saved: eligible ? minus(without, due) : ZERO }
}

// ---- 个人所得税法 (经营所得); 2021年第12号, 2023年第12号; 税务总局公告2021年第8号, 2023年第12号

const BANDS: readonly { readonly to: Rational | null; readonly rate: Rational }[] = [
  { to: rational(30_000), rate: percent(5) },
  { to: rational(90_000), rate: percent(10) },
  { to: rational(300_000), rate: percent(20) },
  { to: rational(500_000), rate: percent(30) },
  { to: null, rate: percent(35) },
]

/** Band by band, not by quick deductions. */
function businessTax(income: Rational): Rational {
  let tax = ZERO
  let from = ZERO
  for (const { to, rate } of BANDS) {
    const upper = to ? smaller(income, to) : income
    if (below(from, upper)) tax = plus(tax, times(minus(upper, from), rate))
    if (to) from = to
  }
  return tax
}

export interface Trader {
  readonly year: number
  readonly income: Rational
  readonly otherRelief: Rational
}

export function halving({ year, income, otherRelief }: Trader): Relief {
  const tax = businessTax(income)
  const part = smaller(income, year < 2023 ? wan(100) : wan(200))
  const share = income.n === 0n ? ZERO : over(times(otherRelief, part), income)
  const relief = larger(times(minus(businessTax(part), share), percent(50)), ZERO)
  const without = larger(minus(tax, otherRelief), ZERO)
  const due = larger(minus(minus(tax, otherRelief), relief), ZERO)
  return { eligible: true, due, without, saved: minus(without, due) }
}

// ---- 财税〔2015〕72号 art. 7–8; 财政部公告2019年第98号, 2023年第8号; Shandong 1.5 %

export interface Employer {
  /** The exemption of up to 30 people names enterprises only. */
  readonly enterprise: boolean
  readonly staff: Rational
  readonly disabled: Rational
  readonly severe: Rational
  readonly payroll: Rational
  /** Local average wage, where the own average exceeds its double. */
  readonly localWage: Rational | null
}

export interface Levy {
  readonly formula: Rational
  readonly payable: Rational
  readonly saved: Rational
}

export function disabledLevy({ enterprise, staff, disabled, severe, payroll, localWage }: Employer): Levy {
  const none = { formula: ZERO, payable: ZERO, saved: ZERO }
  if (staff.n === 0n) return none
  const counted = plus(disabled, severe)
  const missing = larger(minus(times(staff, rational(15, 1000)), counted), ZERO)
  const own = over(payroll, staff)
  const wage = localWage ? smaller(own, times(localWage, rational(2))) : own
  const formula = times(missing, wage)
  const ratio = over(counted, staff)
  const tier = below(ratio, percent(1)) ? percent(90) : percent(50)
  const payable = enterprise && atMost(staff, rational(30)) ? ZERO : times(formula, tier)
  return { formula, payable, saved: minus(formula, payable) }
}

// ---- 小额缴费工会经费返还: below 10 000 yuan a year, not for state-owned or state-funded units

export interface Union {
  readonly exists: boolean
  readonly remitted: Rational
  readonly stateOwned: boolean
  readonly fiscallyFunded: boolean
}

export function unionRefund({ exists, remitted, stateOwned, fiscallyFunded }: Union): {
  readonly eligible: boolean
  readonly refund: Rational
} {
  const eligible = exists && below(remitted, rational(10_000)) && !stateOwned && !fiscallyFunded
  return { eligible, refund: eligible ? remitted : ZERO }
}
