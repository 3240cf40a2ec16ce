/** `npm run faults [kills]`: the fault tests with as many kills as it takes to meet rare moments. */
import { spawnSync } from 'node:child_process'
import { root } from '../../functions/local/paths'

const [, , kills = '200'] = process.argv
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', 'test/faults'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, KILLS: kills },
})
process.exit(status ?? 1)
