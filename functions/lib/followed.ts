/** The companies of an account as the daily job follows them: up to when each was told, and under which rules. */
import type { Profile } from '../../shared/index'
import { companyItems, companyOf, profileOf } from './companies'
import type { Plan } from './plan'
import type { Item } from './table'
import type { Waiting } from './waiting'

interface Told {
  /** Everything up to this day was told. */
  readonly done: string
  readonly bundle: string | undefined
  /** What waited for WeChat in the account it came from. */
  readonly waiting: readonly Waiting[]
}

export interface Followed {
  readonly profile: Profile
  /** Undefined before its owner was told anything. */
  readonly told: Told | undefined
}

/** What the plan says of each, or else the plan of the account from which it came. */
export async function listFollowed(account: string, plan: Plan): Promise<Followed[]> {
  return (await companyItems(account)).map((item) => {
    const profile = profileOf(companyOf(item))
    const done = plan.done[profile.id]
    const told = done === undefined ? (item.told as Told | undefined) : { done, bundle: plan.bundle, waiting: [] }
    return { profile, told }
  })
}

/** A company that goes to another account takes along what it was told: there is no moment in which it is told anew. */
export function withTold(company: Item, plan: Plan | undefined): Item {
  const { id } = companyOf(company)
  const done = plan?.done[id]
  if (!plan || done === undefined) return company
  const waiting = plan.waiting.filter((one) => one.id.startsWith(`${id}/`))
  const told: Told = { done, bundle: plan.bundle, waiting }
  return { ...company, told }
}
