/** Requests of made-up firms, the same in every run: mostly small ones, as in life, and answered as the app answers. */
const SEED = 20240601

/** The taxes and levies every small firm asks about. The answers below are all they need. */
const policies = ['small-profit-cit', 'individual-halving', 'disabled-levy', 'union-refund']

/** Figures: every fact of these policies known exactly. Explained: the same with reasons. Half: some unknown, some bands. */
export type Kind = 'figures' | 'explained' | 'half'

function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function bodies(count: number, kind: Kind): object[] {
  const random = randomNumbers(SEED)
  const chance = (share: number): boolean => random() < share
  const yes = (share: number): 'yes' | 'no' => (chance(share) ? 'yes' : 'no')
  /** As many firms between 1 and 10 as between 10 and 100. */
  const spread = (low: number, high: number): number => low * (high / low) ** random()
  const money = (low: number, high: number): string => spread(low, high).toFixed(2)

  function complete(): Record<string, unknown> {
    const staff = Math.round(spread(1, 600))
    const disabled = chance(0.5) ? 0 : Math.floor(staff * random() * 0.04)
    const wage = spread(40_000, 200_000)
    return {
      entity_type: chance(0.7) ? 'company' : chance(0.8) ? 'individual' : 'partnership',
      region: 'shandong',
      industry_restricted: yes(0.05),
      high_tech: yes(0.1),
      taxable_income: money(10_000, 8_000_000),
      staff_average: staff,
      assets_average: money(100_000, 90_000_000),
      business_income: money(10_000, 4_000_000),
      other_relief: chance(0.8) ? '0' : money(100, 20_000),
      staff_employed: staff,
      disabled_staff: disabled,
      disabled_severe: Math.floor(disabled * random()),
      annual_payroll: (staff * wage).toFixed(2),
      wage_over_double: yes(0.1),
      local_average_wage: '98237.00',
      has_union: yes(0.8),
      union_remitted: money(500, 40_000),
      state_owned: yes(0.05),
      fiscally_funded: yes(0.02),
    }
  }

  /** Every third question not reached yet, and a band or 「不清楚」 among the rest. */
  function half(): Record<string, unknown> {
    const kept = Object.entries(complete()).filter(() => chance(2 / 3))
    return { ...Object.fromEntries(kept), taxable_income: { low: '1000000', high: '3000000' }, annual_payroll: null }
  }

  return Array.from({ length: count }, () => ({
    on: '2024-12-31',
    policies,
    answers: kind === 'half' ? half() : complete(),
    ...(kind !== 'explained' && { explain: false }),
  }))
}
