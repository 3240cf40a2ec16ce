/** Builders for small bundles written straight as compiled rules, without the compiler. */
import type { Bundle, ChoiceFact, Fact, NumberFact, Policy } from '../../shared'

export function numberFact(id: string, parts: Partial<NumberFact> = {}): NumberFact {
  return {
    id,
    theme: 'all',
    title: id,
    label: id,
    help: '',
    effort: 1,
    type: 'number',
    unit: 'none',
    decimals: 0,
    min: 0,
    max: 10,
    ...parts,
  }
}

export function choiceFact(id: string, options: readonly string[] = ['yes', 'no']): ChoiceFact {
  return {
    id,
    theme: 'all',
    title: id,
    label: id,
    help: '',
    effort: 1,
    type: 'choice',
    options: options.map((option) => ({ id: option, label: option })),
  }
}

export function policyOf(id: string, parts: Partial<Policy> = {}): Policy {
  return {
    id,
    role: 'benefit',
    title: id,
    summary: '',
    topic: id,
    audience: '',
    kind: 'in-force',
    valid: [{ from: '2020-01-01', to: '2029-12-31' }],
    checkedOn: '2026-01-01',
    clauses: [],
    params: {},
    lets: {},
    eligible: { op: 'all', of: [] },
    amounts: [],
    readings: [],
    notes: [],
    apply: { offices: [], how: [] },
    ...parts,
  }
}

/** Clauses that the small policies may cite. */
export const CLAUSES = ['law#1', 'law#2', 'law#3'] as const

export function bundleOf(facts: readonly Fact[], policies: readonly Policy[]): Bundle {
  return {
    format: 1,
    hash: 'test',
    facts,
    themes: [{ id: 'all', label: 'all' }],
    checks: [],
    groups: [],
    topics: [],
    windows: [],
    policies,
  }
}
