/** Small rules written by hand, and a shop they are about. */
import {
  load,
  type AmountKind,
  type AmountRule,
  type FilingWindow,
  type Policy,
  type Profile,
  type Relation,
  type Truth,
} from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const KIND = choiceFact('kind', ['shop', 'factory'])
const STAFF = numberFact('staff', { label: '职工人数', unit: 'people', max: 1000 })
const BUSY = choiceFact('busy')
const INCOME = numberFact('income', { label: '收入', unit: 'yuan', decimals: 2, max: 1_000_000 })

export const SHOPS: Truth = { op: 'choice', fact: 'kind', in: ['shop'], cite: 'law#1' }
export const FACTORIES: Truth = { op: 'choice', fact: 'kind', in: ['factory'], cite: 'law#1' }
export const SMALL: Truth = {
  ...{ op: 'compare', rel: 'at_most', cite: 'law#2' },
  ...{ left: { op: 'fact', fact: 'staff' }, right: { op: 'param', param: 'cap' } },
}

/** What the figure must be, whatever the policy says elsewhere. */
export const limit = (fact: string, rel: Relation, value: number, cite: string): Truth => ({
  ...{ op: 'compare', rel, cite },
  ...{ left: { op: 'fact', fact }, right: { op: 'number', value: [value, 1] } },
})

/** An amount that is the same for everybody. */
export const fixed = (id: string, kind: AmountKind, yuan: number): AmountRule => ({
  ...{ id, kind, label: id },
  of: { op: 'number', value: [yuan, 1] },
})

/** A relief that costs nothing to check: shops of at most so many people save a share of their income. */
export function relief(parts: Partial<Policy> = {}, cap = 30, share = 10): Policy {
  return policyOf('relief', {
    title: '小店减免',
    valid: [{ from: '2025-01-01', to: '2027-12-31' }],
    clauses: ['law#3'],
    params: {
      cap: {
        label: '人数上限',
        unit: 'people',
        values: [{ from: '2025-01-01', value: [cap, 1], printed: `${cap}人`, clause: 'law#2' }],
      },
      share: {
        label: '减免比例',
        unit: 'share',
        values: [{ from: '2025-01-01', value: [share, 100], printed: `${share}%`, clause: 'law#3' }],
      },
    },
    eligible: { op: 'all', of: [SHOPS, SMALL] },
    amounts: [
      {
        ...{ id: 'saved', kind: 'tax_saved', label: '少缴的税' },
        of: {
          op: 'table',
          hit: 'first',
          rows: [
            {
              when: { op: 'eligible' },
              of: {
                op: 'mul',
                of: [
                  { op: 'fact', fact: 'income' },
                  { op: 'param', param: 'share' },
                ],
              },
            },
            { of: { op: 'number', value: [0, 1] } },
          ],
        },
      },
    ],
    ...parts,
  })
}

export const REPORT: FilingWindow = {
  ...{ id: 'report', title: '小店申报', audience: '小店', place: '全国', who: SHOPS },
  due: { after: 'year', months: 5, words: '五个月内', clause: 'law#2' },
  verifiedFor: [2026],
  verify: '请向税务机关核实',
  ...{ moved: {}, checkedOn: '2026-01-01', notes: [{ text: '遇节假日顺延。' }] },
}

export const rules = (policies: readonly Policy[] = [], windows: readonly FilingWindow[] = [], hash = 'one') =>
  load({ ...bundleOf([KIND, BUSY, STAFF, INCOME], policies), windows, hash })

export const firm = (answers: Profile['answers'] = {}): Profile => ({
  id: 'p',
  savedOn: '2025-11-20',
  answers: { kind: 'shop', busy: 'yes', staff: 30, income: '1000.00', ...answers },
})
