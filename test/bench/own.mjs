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
const TRUTH = { eligible: true, ineligible: false }
const yuan = (amount) => amount.low / 100

export default {
  label: 'own engine',
  rounding: 'exact',
  bundle: `export { load, evaluate, explain, explainAll, nextQuestions, portfolio } from '${here('../../shared/index.ts')}'`,
  traits: { partial: 'yes: ranges', missing: 'yes, ranked', trace: 'yes: deciding rows with clauses' },
  load: () => load(rules),
  evaluate(engine, facts) {
    const { verdict, amounts } = evaluate(engine, facts, ON)[0]
    return {
      smallProfit: TRUTH[verdict],
      incomeTax: yuan(amounts[0]),
      incomeTaxSaving: yuan(amounts[1]),
      disabledLevy: yuan(amounts[2]),
      unionRefund: yuan(amounts[3]),
      equipmentGrant: yuan(amounts[4]),
      complexGrant: yuan(amounts[5]),
      carShowGrant: yuan(amounts[6]),
      expoGrant: yuan(amounts[7]),
      voucherGrant: yuan(amounts[8]),
      designGrant: yuan(amounts[9]),
      revenueGrant: yuan(amounts[10]),
      rdSaving: yuan(amounts[11]),
    }
  },
  next: (engine, facts) => nextQuestions(engine, facts, ON).map((question) => question.fact),
  trace: (engine, facts) => explainAll(engine, facts, ON),
}
