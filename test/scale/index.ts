/**
 * `npm run scale [accounts] [due] [changed]`: fills an embedded store on disk with saved companies and counts what the
 * jobs read and how long they take; `changed` of them were looked after last under other rules.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseEnvironment, startDatabase } from '../../functions/local/database'

const [accounts = 100_000, due = 1000, changed = 2000] = process.argv.slice(2).map(Number)
const DAY = '2027-01-08'
const folder = mkdtempSync(join(tmpdir(), 'qinghui-scale-'))
const database = await startDatabase(join(folder, 'table'))
Object.assign(process.env, databaseEnvironment(database.endpoint), { LOG_LEVEL: 'error', SESSION_KEY: 'x'.repeat(43) })

const { bundle } = await import('../../functions/lib/rules')
const { fill, readsOf } = await import('./crowd')
const { EARLIER, keepEarlierRules } = await import('../api/earlier')
const { runReevaluation, runReminders, setClock, shards } = await import('../api/clock')
const { remove } = await import('../../functions/lib/table')

/** Each run ends within its time; the next goes on. */
async function walkThrough(count: number): Promise<void> {
  for (let run = 0; run < Math.ceil(count / 10_000) + 1; run++) await runReevaluation()
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  const { items, calls, units } = await readsOf(work)
  const seconds = (performance.now() - start) / 1000
  console.log(`${what}: ${seconds.toFixed(1)} s, ${calls} reads, ${units} units, items ${JSON.stringify(items)}`)
}

try {
  setClock(`${DAY} 09:00`)
  await timed('job on an empty table', runReminders)
  await keepEarlierRules()
  await fill({ accounts: changed, due: 0, day: DAY, bundle: EARLIER })
  // The new rules are seen, and walked a little later.
  await runReevaluation()
  setClock(`${DAY} 09:05`)
  await timed(`walk of ${changed} accounts, rules changed`, () => walkThrough(changed))
  for (const shard of shards) await remove({ pk: 'DUE', sk: `WALK#${shard}` })
  setClock(`${DAY} 09:00`)
  const start = performance.now()
  await fill({ accounts, due, day: DAY, bundle: bundle.hash })
  console.log(`${accounts} accounts saved in ${((performance.now() - start) / 1000).toFixed(0)} s, ${due} of them due`)
  await timed(`job with ${due} due of ${accounts}`, runReminders)
  await timed('job right after it', runReminders)
  setClock(`${DAY} 09:10`)
  await timed('walk of all accounts, rules unchanged', () => walkThrough(accounts))
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
