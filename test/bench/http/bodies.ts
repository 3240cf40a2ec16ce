/** Complete answers of made-up firms, the same in every run. */
const SEED = 20240601

function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function bodies(count: number, explain = true): object[] {
  const random = randomNumbers(SEED)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const yesNo = () => pick(['yes', 'no'])
  const money = (max: number) => (Math.floor(random() * max * 100) / 100).toFixed(2)
  return Array.from({ length: count }, () => {
    const staff = 1 + Math.floor(random() * 400)
    const disabled = Math.floor(staff * random() * 0.03)
    return {
      on: '2024-12-31',
      explain,
      answers: {
        entity_type: pick(['company', 'company', 'individual']),
        region: 'shandong',
        industry_restricted: yesNo(),
        high_tech: yesNo(),
        taxable_income: money(6_000_000),
        staff_average: String(staff),
        assets_average: money(100_000_000),
        business_income: money(4_000_000),
        other_relief: '0',
        staff_employed: staff,
        disabled_staff: disabled,
        disabled_severe: 0,
        annual_payroll: money(30_000_000),
        wage_over_double: 'no',
        has_union: 'yes',
        union_remitted: money(20_000),
        state_owned: yesNo(),
        fiscally_funded: yesNo(),
      },
    }
  })
}
