/** Turns a linked policy into the rows of its explanation. What never changes is worded once, when first told. */
import type { IsoDate, Policy } from './bundle'
import type { Amount, ExplanationRow } from './results'
import type { Engine } from './engine'
import type { LinkedPolicy } from './link'
import { NO } from './linked'
import { clauseOn } from './period'
import { tellAmounts } from './tell-amounts'
import { tellCondition } from './tell-conditions'
import { tellingOf, type Tell, type Telling } from './telling'

export interface Teller {
  /** Only what decides, on the answers filled in last. `open`: some fact of the policy is not exactly known. */
  readonly reasons: (open: boolean, amounts: readonly Amount[]) => ExplanationRow[]
  /** All conditions of its eligibility; of alternatives those that count. */
  readonly conditions: (open: boolean) => ExplanationRow[]
}

const tellers = new WeakMap<LinkedPolicy, Teller>()

export function tellerOf(engine: Engine, policy: Policy, linked: LinkedPolicy, on: IsoDate): Teller {
  const known = tellers.get(linked)
  if (known) return known
  const teller = makeTeller(tellingOf(engine, policy, linked, on))
  tellers.set(linked, teller)
  return teller
}

function makeTeller(telling: Telling): Teller {
  const { linked } = telling
  const reasons = tellCondition(telling, linked.eligible, false)
  const every = tellCondition(telling, linked.eligible, true)
  const readings = tellReadings(telling)
  const amountTellers = tellAmounts(telling)
  return {
    conditions: (open) => tellAnew(telling, open, () => every(linked.judge())),
    reasons: (open, amounts) =>
      tellAnew(telling, open, () => {
        reasons(linked.judge())
        for (const tell of readings) tell()
        amountTellers.forEach((tell, i) => {
          tell(amounts[i] as Amount)
        })
      }),
  }
}

/** Starts a new explanation and hands over its rows. */
function tellAnew(telling: Telling, open: boolean, tell: Tell): ExplanationRow[] {
  telling.open = open
  telling.round += 1
  telling.rows = []
  tell()
  return telling.rows
}

function tellReadings(telling: Telling): Tell[] {
  const { policy, linked, on } = telling
  return policy.readings.map(({ text, when, options, cite }) => {
    const condition = when ? linked.condition(when) : null
    const texts = options.map((option) => option.text)
    const row: ExplanationRow = { kind: 'reading', text, options: texts, clause: clauseOn(cite, on) }
    return () => {
      if (condition?.test() !== NO) telling.rows.push(row)
    }
  })
}
