import { beforeEach, expect, it, vi } from 'vitest'
import { addDays, lastChecked } from '../../../shared/index'
import { engine } from '@/services/engine'
import { replyOf, type Reply } from '@/services/request'
import { compareRules, rulesChanged } from './server'

const server = vi.hoisted(() => ({ reply: null as Reply | null }))
vi.mock('@/services/http', () => ({ hasServer: true, call: () => Promise.resolve(server.reply) }))

const ours = { bundle: engine.bundle.hash, checkedOn: lastChecked(engine.bundle) }
const other = 'f'.repeat(16)

beforeEach(() => {
  rulesChanged.set(false)
})

it.each([
  ['the same', ours, false],
  ['checked later', { bundle: other, checkedOn: addDays(ours.checkedOn, 1) }, true],
  ['others, checked on the same day', { ...ours, bundle: other }, true],
  ['older', { bundle: other, checkedOn: addDays(ours.checkedOn, -1) }, false],
  ['not as agreed', { bundle: other }, false],
])('the server’s rules count where they are not older (%s)', async (_, rules, counts) => {
  server.reply = replyOf(200, { status: 'ok', ...rules })
  await compareRules()
  expect(rulesChanged.get()).toBe(counts)
})

it('a server that cannot be reached changes nothing', async () => {
  server.reply = null
  await compareRules()
  expect(rulesChanged.get()).toBe(false)
})
