import type { RuleProblem } from '../errors'
import type { KeyPath, YamlFile } from '../load'
import { occursIn } from '../quotation'
import { citedClauses } from '../../library'
import { problemAt, type Check, type LoweredPolicy, type LoweredWindow, type Rules } from '../rules'

/** What may keep its digits: document numbers and telephone numbers. */
const NAMES = [
  /[〔[(（]\d{4}[〕\])）]\s*第?\d+号/g,
  /\d{4}年第\d+号/g,
  /第\d+号/g,
  /(?<!\d)\d{3,4}-\d{7,8}(?!\d)/g,
  /(?<!\d)12(366|345|333)(?!\d)/g,
]

const DIGITS = /[0-9０-９][0-9０-９.]*[%％万亿]?/
/** A sum or a rate, 五万元 or 百分之二: a question may ask by one whose clause is not held, a rule may not. */
const NUMERALS =
  /[一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千万亿点]*[元%％]|百分之[〇零一二两三四五六七八九十百点]+/

/** Numbers typed in prose go stale while the rule moves on: they are refused unless they quote a clause. */
export const checkProse: Check = (rules) => [
  ...rules.policies.flatMap((lowered) => policyProse(lowered, rules)),
  ...rules.windows.flatMap((lowered) => windowProse(lowered, rules)),
  ...factProse(rules),
]

function policyProse({ file, raw, policy }: LoweredPolicy, { clauses }: Rules): RuleProblem[] {
  return proseOf(file, raw, citedClauses(policy), clauses)
}

function windowProse({ file, raw, window }: LoweredWindow, { clauses }: Rules): RuleProblem[] {
  return proseOf(file, raw, citedClauses(window), clauses)
}

function proseOf(file: YamlFile, raw: unknown, cited: readonly string[], clauses: Rules['clauses']): RuleProblem[] {
  const quotable = cited.flatMap((id) => clauses.get(id)?.text ?? [])
  return textsOf(raw, []).flatMap(([path, text]) =>
    numbersIn(text, quotable, [DIGITS, NUMERALS]).map((fault) => problemAt(file, path, fault)),
  )
}

function factProse({ files, clauses }: Rules): RuleProblem[] {
  const all = [...clauses.values()].map(({ text }) => text)
  const { themes, checks, groups, topics } = files.home.raw
  const home = { file: files.home.file, texts: textsOf({ themes, checks, groups, topics }, []) }
  const questions = files.facts.map(({ file, raw }) => ({ file, texts: textsOf({ facts: raw.facts }, []) }))
  // Bands are numbers by nature; their ends are checked by themselves.
  return [home, ...questions].flatMap(({ file, texts }) =>
    texts
      .filter(([path]) => !path.includes('bands'))
      .flatMap(([path, text]) => numbersIn(text, all, [DIGITS]).map((fault) => problemAt(file, path, fault))),
  )
}

const PROSE = new Set([
  'title',
  'subtitle',
  'summary',
  'audience',
  'label',
  'help',
  'more',
  'about',
  'hint',
  'text',
  'note',
  'verify',
  'loose',
])
const PROSE_LISTS = new Set(['offices', 'how', 'materials'])

/** Every text for the user, with the way to it. */
function textsOf(value: unknown, path: KeyPath): [KeyPath, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [KeyPath, string][] => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    const isProse = PROSE.has(key) || (Array.isArray(value) && PROSE_LISTS.has(String(path.at(-1))))
    if (typeof inner === 'string') return isProse ? [[here, inner]] : []
    return textsOf(inner, here)
  })
}

/** One message for each quotation that is none, and one for a number outside quotations. */
function numbersIn(text: string, clauses: readonly string[], numbers: readonly RegExp[]): string[] {
  const faults: string[] = []
  const unquoted = text.replace(/「([^」]*)」/g, (whole, quoted: string) => {
    if (numbers.some((number) => number.test(quoted)) && !clauses.some((clause) => occursIn(quoted, clause))) {
      faults.push(`${whole} stands in none of the cited clauses`)
    }
    return ''
  })
  const rest = NAMES.reduce((left, name) => left.replace(name, ''), unquoted)
  const [found] = numbers.flatMap((number) => number.exec(rest)?.[0] ?? [])
  if (found !== undefined)
    faults.push(`「${found}」 is typed in the text: leave the number out, or quote the clause in 「」`)
  return faults
}
