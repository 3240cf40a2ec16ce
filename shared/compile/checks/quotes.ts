import { createHash } from 'node:crypto'
import { fullDay } from '../../days'
import type { RuleProblem } from '../errors'
import { hint } from '../nearest'
import { occursIn, squeeze } from '../quotation'
import { problemAt, type Check, type LoweredPolicy, type Rules } from '../rules'

/** Clauses are verbatim parts of their document; every number and every cited last day stands in its clause. */
export const checkQuotes: Check = (rules) => [
  ...sources(rules),
  ...rules.policies.flatMap((lowered) => [...numbers(lowered, rules), ...lastDays(lowered, rules)]),
]

function sources({ files }: Rules): RuleProblem[] {
  const read = new Set<string>()
  const problems = files.sources.flatMap(({ file, raw }) => {
    const path = `sources/${raw.id}.txt`
    const bytes = files.texts.get(path)
    if (!bytes) return [problemAt(file, ['id'], `the text ${path} is missing`)]
    read.add(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const text = squeeze(bytes.toString('utf8'))
    return [
      ...(sha256 === raw.sha256
        ? []
        : [
            problemAt(
              file,
              ['sha256'],
              `${path} is not the text this card was written for; if it is right, write sha256: ${sha256}`,
            ),
          ]),
      ...raw.clauses.flatMap((clause, index) =>
        text.includes(squeeze(clause.text))
          ? []
          : [
              problemAt(
                file,
                ['clauses', index, 'text'],
                `this is not verbatim in ${path}${firstDifference(clause.text, text)}`,
                clause.id,
              ),
            ],
      ),
    ]
  })
  const lost = [...files.texts.keys()].filter((path) => path.startsWith('sources/') && !read.has(path))
  return [
    ...problems,
    ...lost.map((file) => ({ file, line: 1, message: `no ${file.replace(/\.txt$/, '.yaml')} describes this text` })),
  ]
}

/** The first words that the document does not have. */
function firstDifference(clause: string, text: string): string {
  const words = squeeze(clause)
  let length = 0
  while (length < words.length && text.includes(words.slice(0, length + 1))) length++
  return length < 2
    ? ''
    : `: it has 「${words.slice(Math.max(0, length - 8), length)}」, but not followed by 「${words.slice(length, length + 8)}」`
}

function numbers({ file, policy, raw }: LoweredPolicy, { clauses }: Rules): RuleProblem[] {
  return Object.entries(policy.params).flatMap(([name, param]) => {
    const days = Object.keys(raw.params?.[name]?.values ?? {})
    return param.values.flatMap(({ from, printed: number, words, clause: id }) => {
      const printed = words ?? number
      const clause = clauses.get(id)
      if (!clause || occursIn(printed, clause.text)) return []
      const day = days.filter((start) => start <= from).at(-1) ?? from
      const numbersThere = clause.text.match(/\d[\d.]*\s*[%万亿人元]*/g) ?? []
      const guess = hint(printed, numbersThere.map(squeeze))
      return [
        problemAt(
          file,
          ['params', name, 'values', day],
          `「${printed}」 does not stand in the clause cited from ${from}${guess}`,
          id,
        ),
      ]
    })
  })
}

function lastDays({ file, policy }: LoweredPolicy, { clauses }: Rules): RuleProblem[] {
  return policy.valid.flatMap(({ to, ends }, index) => {
    const clause = clauses.get(ends ?? '')
    if (to === undefined || !clause || occursIn(fullDay(to), clause.text)) return []
    return [problemAt(file, ['valid', index, 'ends'], `「${fullDay(to)}」 does not stand in the clause`, clause.id)]
  })
}
