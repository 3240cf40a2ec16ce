/** `npm run dev` notices every change, and never runs two APIs. */
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { oneProcess } from '../../functions/local/one-process'
import { reactionTo } from '../../functions/local/watched'

it.each([
  ['policies/tax/small-profit.yaml', 'compile'],
  ['policies/sources/000.txt', 'compile'],
  ['policies/.small-profit.yaml.swp', undefined],
  ['shared/compile/cli.ts', 'compile'],
  ['shared/generated/bundle.json', 'restart'],
  ['shared/generated/library.json', 'restart'],
  ['shared/engine.ts', 'restart'],
  ['shared/engine.test.ts', undefined],
  ['functions/lib/json.ts', 'restart'],
])('%s: %s', (file, reaction) => {
  expect(reactionTo(file)).toBe(reaction)
})

/** Processes that end only when they are told to. */
function processes() {
  const all: { child: EventEmitter; killed: number }[] = []
  let failures = 0
  const api = oneProcess(
    () => {
      const child = new EventEmitter()
      const one = { child, killed: 0 }
      all.push(one)
      return Object.assign(child, { kill: () => ++one.killed > 0 }) as unknown as ChildProcess
    },
    () => failures++,
  )
  const end = (index: number, code: number | null) => all[index]!.child.emit('exit', code)
  return { all, api, end, failures: () => failures }
}

it('begins anew once, after the old one has ended, however often it is asked meanwhile', () => {
  const { all, api, end, failures } = processes()
  for (let i = 0; i < 3; i++) api.restart()
  expect([all.length, all[0]!.killed]).toEqual([1, 1])
  end(0, null)
  expect(all).toHaveLength(2)
  api.restart()
  end(1, 0)
  expect([all.length, failures()]).toEqual([3, 0])
})

it('says when it has failed, and begins anew at the next change', () => {
  const { all, api, end, failures } = processes()
  end(0, 1)
  expect([all.length, failures()]).toEqual([1, 1])
  api.restart()
  expect([all.length, all[0]!.killed]).toEqual([2, 0])
})

it('ends for good', () => {
  const { all, api, end, failures } = processes()
  api.restart()
  api.stop()
  end(0, null)
  expect([all.length, failures()]).toEqual([1, 0])
})
