import { spawnSync } from 'node:child_process'

/**
 * `npm test`: every gate in order, stopping at the first that fails.
 * The policies come first because types and lint read the bundle they generate.
 */
const gates: [name: string, command: string][] = [
  ['policies', 'npm run --silent policies'],
  ['lint', 'npm run --silent lint'],
  ['types', 'npm run --silent types'],
  ['unit, property and API tests', 'npx vitest run --project unit'],
  ['build: functions', 'npm run --silent build:functions'],
  ['build: H5', 'npm run --silent build:h5'],
  ['build: WeChat', 'npm run --silent build:weapp'],
  ['budgets and browser tests', 'npx vitest run --project build --project h5 --project weapp'],
]

for (const [index, [name, command]] of gates.entries()) {
  console.log(`\n── ${index + 1}/${gates.length} ${name}`)
  const { status, signal } = spawnSync(command, { shell: true, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n✗ ${name} failed (${signal ?? `exit ${String(status)}`}): ${command}`)
    process.exit(status ?? 1)
  }
}
