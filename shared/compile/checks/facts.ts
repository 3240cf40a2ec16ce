import type { ChoiceFact, NumberFact } from '../../bundle'
import type { RuleProblem } from '../errors'
import { bandEnds } from '../lower-facts'
import { hint } from '../nearest'
import { compare, fromDecimal, rational, show, sub, zero } from '../rational'
import { problemAtFact, type Check, type Rules } from '../rules'

/** Themes, limits, helpers and bands of the questions. */
export const checkFacts: Check = (rules) => {
  const themes = new Set(rules.files.home.raw.themes.map(({ id }) => id))
  const groups = Object.keys(rules.files.home.raw.groups ?? {})
  const at = (fact: string, key: string, message: string) =>
    problemAtFact(rules.files, fact, key, `fact \`${fact}\`: ${message}`)
  return [...rules.facts.values()].flatMap((fact) => {
    const problems: RuleProblem[] = []
    if (!themes.has(fact.theme))
      problems.push(at(fact.id, 'theme', `unknown theme \`${fact.theme}\`${hint(fact.theme, themes)}`))
    if (fact.type === 'choice') return [...problems, ...repeatedOptions(fact, at), ...unknownGroup(fact, groups, at)]
    return [...problems, ...limits(fact, rules, at), ...bands(fact, at)]
  })
}

type At = (fact: string, key: string, message: string) => RuleProblem

function unknownGroup({ id, group }: ChoiceFact, groups: readonly string[], at: At): RuleProblem[] {
  if (group === undefined || groups.includes(group)) return []
  return [at(id, 'group', `unknown group \`${group}\`${hint(group, groups)}`)]
}

function repeatedOptions(fact: ChoiceFact, at: At): RuleProblem[] {
  const ids = fact.options.map(({ id }) => id)
  return ids
    .filter((id, index) => ids.indexOf(id) < index)
    .map((id) => at(fact.id, 'options', `the option \`${id}\` is there twice`))
}

function limits(fact: NumberFact, { facts, policies, complete }: Rules, at: At): RuleProblem[] {
  const problems: RuleProblem[] = []
  const limit = fact.atMost === undefined ? undefined : facts.get(fact.atMost)
  if (fact.atMost !== undefined && !limit) {
    problems.push(at(fact.id, 'at_most', `unknown fact \`${fact.atMost}\`${hint(fact.atMost, facts.keys())}`))
  }
  if (limit && (limit.type !== 'number' || limit.unit !== fact.unit)) {
    problems.push(at(fact.id, 'at_most', `\`${limit.id}\` is not a number in ${fact.unit}`))
  }
  const helper = policies.find(({ policy }) => policy.id === fact.helper)
  if (fact.helper !== undefined && complete && helper?.policy.role !== 'helper') {
    problems.push(at(fact.id, 'helper', `no policy of role helper is called \`${fact.helper}\``))
  }
  return problems
}

/** Bands go up, leave no value out, and share at most an end. */
function bands(fact: NumberFact, at: At): RuleProblem[] {
  const step = rational(1n, 10n ** BigInt(fact.decimals))
  const problems: RuleProblem[] = []
  let before = fromDecimal(String(fact.min))
  for (const [index, band] of (fact.bands ?? []).entries()) {
    const { low, high } = bandEnds(band)
    const isLast = index === (fact.bands?.length ?? 0) - 1
    const start = low ?? (index === 0 ? before : undefined)
    if (!start || !before)
      problems.push(at(fact.id, 'bands', `band 「${band.label}」 needs a \`low\`: only the first may leave it out`))
    else {
      const gap = sub(start, before)
      const isWrong = index === 0 ? gap.num !== 0n : compare(gap, zero) < 0 || compare(gap, step) > 0
      if (isWrong)
        problems.push(
          at(
            fact.id,
            'bands',
            `band 「${band.label}」 starts at ${show(start)}, but the one before ends at ${show(before)}`,
          ),
        )
      if (high && compare(high, start) < 0)
        problems.push(at(fact.id, 'bands', `band 「${band.label}」 ends before it begins`))
    }
    if (!high && !isLast)
      problems.push(at(fact.id, 'bands', `band 「${band.label}」 needs a \`high\`: only the last may leave it out`))
    before = high
  }
  return problems
}
