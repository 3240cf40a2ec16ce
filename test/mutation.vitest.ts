import { defineConfig } from 'vitest/config'

/** The tests that run once per mutant: all of the rule module's, the random ones on fewer cases. */
export default defineConfig({
  test: {
    include: ['test/{unit,mechanisms,properties}/**/*.test.ts'],
    env: { PROPERTY_RUNS: '25' },
    testTimeout: 20_000,
  },
})
