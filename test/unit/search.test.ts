/** The library as readers find it: what is listed, where it stands, and what a search puts first. */
import { describe, expect, it } from 'vitest'
import bundle from '../../shared/generated/bundle.json'
import texts from '../../shared/generated/library.json'
import {
  catalogueOf,
  clauseEntries,
  excerpt,
  fits,
  markWords,
  openLibrary,
  search,
  searchIndex,
  standingOn,
  type Bundle,
  type Entry,
  type LibraryData,
} from '../../shared/index'

const rules = bundle as unknown as Bundle
const library = openLibrary(texts as unknown as LibraryData)
const entries = catalogueOf(rules, library)
const index = searchIndex(entries)
const on = '2026-11-20'
const found = (query: string) => search(index, query, on)
const clause = (id: string) => clauseEntries(library).find((entry) => entry.id === id)!

describe('the list', () => {
  it('has every local item, as its policy or by itself', () => {
    const shown = new Set(entries.flatMap((entry) => entry.clauses.map(({ id }) => id)))
    const local = library.data.clauses.filter(({ document }) => /^\d{3}$/.test(document))
    expect(local).toHaveLength(232)
    expect(local.filter(({ id }) => !shown.has(id))).toEqual([])
  })

  it('has every id once, and no helper', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(entries.filter(({ policy }) => policy?.role === 'helper')).toEqual([])
  })

  it('knows for whom each policy is', () => {
    expect(entries.filter(({ type, audiences }) => type === 'policy' && audiences.length === 0)).toEqual([])
  })

  it('says where an item stands on a day', () => {
    const standings = (id: string, days: readonly string[]) => days.map((day) => standingOn(clause(id), day))
    expect(standings('000#38', ['2023-04-30', '2023-05-01', '2024-12-31', '2025-01-01'])).toEqual([
      'not-yet',
      'in-force',
      'in-force',
      'expired',
    ])
    expect(standings('000#6', ['2030-01-01'])).toEqual(['in-force'])
    expect(standings('004#25', ['2025-01-01'])).toEqual(['draft'])
    expect(standings('003#市财政局.4', ['2022-06-30'])).toEqual(['news'])
  })

  it('can be narrowed by each of its sides', () => {
    const narrowed = (filter: Parameters<typeof fits>[1]) => entries.filter((entry) => fits(entry, filter, on))
    expect(narrowed({ document: '004' }).every(({ documents }) => documents[0]?.id === '004')).toBe(true)
    expect(narrowed({ document: '003' })).toHaveLength(84)
    expect(narrowed({ department: '市残联' }).map(({ id }) => id)).toContain('disabled-levy')
    expect(narrowed({ kind: 'refund' }).map(({ id }) => id)).toContain('union-refund')
    expect(narrowed({ status: 'news' })).toHaveLength(84)
    expect(narrowed({ audience: 'small', document: '000' }).map(({ id }) => id)).toContain('small-profit-cit')
    expect(narrowed({ document: '000', status: 'news' })).toEqual([])
  })
})

