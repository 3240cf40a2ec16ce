// The engine as a contestant of the peers benchmark: OWN=<this file> node index.mjs. Plain Node, so it runs a build.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
if (!existsSync(here('build/engine.mjs'))) {
  execFileSync(process.execPath, ['--import', 'tsx', here('build-contestant.ts')], {
    cwd: here('../..'),
    stdio: 'inherit',
  })
}
const { evaluate, explainAll, load, nextQuestions } = await import('./build/engine.mjs')
const rules = JSON.parse(readFileSync(here('build/rules.json'), 'utf8'))

const ON = '2024-06-30'
const position = Object.fromEntries(rules.policies.map((policy, i) => [policy.id, i]))
const TRUTH = { eligible: true, ineligible: false }

const [TAX, LEVY, UNION, EQUIPMENT] = ['income-tax', 'disabled-levy', 'union-refund', 'equipment'].map((id) => position[id])
const [COMPLEX, CARS, EXPO, VOUCHER] = ['complex', 'car-show', 'expo', 'voucher'].map((id) => position[id])
const [DESIGN, REVENUE, RESEARCH] = ['design', 'revenue', 'research'].map((id) => position[id])
const yuan = (result, amount = 0) => result.amounts[amount].low / 100

export default {
  label: 'own engine',
  rounding: 'exact',
  bundle: `export { load, evaluate, explain, explainAll, nextQuestions, portfolio } from '${here('../../shared/index.ts')}'`,
  traits: { partial: 'yes: ranges', missing: 'yes, ranked', trace: 'yes: deciding rows with clauses' },
  load: () => load(rules),
  evaluate(engine, facts) {
    const r = evaluate(engine, facts, ON)
    return {
      smallProfit: TRUTH[r[TAX].verdict],
      incomeTax: yuan(r[TAX]),
      incomeTaxSaving: yuan(r[TAX], 1),
      disabledLevy: yuan(r[LEVY]),
      unionRefund: yuan(r[UNION]),
      equipmentGrant: yuan(r[EQUIPMENT]),
      complexGrant: yuan(r[COMPLEX]),
      carShowGrant: yuan(r[CARS]),
      expoGrant: yuan(r[EXPO]),
      voucherGrant: yuan(r[VOUCHER]),
      designGrant: yuan(r[DESIGN]),
      revenueGrant: yuan(r[REVENUE]),
      rdSaving: yuan(r[RESEARCH]),
    }
  },
  next: (engine, facts) => nextQuestions(engine, facts, ON).map((question) => question.fact),
  trace: (engine, facts) => explainAll(engine, facts, ON),
}
