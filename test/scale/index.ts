/**
 * `npm run scale [accounts] [due]`: fills an embedded store on disk with saved companies and counts what the jobs read
 * and how long they take.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseEnvironment, startDatabase } from '../../functions/local/database'

const [accounts = 100_000, due = 1000] = process.argv.slice(2).map(Number)
const DAY = '2027-01-08'
const folder = mkdtempSync(join(tmpdir(), 'qinghui-scale-'))
const database = await startDatabase(join(folder, 'table'))
Object.assign(process.env, databaseEnvironment(database.endpoint), { LOG_LEVEL: 'error', SESSION_KEY: 'x'.repeat(43) })

const { bundle } = await import('../../functions/lib/rules')
const { fill, readsOf } = await import('./crowd')
const { runReevaluation, runReminders, setClock } = await import('../api/clock')

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  const { items, calls, units } = await readsOf(work)
  const seconds = (performance.now() - start) / 1000
  console.log(`${what}: ${seconds.toFixed(1)} s, ${calls} reads, ${units} units, items ${JSON.stringify(items)}`)
}

try {
  setClock(`${DAY} 09:00`)
  await timed('job on an empty table', runReminders)
  const start = performance.now()
  await fill({ accounts, due, day: DAY, bundle: bundle.hash })
  console.log(`${accounts} accounts saved in ${((performance.now() - start) / 1000).toFixed(0)} s, ${due} of them due`)
  await timed(`job with ${due} due of ${accounts}`, runReminders)
  await timed('job right after it', runReminders)
  setClock(`${DAY} 09:10`)
  await timed('walk of all accounts, rules unchanged', async () => {
    // Each run ends within its time; the next goes on.
    for (let run = 0; run < Math.ceil(accounts / 10_000) + 1; run++) await runReevaluation()
  })
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
