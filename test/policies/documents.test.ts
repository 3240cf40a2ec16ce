/** The five documents of the local catalogue: whole, word for word, and every item of them used. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import bundle from '../../shared/generated/bundle.json'
import texts from '../../shared/generated/library.json'
import { isLocal, type Bundle, type Clause, type LibraryData } from '../../shared/index'

const { policies } = bundle as unknown as Bundle
const { documents, clauses, audiences, initials } = texts as unknown as LibraryData

const local = documents.filter(({ id }) => isLocal(id))
const of = (id: string) => clauses.filter(({ document }) => document === id)
const bytesOf = (id: string) => readFileSync(new URL(`../../policies/sources/${id}.txt`, import.meta.url))
const squeeze = (text: string) => text.replace(/\s+/g, '')
const idsOf = (found: readonly Clause[]) => found.map(({ id }) => id)

it('the library holds all their items', () => {
  expect(local.map(({ id, status }) => [id, status, of(id).length])).toEqual([
    ['000', 'in-force', 53],
    ['001', 'in-force', 27],
    ['002', 'in-force', 42],
    ['003', 'news', 84],
    ['004', 'draft', 26],
  ])
  const kinds = local.map(({ id }) =>
    ['computable', 'eligibility', 'service', 'action'].map((kind) => of(id).filter((one) => one.kind === kind).length),
  )
  expect(kinds).toEqual([
    [19, 5, 14, 15],
    [16, 3, 5, 3],
    [9, 12, 4, 17],
    [0, 0, 14, 70],
    [23, 0, 2, 1],
  ])
})

it('items are numbered without a gap', () => {
  const numbers = (id: string) => of(id).map((clause) => clause.id.slice(4))
  const upTo = (last: number, before = '') => Array.from({ length: last }, (_, i) => `${before}${i + 1}`)
  expect(numbers('000')).toEqual(upTo(53))
  expect(numbers('001')).toEqual([...upTo(6, '一.'), ...upTo(21, '二.')])
  expect(numbers('002')).toEqual(upTo(42))
  expect(numbers('004')).toEqual(upTo(26))
  expect(of('003').filter(({ id }) => !id.includes('.'))).toHaveLength(9)
})

describe.each(documents.map((document) => [document.id, document] as const))('%s', (id, document) => {
  const bytes = bytesOf(id)
  const whole = squeeze(bytes.toString('utf8'))

  it('is the text that was read', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256)
  })

  it('has every clause word for word', () => {
    expect(idsOf(of(id).filter(({ text }) => !whole.includes(squeeze(text))))).toEqual([])
  })

  it('says where it was found, and what follows it exists', () => {
    expect(document.found.length).toBeGreaterThan(0)
    const after = [document, ...of(id)].flatMap(({ replacedBy }) => replacedBy?.document ?? [])
    expect(after.filter((next) => !documents.some((one) => one.id === next))).toEqual([])
  })
})

it('what no clause covers is known', async () => {
  const lines = local.flatMap(({ id }) => [`## ${id}`, ...uncovered(id), ''])
  await expect(lines.join('\n')).toMatchFileSnapshot('uncovered.txt')
})

it('every item an owner can get something out of has its policy', () => {
  const served = new Set(policies.flatMap((policy) => policy.clauses))
  const promised = local
    .filter(({ status }) => status !== 'news')
    .flatMap(({ id }) => of(id))
    .filter(({ kind }) => kind === 'computable' || kind === 'eligibility')
  expect(promised).toHaveLength(87)
  expect(idsOf(promised.filter(({ id }) => !served.has(id)))).toEqual([])
})

it('every service says for whom it is and what to do', () => {
  const services = clauses.filter(({ kind }) => kind === 'service')
  expect(services).toHaveLength(39)
  expect(idsOf(services.filter(({ guide }) => !guide))).toEqual([])
  expect(idsOf(clauses.filter(({ kind, guide }) => guide && kind !== 'service'))).toEqual([])
})

it('no telephone number in doubt can be dialled', () => {
  const phones = clauses.flatMap((clause) => clause.phones)
  expect(phones.length).toBeGreaterThanOrEqual(29)
  const soundly = /^(0532-)?\d{8}$/
  expect(phones.filter(({ number, doubt }) => soundly.test(number) !== (doubt === undefined))).toEqual([])
  expect(phones.filter(({ doubt }) => doubt !== undefined)).toHaveLength(5)
})

it('every item is for somebody, and every title has its initials', () => {
  const words = audiences.flatMap((group) => group.words)
  const items = local.flatMap(({ id }) => of(id)).filter(({ audience }) => audience.length > 0)
  expect(
    idsOf(items.filter(({ audience }) => !audience.some((one) => words.some((word) => one.includes(word))))),
  ).toEqual([])
  for (const { id } of [...policies, ...clauses, ...documents]) expect(initials[id]).toMatch(/^[a-z0-9 ]*$/)
  expect(initials['000#22']).toMatch(/^yffy/)
})

/** The stretches of a document outside every clause, white space removed. */
function uncovered(id: string): string[] {
  const whole = squeeze(bytesOf(id).toString('utf8'))
  const covered = new Uint8Array(whole.length)
  for (const { text } of of(id)) {
    const words = squeeze(text)
    covered.fill(1, whole.indexOf(words), whole.indexOf(words) + words.length)
  }
  return [...whole.matchAll(/./gsu)]
    .map(({ 0: letter, index }) => (covered[index] === 1 ? '\n' : letter))
    .join('')
    .split(/\n+/)
    .filter((stretch) => stretch !== '')
}
