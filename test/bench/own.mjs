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

export default {
  label: 'own engine',
  rounding: 'exact',
  bundle: `export { load, evaluate, nextQuestions, portfolio } from '${here('../../shared/index.ts')}'`,
  traits: { partial: 'yes: ranges', missing: 'yes, ranked', trace: 'yes: deciding rows with clauses' },
  load: () => load(rules),
  evaluate(engine, facts) {
    const { verdict, amounts } = evaluate(engine, facts, ON)[0]
    return {
      smallProfit: TRUTH[verdict],
      incomeTax: amounts[0].low / 100,
      incomeTaxSaving: amounts[1].low / 100,
      disabledLevy: amounts[2].low / 100,
      unionRefund: amounts[3].low / 100,
      equipmentGrant: amounts[4].low / 100,
      complexGrant: amounts[5].low / 100,
      carShowGrant: amounts[6].low / 100,
      expoGrant: amounts[7].low / 100,
      voucherGrant: amounts[8].low / 100,
      designGrant: amounts[9].low / 100,
      revenueGrant: amounts[10].low / 100,
      rdSaving: amounts[11].low / 100,
    }
  },
  next: (engine, facts) => nextQuestions(engine, facts, ON).map((question) => question.fact),
  trace: (engine, facts) => explainAll(engine, facts, ON),
}
