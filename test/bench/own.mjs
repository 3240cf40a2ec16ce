// The engine as a contestant of the peers benchmark: OWN=<this file> node index.mjs. Plain Node, so it runs a build.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
if (!existsSync(here('build/engine.mjs'))) {
  execFileSync(process.execPath, ['--import', 'tsx', here('build-contestant.ts')], { cwd: here('../..'), stdio: 'inherit' })
}
const { evaluate, explainAll, load, nextQuestions } = await import('./build/engine.mjs')
const rules = JSON.parse(readFileSync(here('build/rules.json'), 'utf8'))

const ON = '2024-06-30'
const IDS = ['income-tax', 'disabled-levy', 'union-refund', 'equipment', 'complex', 'car-show', 'expo', 'voucher', 'design', 'revenue', 'research']
const camel = Object.fromEntries(rules.facts.map(({ id }) => [id, id.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())]))
const TRUTH = { eligible: true, ineligible: false }

/** One fixed shape, so that the adapter costs next to nothing. */
const answersOf = (facts) => ({
  entity_type: facts.entityType,
  restricted_industry: facts.restrictedIndustry,
  high_tech: facts.highTech,
  taxable_income: facts.taxableIncome,
  employees: facts.employees,
  total_assets: facts.totalAssets,
  disabled_employees: facts.disabledEmployees,
  total_wages: facts.totalWages,
  state_owned: facts.stateOwned,
  fiscally_funded: facts.fiscallyFunded,
  union_remitted: facts.unionRemitted,
  equipment_investment: facts.equipmentInvestment,
  complex_new_units: facts.complexNewUnits,
  car_show_sales: facts.carShowSales,
  expo_area: facts.expoArea,
  voucher_spend: facts.voucherSpend,
  design_spend: facts.designSpend,
  revenue: facts.revenue,
  rd_expense: facts.rdExpense,
})
const yuan = (result, amount = 0) => result.amounts[amount].low / 100

export default {
  label: 'own engine',
  rounding: 'exact',
  bundle: `export { load, evaluate, explain, explainAll, nextQuestions, portfolio } from '${here('../../shared/index.ts')}'`,
  traits: { partial: 'yes: ranges', missing: 'yes, ranked', trace: 'yes: deciding rows with clauses' },
  load: () => load(rules),
  evaluate(engine, facts) {
    const r = evaluate(engine, answersOf(facts), ON, IDS)
    return {
      smallProfit: TRUTH[r[0].verdict],
      incomeTax: yuan(r[0]),
      incomeTaxSaving: yuan(r[0], 1),
      disabledLevy: yuan(r[1]),
      unionRefund: yuan(r[2]),
      equipmentGrant: yuan(r[3]),
      complexGrant: yuan(r[4]),
      carShowGrant: yuan(r[5]),
      expoGrant: yuan(r[6]),
      voucherGrant: yuan(r[7]),
      designGrant: yuan(r[8]),
      revenueGrant: yuan(r[9]),
      rdSaving: yuan(r[10]),
    }
  },
  next: (engine, facts) => nextQuestions(engine, answersOf(facts), ON, IDS).map((question) => camel[question.fact]),
  trace: (engine, facts) => explainAll(engine, answersOf(facts), ON, IDS),
}
