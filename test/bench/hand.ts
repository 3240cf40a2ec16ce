/** The yardstick: what a programmer would write by hand for the same thirteen answers, on plain numbers. */
import type { Firm } from './firms'

export interface Figures {
  readonly smallProfit: boolean | undefined
  readonly incomeTax: number
  readonly incomeTaxSaving: number
  readonly disabledLevy: number
  readonly unionRefund: number
  readonly equipmentGrant: number
  readonly complexGrant: number
  readonly carShowGrant: number
  readonly expoGrant: number
  readonly voucherGrant: number
  readonly designGrant: number
  readonly revenueGrant: number
  readonly rdSaving: number
}

export function byHand(f: Firm): Figures {
  const company = f.entityType === 'company' && !f.restrictedIndustry
  const smallProfit = company && f.taxableIncome <= 3e6 && f.employees <= 300 && f.totalAssets <= 50e6
  const rate = f.highTech ? 0.15 : 0.25
  const normal = f.taxableIncome * rate
  const reduced = f.taxableIncome * 0.25 * 0.2
  return {
    smallProfit,
    incomeTax: smallProfit ? reduced : normal,
    incomeTaxSaving: smallProfit ? normal - reduced : 0,
    disabledLevy: levy(f),
    unionRefund: !f.stateOwned && !f.fiscallyFunded && f.unionRemitted < 10000 ? f.unionRemitted : 0,
    equipmentGrant: Math.min(f.equipmentInvestment * 0.12, 6e6),
    complexGrant: tier(f.complexNewUnits, 15, 1e6, 10, 5e5, 5, 3e5),
    carShowGrant: tier(f.carShowSales, 15e8, 2e6, 10e8, 1e6, 5e8, 5e5),
    expoGrant: f.expoArea >= 10000 ? Math.min(1e5 + 5e4 * Math.floor((f.expoArea - 10000) / 5000), 15e5) : 0,
    voucherGrant: Math.min(f.voucherSpend * 0.3, 1e5),
    designGrant: f.designSpend >= 1e5 ? Math.min(f.designSpend * 0.1, 5e5) : 0,
    revenueGrant:
      f.revenue >= 1000e8 ? 5e6 : f.revenue >= 500e8 ? 3e6 : tier(f.revenue, 200e8, 2e6, 100e8, 1e6, 50e8, 5e5),
    rdSaving: company ? f.rdExpense * rate : 0,
  }
}

function levy(f: Firm): number {
  if (f.employees <= 30) return 0
  const ratio = f.disabledEmployees / f.employees
  if (ratio >= 0.015) return 0
  const due = (f.employees * 0.015 - f.disabledEmployees) * (f.totalWages / f.employees)
  return due * (ratio >= 0.01 ? 0.5 : 0.9)
}

function tier(x: number, a: number, av: number, b: number, bv: number, c: number, cv: number): number {
  return x >= a ? av : x >= b ? bv : x >= c ? cv : 0
}
