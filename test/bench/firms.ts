/** Random firms for the benchmark: yuan with at most two decimals, a quarter of the figures on or beside a threshold. */

export interface Firm {
  readonly entityType: string
  readonly restrictedIndustry: boolean
  readonly highTech: boolean
  readonly taxableIncome: number
  readonly employees: number
  readonly totalAssets: number
  readonly disabledEmployees: number
  readonly totalWages: number
  readonly stateOwned: boolean
  readonly fiscallyFunded: boolean
  readonly unionRemitted: number
  readonly equipmentInvestment: number
  readonly complexNewUnits: number
  readonly carShowSales: number
  readonly expoArea: number
  readonly voucherSpend: number
  readonly designSpend: number
  readonly revenue: number
  readonly rdExpense: number
}

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function firms(count: number, seed = 1): Firm[] {
  const next = random(seed)
  const chance = (p: number): boolean => next() < p
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const money = (max: number, edges: readonly number[]): number => {
    const fen = chance(0.25) ? 100 * pick(edges) + pick([-1, 0, 1]) : Math.exp(next() * Math.log(100 * max))
    return Math.max(0, Math.round(fen)) / 100
  }
  const whole = (max: number, edges: readonly number[]): number =>
    Math.max(0, chance(0.25) ? pick(edges) + pick([-1, 0, 1]) : Math.floor(Math.exp(next() * Math.log(max))))

  return Array.from({ length: count }, () => {
    const employees = whole(2000, [1, 30, 67, 100, 200, 300])
    const disabledEmployees = Math.min(employees, Math.round(employees * pick([0, 0.005, 0.01, 0.015, 0.02])))
    return {
      entityType: chance(0.8) ? 'company' : pick(['individual', 'partnership']),
      restrictedIndustry: chance(0.15),
      highTech: chance(0.3),
      taxableIncome: money(30e6, [3e6]),
      employees,
      totalAssets: money(200e6, [50e6]),
      disabledEmployees,
      totalWages: Math.round(employees * (3e6 + next() * 27e6)) / 100,
      stateOwned: chance(0.1),
      fiscallyFunded: chance(0.1),
      unionRemitted: money(50_000, [10_000]),
      equipmentInvestment: money(200e6, [50e6]),
      complexNewUnits: whole(40, [5, 10, 15]),
      carShowSales: money(4e9, [5e8, 10e8, 15e8]),
      expoArea: whole(200_000, [10_000, 15_000, 145_000, 150_000]),
      voucherSpend: money(2e6, [333_333.33]),
      designSpend: money(20e6, [100_000, 5e6]),
      revenue: money(3e11, [50e8, 100e8, 200e8, 500e8, 1000e8]),
      rdExpense: money(50e6, [100]),
    }
  })
}

/** Half of each firm's facts, as a questionnaire holds them midway. */
export function halfFilled(all: readonly Firm[], seed = 7): Partial<Firm>[] {
  const next = random(seed)
  return all.map((firm) => Object.fromEntries(Object.entries(firm).filter(() => next() < 0.5)))
}
