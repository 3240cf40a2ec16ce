/** Random cases per law. PROPERTY_RUNS lowers it where the tests themselves run many times (mutation testing). */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 10_000)

/** Fixed, so that a run can be repeated to the letter. */
export const SEED = 20_261_120

/** Where cases are few, failing fast matters more than a small counterexample. */
export const options = { numRuns: RUNS, seed: SEED, endOnFailure: RUNS < 1_000 }
