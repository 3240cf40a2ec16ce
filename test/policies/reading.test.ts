/** Every policy as a page in Chinese, kept so that a review shows what a change means line by line. */
import { describe, expect, it } from 'vitest'
import { readingPage } from '../../shared/compile/reading'
import { bundleOf } from './shipped'

describe('reading pages', () => {
  it.each(bundleOf().policies.map((policy) => [policy.id, policy] as const))('%s', async (id, policy) => {
    // As of its last day, or of the day it was last checked.
    const last = policy.valid.at(-1)?.to ?? policy.checkedOn
    const on = last < policy.checkedOn ? last : policy.checkedOn
    const page = readingPage(policy, bundleOf(), on)
    await expect(`${page.trimEnd()}\n`).toMatchFileSnapshot(`reading/${id}.md`)
  })
})