describe('a search', () => {
  const first = (query: string) => found(query)[0]?.entry.id

  it('finds by title, by clause and by the initials of the pinyin', () => {
    expect(first('残疾人就业保障金')).toBe('disabled-levy')
    expect(first('政采贷')).toBe('000#34')
    expect(first('中征应收账款')).toBe('002#31')
    expect(first('zcdht')).toBe('000#34')
    expect(first('82626166')).toBe('003#市地方金融监管局')
    expect(found('融资服务专线').map(({ entry }) => entry.id)).toContain('003#市地方金融监管局.2')
  })

  it('finds what owners call by another name', () => {
    expect(first('残保金')).toBe('disabled-levy')
    expect(first('社保')).toBe('unemployment-rate')
    for (const typed of ['cbj', 'canbaojin']) expect(first(typed)).toBe('disabled-levy')
    for (const typed of ['xwqy', 'xiaoweiqiye']) {
      expect(found(typed).map(({ entry }) => entry.id)).toContain('small-profit-cit')
    }
    for (const typed of ['gonghui', '工会']) expect(found(typed).map(({ entry }) => entry.id)).toContain('union-refund')
  })

  it('finds what the texts call 补助 or 免征 by the word owners have for it, which is marked as well', () => {
    const all = (query: string) => found(query).map(({ entry }) => entry.id)
    const sorted = (query: string) => all(query).sort()
    expect(found('补贴').every(({ exact }) => exact)).toBe(true)
    for (const other of ['补助', '奖补']) expect(sorted('补贴')).toEqual(sorted(other))
    expect(sorted('免税')).toEqual(sorted('免征'))
    expect(all('数字化改造补贴')).toContain('digital-upgrade-award')
    // As typed first.
    expect(found('补助')[0]?.entry.title).toContain('补助')
    expect(found('奖补')[0]?.entry.title).toContain('奖补')
    expect(markWords('给予补助', '补贴').filter(({ hit }) => hit)).toEqual([{ text: '补助', hit: true }])
    expect(excerpt('一二三四免征五六', '免税', 4)).toContain('免征')
  })

  it('wants every word, in any order, whatever its width or case', () => {
    const ids = (query: string) => found(query).map(({ entry }) => entry.id)
    expect(ids('票据 科创')).toEqual(ids('科创　票据'))
    expect(ids('5g')).toEqual(ids('５Ｇ'))
    expect(ids('票据 工会')).toEqual([])
    expect(found('  ')).toHaveLength(entries.length)
  })

  it('finds words that are not typed quite as printed, after those that are', () => {
    const [hit] = found('信用修复行动')
    expect(hit).toMatchObject({ exact: false, entry: { id: '000#45' } })
    expect(found('海王星')).toEqual([])
  })

  it('puts what is in force before what has expired, drafts and news; titles before clauses', () => {
    const order = ['in-force', 'unverified', 'not-yet', 'expired', 'draft', 'news']
    for (const query of ['企业', '融资', '工业互联网', '数字', '']) {
      const hits = found(query).filter((hit) => hit.exact)
      const ranks = hits.map(({ entry }) => order.indexOf(standingOn(entry, on)))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }
    const inForce = found('融资').filter(({ entry }) => standingOn(entry, on) === 'in-force')
    const titled = inForce.map(({ entry }) => entry.title.includes('融资'))
    expect(titled).toEqual([...titled].sort((a, b) => Number(b) - Number(a)))
    expect(titled).toContain(false)
  })

  it('finds nothing that is not there: every exact hit has its words', () => {
    const whole = ({ title, summary, departments, clauses, policy, documents, initials }: Entry) =>
      JSON.stringify([title, summary, departments, clauses, policy?.audience, documents, initials]).replace(/\s/g, '')
    for (const { entry, exact } of found('创新 平台')) {
      if (exact) for (const word of ['创新', '平台']) expect(whole(entry)).toContain(word)
    }
  })
})

describe('words found', () => {
  const shown = (text: string, query: string) =>
    markWords(text, query).map(({ text: part, hit }) => (hit ? `[${part}]` : part))

  it('are marked where they stand, white space and width aside', () => {
    expect(shown('不超过 100 万元的部分', '100万元')).toEqual(['不超过 ', '[100 万元]', '的部分'])
    expect(shown('５Ｇ工厂和5G基站', '5g 工厂')).toEqual(['[５Ｇ工厂]', '和', '[5G]', '基站'])
    expect(shown('原文', '别的')).toEqual(['原文'])
    expect(shown('', '别的')).toEqual([])
  })

  it('are shown with what stands around them', () => {
    const text = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸'
    expect(excerpt(text, '甲乙', 8)).toBe('…九十甲乙丙丁戊己…')
    expect(excerpt(text, '一', 8)).toBe('一二三四五六七八…')
    expect(excerpt(text, '癸', 8)).toBe('…丙丁戊己庚辛壬癸')
    expect(excerpt(text, '没有', 8)).toBe(null)
  })
})
