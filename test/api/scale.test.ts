/** The daily job reads what is due, whatever else is saved. `npm run scale` does the same with a hundred thousand. */
import { afterAll, expect, it } from 'vitest'
import { bundle } from '../../functions/lib/rules'
import { fill, readsOf, type Reads } from '../scale/crowd'
import { resetClock, runReminders, setClock } from './clock'
import './cloud'

const ACCOUNTS = 3000
const DUE = 60
const DAY = '2027-01-08'

afterAll(resetClock)

const total = ({ items }: Reads) => Object.values(items).reduce((sum, count) => sum + count, 0)

it(`looks after ${DUE} of ${ACCOUNTS} accounts by reading the items of ${DUE}`, async () => {
  setClock(`${DAY} 09:00`)
  const idle = await readsOf(runReminders)
  await fill({ accounts: ACCOUNTS, due: DUE, day: DAY, bundle: bundle.hash })
  const busy = await readsOf(runReminders)
  const again = await readsOf(runReminders)
  console.log(JSON.stringify({ idle, busy, again }))
  expect(busy.items.DUE).toBe(DUE)
  expect(total(busy)).toBeLessThanOrEqual(15 * DUE + total(idle))
  expect(again.items.DUE ?? 0).toBe(0)
  expect(again.units).toBeLessThanOrEqual(idle.units + 8)
})
