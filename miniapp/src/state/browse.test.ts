import { beforeEach, describe, expect, it, vi } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import texts from '../../../shared/generated/library.json'
import { clauseEntries, load, openLibrary, type Bundle, type LibraryData, type Quantity } from '../../../shared/index'
import { browse, choicesOf } from './browse'
import { PAGE_SIZE, START, type Filters } from './browsing'
import { contentsOf } from './contents'
import { toggled } from './favourites'
import { shelfOf } from './shelf'
import { clauseBanner, policyBanner } from './standing'

vi.mock('@/services/storage', () => ({ read: () => undefined, write: () => undefined, remove: () => undefined }))

const engine = load(bundle as unknown as Bundle)
const library = openLibrary(texts as unknown as LibraryData)
const on = '2026-11-20'
let shelf: ReturnType<typeof shelfOf>
beforeEach(() => {
  shelf = shelfOf(engine, library, on)
})

const ids = (filters: Filters, query = '', favourites: readonly string[] = []) =>
  browse(shelf, { query, filters, shown: PAGE_SIZE }, favourites, on).map(({ id }) => id)

describe('the list', () => {
  it('has everything at first, and each filter takes some away', () => {
    const all = ids({})
    expect(all).toHaveLength(shelf.entries.length)
    const filters: Filters[] = [
      { document: '001' },
      { audience: 'small' },
      { benefit: 'refund' },
      { benefit: 'service' },
      { department: '市总工会' },
      { status: 'draft' },
      { amount: 'small' },
      { amount: 'own' },
    ]
    for (const filter of filters) {
      const left = ids(filter)
      expect(left.length, JSON.stringify(filter)).toBeGreaterThan(0)
      expect(left.length).toBeLessThan(all.length)
    }
    expect(ids({ benefit: 'service' })).toHaveLength(39)
    expect(ids({ amount: 'small' })).toContain('union-refund')
    expect(ids({ amount: 'middle' })).toContain('small-profit-cit')
    expect(ids({ amount: 'own' })).toContain('disabled-levy')
  })

  it('shows only what was marked, in its own order', () => {
    const marked = toggled(toggled([], '000#34'), 'union-refund')
    expect(marked).toEqual(['union-refund', '000#34'])
    expect(ids({ favourite: true }, '', marked).sort()).toEqual(['000#34', 'union-refund'])
    expect(toggled(marked, 'union-refund')).toEqual(['000#34'])
  })

  it('offers what a filter can be set to, with how many each would leave', () => {
    const choices = choicesOf('document', shelf, library, { ...START, filters: { benefit: 'service' } }, [], on)
    expect(choices.map(({ id, count }) => [id, count])).toEqual([
      ['000', 14],
      ['001', 5],
      ['002', 4],
      ['003', 14],
      ['004', 2],
    ])
    const departments = choicesOf('department', shelf, library, START, [], on).map(({ count }) => count)
    expect(departments).toEqual([...departments].sort((a, b) => b - a))
    for (const name of ['audience', 'benefit', 'status', 'amount'] as const) {
      for (const { id, count } of choicesOf(name, shelf, library, START, [], on)) {
        expect(ids({ [name]: id })).toHaveLength(count)
      }
    }
  })
})

it('lists by amount what the law bounds, and nothing else', () => {
  const policy = engine.policies.get('union-refund')!
  const worth = (of: Quantity) => {
    const amounts = policy.amounts.map((amount) => ({ ...amount, of }))
    const eligible = { op: 'all', of: [] } as const
    const only = load({ ...engine.bundle, policies: [{ ...policy, eligible, amounts }] })
    const entries = browse(shelfOf(only, library, on), { ...START, filters: { amount: 'large' } }, [], on)
    return entries.map(({ id }) => id)
  }
  const remitted: Quantity = { op: 'fact', fact: 'union_remitted' }
  expect(worth({ op: 'number', value: [1_000_000_000, 1] })).toEqual(['union-refund'])
  expect(worth({ op: 'min', of: [remitted, { op: 'number', value: [1_000_000_000, 1] }] })).toEqual(['union-refund'])
  expect(worth(remitted)).toEqual([])
})

describe('where something stands', () => {
  const clause = (id: string, day = on) =>
    clauseBanner(
      clauseEntries(library).find((entry) => entry.id === id)!,
      day,
      library,
    )
  const policy = (id: string, day = on) => policyBanner(engine.policies.get(id)!, day, library)

  it('is said of an item: in force without an end, ended and replaced, draft, news', () => {
    expect(clause('002#14')).toEqual({
      standing: 'in-force',
      lacks: 'end',
      lines: ['2021-06-10 起'],
    })
    expect(clause('000#35')).toMatchObject({ standing: 'expired', lacks: null })
    expect(clause('000#35').lines.join()).toMatch(/^有效期 2023-01-01 至 2024-12-31,已被取代：.*公告2023年第12号）$/)
    expect(clause('000#35', '2024-01-01').lines.join()).toContain('后来：')
    expect(clause('004#25').lines.join()).toContain('（见《青岛市加快先进制造业高质量发展若干政策措施》）')
    expect(clause('003#市财政局.4')).toEqual({
      standing: 'news',
      lacks: null,
      lines: ['这是新闻报道的工作安排，不是政策文件。'],
    })
  })

  it('asks to call first where a list of its year has no day at all', () => {
    const undated = { standing: 'in-force', lacks: 'dates', lines: ['办之前先问一问还做不做。'] }
    expect(clause('001#二.4')).toEqual(undated)
    expect(clause('000#34')).toEqual(undated)
  })

  it('says nothing of days where only the document has them', () => {
    expect(clause('mof-2023-8#2')).toEqual({ standing: 'in-force', lacks: null, lines: [] })
  })

  it('is said of a policy, also before the texts are here', () => {
    expect(policy('union-refund')).toMatchObject({ standing: 'unverified', lacks: null })
    expect(policy('union-refund').lines[0]).toBe('未查到延续文件，请向市总工会核实')
    expect(policyBanner(engine.policies.get('disabled-levy')!, on, null).lines).toEqual([
      expect.stringMatching(/^有效期 /),
      expect.stringMatching(/^最近核对 /),
    ])
    expect(policy('small-profit-cit').lines.join()).toContain('后来：')
  })
})

it('a table of contents has every clause once, under its heading, in its order', () => {
  for (const document of library.data.documents) {
    const entries = clauseEntries(library).filter((entry) => entry.documents[0]?.id === document.id)
    const sections = contentsOf(entries)
    expect(sections.flatMap((section) => section.entries)).toEqual(entries)
    expect(new Set(sections.map(({ heading }) => heading)).size).toBe(sections.length)
  }
})
