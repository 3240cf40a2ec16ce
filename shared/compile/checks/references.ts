import type { RuleProblem } from '../errors'
import { hint } from '../nearest'
import { problemAt, problemAtFact, type Check, type LoweredPolicy, type Rules } from '../rules'
import { allNodes, factsOf, nodesOf, reachableFrom, roots } from '../../tree'

/** Whatever is named exists once, and whatever exists is used. */
export const checkReferences: Check = (rules) => [
  ...repeatedIds(rules),
  ...homePage(rules),
  ...rules.policies.flatMap(unusedParts),
  ...replacements(rules),
  ...audiences(rules),
  ...sharedTopics(rules),
  ...(rules.complete ? orphans(rules) : []),
]

function repeatedIds({ files }: Rules): RuleProblem[] {
  const problems: RuleProblem[] = []
  const unique = (what: string) => {
    const seen = new Map<string, string>()
    return (id: string, place: Parameters<typeof problemAt>[0], path: readonly (string | number)[]) => {
      const before = seen.get(id)
      if (before !== undefined) problems.push(problemAt(place, path, `${what} \`${id}\` exists already, in ${before}`))
      seen.set(id, before ?? `${place.file}:${place.lineOf(path)}`)
    }
  }
  const policy = unique('policy')
  for (const { file, raw } of files.policies) policy(raw.id, file, ['id'])
  const window = unique('window')
  for (const { file, raw } of files.windows) window(raw.id, file, ['id'])
  const [document, clause] = [unique('document'), unique('clause')]
  for (const { file, raw } of files.sources) {
    document(raw.id, file, ['id'])
    for (const [index, { id }] of raw.clauses.entries()) {
      clause(id, file, ['clauses', index, 'id'])
      if (id.startsWith(`${raw.id}#`)) continue
      problems.push(problemAt(file, ['clauses', index, 'id'], `a clause of this document is called ${raw.id}#…`, id))
    }
  }
  const fact = unique('fact')
  for (const { file, raw } of files.facts) {
    for (const id of Object.keys(raw.facts)) fact(id, file, ['facts', id])
  }
  const { file, raw } = files.home
  const [theme, check] = [unique('theme'), unique('check')]
  for (const [index, { id }] of raw.themes.entries()) theme(id, file, ['themes', index, 'id'])
  for (const [index, { id }] of raw.checks.entries()) check(id, file, ['checks', index, 'id'])
  return problems
}

/** The policies a check names; one that takes all of them names none. */
const listOf = (policies: 'all' | readonly string[]): readonly string[] => (policies === 'all' ? [] : policies)

function homePage({ files, policies, complete }: Rules): RuleProblem[] {
  if (!complete) return []
  const { file, raw } = files.home
  const known = policies.map(({ policy }) => policy.id)
  return raw.checks.flatMap((check, index) =>
    listOf(check.policies).flatMap((id, position) =>
      known.includes(id)
        ? []
        : [
            problemAt(
              file,
              ['checks', index, 'policies', position],
              `check \`${check.id}\`: unknown policy \`${id}\`${hint(id, known)}`,
            ),
          ],
    ),
  )
}

function unusedParts({ file, raw, policy, citedAliases }: LoweredPolicy): RuleProblem[] {
  const params = new Set(allNodes(policy).flatMap((node) => (node.op === 'param' ? [node.param] : [])))
  const reached = reachableFrom(policy, roots(policy))
  const lets = new Set(reached.flatMap((node) => (node.op === 'let' ? [node.let] : [])))
  const readings = new Set(reached.flatMap((node) => (node.op === 'reading' ? [`${node.reading} ${node.is}`] : [])))
  const unused = (key: string, names: Iterable<string>, used: ReadonlySet<string>, what: string) =>
    [...names]
      .filter((name) => !used.has(name))
      .map((name) => problemAt(file, [key, name], `the ${what} \`${name}\` is never used: use it or remove it`))
  return [
    ...unused('params', Object.keys(policy.params), params, 'param'),
    ...unused('let', Object.keys(policy.lets), lets, 'let'),
    ...unused('clauses', Object.keys(raw.clauses ?? {}), citedAliases, 'clause alias'),
    ...policy.readings.flatMap((reading, index) => {
      const idle = reading.options.filter((option) => !readings.has(`${reading.id} ${option.id}`))
      // One of them may be what holds otherwise: the row without a condition.
      if (idle.length === 1 && reading.options.length > 1) return []
      return idle.map((option) =>
        problemAt(
          file,
          ['readings', index],
          `the option \`${option.id}\` of the reading \`${reading.id}\` changes nothing: use it or remove it`,
        ),
      )
    }),
  ]
}

