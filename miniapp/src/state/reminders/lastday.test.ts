import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fullDay, load, statusOn, type Bundle } from '../../../../shared/index'
import { noDayWords } from './lastday'

const engine = load(
  JSON.parse(readFileSync(new URL('../../../../shared/generated/bundle.json', import.meta.url), 'utf8')) as Bundle,
)
const TODAY = '2026-11-20'

it('never says of a policy that ends that it has no last day', () => {
  const policies = [...engine.policies.values()].filter((policy) => statusOn(policy, TODAY) === 'in-force')
  const ending = policies.filter(({ valid }) => valid.every(({ to }) => to !== undefined))
  const endless = policies.filter((policy) => !ending.includes(policy))
  expect([ending.length > 0, endless.length > 0]).toEqual([true, true])
  for (const policy of ending) {
    const last =
      policy.valid
        .map(({ to }) => to ?? '')
        .sort()
        .pop() ?? ''
    expect(noDayWords(policy, TODAY)).toContain(`执行到${fullDay(last)}`)
  }
  for (const policy of endless) expect(noDayWords(policy, TODAY)).toBe('这项没有截止日。')
})

it.each([
  ['draft', '征求意见稿'],
  ['expired', '不再执行'],
  ['unverified', '没有查到延续'],
] as const)('says of one that is %s how it stands', (status, words) => {
  const found = [...engine.policies.values()].filter((policy) => statusOn(policy, TODAY) === status)
  expect(found.length).toBeGreaterThan(0)
  for (const policy of found) expect(noDayWords(policy, TODAY)).toContain(words)
})
