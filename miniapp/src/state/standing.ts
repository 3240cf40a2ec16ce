/** Where a policy or an item stands, said in full. */
import {
  isWithin,
  standingOn,
  statusOn,
  type Clause,
  type Document,
  type Entry,
  type IsoDate,
  type Library,
  type Policy,
  type Standing,
  type Successor,
} from '../../../shared/index'

export interface Banner {
  readonly standing: Standing
  /** In force as far as anybody knows, but its text prints no last day, or no day at all. */
  readonly lacks: 'end' | 'dates' | null
  readonly lines: readonly string[]
}

/** `library` names the successors; without it they are named later. */
export function policyBanner(policy: Policy, on: IsoDate, library: Library | null): Banner {
  const standing = statusOn(policy, on)
  const now = policy.valid.find((period) => isWithin(period, on))
  const periods = policy.valid.map(({ from, to }) => (to === undefined ? `${from} 起` : `${from} 至 ${to}`)).join('；')
  const clauses = policy.clauses.flatMap((id) => library?.clauses.get(id) ?? [])
  return {
    standing,
    lacks: standing === 'in-force' && now !== undefined && now.to === undefined ? 'end' : null,
    lines: [
      ...(standing === 'unverified' && policy.unverified ? [policy.unverified.note] : []),
      ...(standing === 'draft' ? ['还不是正式文件，不能照办，也不计入合计。'] : []),
      `有效期 ${periods}`,
      ...successors(library, clauses, standing),
      `最近核对 ${policy.checkedOn}`,
    ],
  }
}

/** The same of an item that is no policy. */
export function clauseBanner(entry: Entry, on: IsoDate, library: Library): Banner {
  const standing = standingOn(entry, on)
  const [clause] = entry.clauses
  const { period } = clause ?? {}
  const isRule = standing !== 'news'
  const isOpen = standing === 'in-force' && period !== undefined && period.to === undefined
  const lacks = isOpen ? (period.from === undefined ? 'dates' : 'end') : null
  return {
    standing,
    lacks,
    lines: [
      ...(standing === 'draft' ? ['还不是正式文件，不能照办。'] : []),
      ...(isRule ? [] : ['这是新闻报道的工作安排，不是政策文件。']),
      ...(lacks === 'dates' ? ['办之前先问一问还做不做。'] : []),
      ...(isRule ? periodLines(period) : []),
      ...successors(library, entry.clauses, standing),
    ],
  }
}

function periodLines({ from, to }: NonNullable<Clause['period']> = {}): string[] {
  if (from !== undefined) return [to === undefined ? `${from} 起` : `有效期 ${from} 至 ${to}`]
  return to === undefined ? [] : [`到 ${to} 止`]
}

/** What came after, of the clauses and of their documents. */
function successors(library: Library | null, clauses: readonly Clause[], standing: Standing): string[] {
  if (!library) return []
  const documents = clauses.flatMap(({ document }) => library.documents.get(document) ?? [])
  const after = [...clauses, ...documents].flatMap(({ replacedBy }: Clause | Document) => replacedBy ?? [])
  const lead = standing === 'expired' ? '已被取代：' : '后来：'
  return [...new Set(after.map((one) => `${lead}${successorText(library, one)}`))]
}

/** What came after a text, and what is known of it. */
export function successorText(library: Library | null, { document, title, note }: Successor): string {
  const next = document === undefined ? undefined : library?.documents.get(document)
  const name = next ? (next.number ?? next.title) : title
  if (name === undefined) return note
  return `${note}（见${/^《|号$/.test(name) ? name : `《${name}》`}）`
}
