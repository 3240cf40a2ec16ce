/** Runs before every build: a clean clone has no rules yet. */
import { runMain } from './main'
import { makeRulesReady } from './ready'

await runMain(makeRulesReady)