function replacements({ files, documents }: Rules): RuleProblem[] {
  return files.sources.flatMap(({ file, raw }) => {
    const missing = (doc: string | undefined, path: readonly (string | number)[], clause?: string) =>
      doc === undefined || documents.has(doc)
        ? []
        : [
            problemAt(
              file,
              [...path, 'replaced_by', 'doc'],
              `unknown document \`${doc}\`${hint(doc, documents.keys())}`,
              clause,
            ),
          ]
    return [
      ...missing(raw.replaced_by?.doc, []),
      ...raw.clauses.flatMap((clause, index) => missing(clause.replaced_by?.doc, ['clauses', index], clause.id)),
    ]
  })
}

/** Every item of the local catalogue can be found by whom it is for. */
function audiences({ files }: Rules): RuleProblem[] {
  const groups = files.library?.raw.audiences
  if (!groups) return []
  const words = groups.flatMap((group) => group.words)
  return files.sources.flatMap(({ file, raw }) =>
    raw.clauses.flatMap(({ id, audience = [] }, index) =>
      audience
        .filter((reader) => !words.some((word) => reader.includes(word)))
        .map((reader) =>
          problemAt(
            file,
            ['clauses', index, 'audience'],
            `「${reader}」 belongs to no group of library.yaml: add a word of it to one`,
            id,
          ),
        ),
    ),
  )
}

/** A subject that several benefits share says why only one of them counts; one that is misspelled would count apart. */
function sharedTopics({ files, policies, complete }: Rules): RuleProblem[] {
  const { file, raw } = files.home
  const known = Object.keys(raw.topics ?? {})
  const benefits = policies.filter(({ policy }) => policy.role === 'benefit')
  const on = (topic: string) => benefits.filter(({ policy }) => policy.topic === topic)
  const isAlone = (one: LoweredPolicy) => on(one.policy.topic).every((other) => other === one)
  const unknown = policies
    .filter(({ policy: { id, role, topic } }) => topic !== id && role !== 'helper' && !known.includes(topic))
    .filter((lowered) => isAlone(lowered) && (complete || lowered.policy.role === 'benefit'))
  return [
    ...unknown.map((lowered) => {
      const { topic } = lowered.policy
      const advice = hint(topic, known) || ': write it in topics of facts.yaml, or leave `topic` out'
      return problemAt(lowered.file, ['topic'], `unknown topic \`${topic}\`${advice}`)
    }),
    ...benefits
      .filter(({ policy }) => !known.includes(policy.topic) && on(policy.topic).length > 1)
      .map((lowered) =>
        problemAt(
          lowered.file,
          ['topic'],
          `several policies share the topic \`${lowered.policy.topic}\`: tell in topics of facts.yaml why one counts`,
        ),
      ),
    ...known
      .filter((topic) => complete && unknown.length === 0 && on(topic).length < 2)
      .map((topic) => problemAt(file, ['topics', topic], `no two policies share the topic \`${topic}\`: remove it`)),
  ]
}

/** Every question serves a policy, and every benefit is offered somewhere. */
function orphans({ files, facts, policies, windows }: Rules): RuleProblem[] {
  const { file, raw } = files.home
  const whom = windows.flatMap(({ window }) => nodesOf(window.who))
  const needed = new Set([
    ...policies.flatMap(({ policy }) => [...factsOf(policy)]),
    ...whom.flatMap((node) => (node.op === 'choice' ? [node.fact] : [])),
  ])
  const listed = new Set(raw.checks.flatMap((check) => listOf(check.policies)))
  const takesAll = raw.checks.some((check) => check.policies === 'all')
  const usedThemes = new Set([...facts.values()].map((fact) => fact.theme))
  return [
    ...[...facts.keys()]
      .filter((fact) => !needed.has(fact))
      .map((fact) => problemAtFact(files, fact, '', `no policy needs the fact \`${fact}\`: remove it`)),
    ...raw.themes.flatMap(({ id }, index) =>
      usedThemes.has(id) ? [] : [problemAt(file, ['themes', index], `no fact has the theme \`${id}\`: remove it`)],
    ),
    ...policies
      .filter(({ policy }) => policy.role === 'benefit' && !takesAll && !listed.has(policy.id))
      .map((lowered) =>
        problemAt(lowered.file, ['id'], 'nobody asks the facts of this policy: list it in a check of facts.yaml'),
      ),
  ]
}
