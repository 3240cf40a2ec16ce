import { checkAnswers, slotsOf, type Slot } from '../../answers'
import type { Fact } from '../../bundle'
import { AnswerError } from '../../errors'
import type { RuleProblem } from '../errors'
import { numberOf } from '../firm'
import type { KeyPath } from '../load'
import { hint } from '../nearest'
import * as exact from '../rational'
import { problemAt, type Check, type Rules } from '../rules'
import type { RawAnswer, RawCase } from '../schema/cases'

/** Cases belong to a policy, use its words, and every policy has some. */
export const checkExamples: Check = (rules) => [...withoutCases(rules), ...ofUnknownPolicy(rules), ...contents(rules)]

function withoutCases({ files, policies, complete }: Rules): RuleProblem[] {
  const covered = new Set(files.cases.map(({ raw }) => raw.policy))
  return policies
    .filter(({ policy }) => complete && !covered.has(policy.id))
    .map(({ file, policy }) =>
      problemAt(file, ['id'], `the policy has no cases: write ${policy.id}.cases.yaml beside it`),
    )
}

function ofUnknownPolicy({ files, policies, complete }: Rules): RuleProblem[] {
  const known = policies.map(({ policy }) => policy.id)
  return files.cases
    .filter(({ raw }) => complete && !known.includes(raw.policy))
    .map(({ file, raw }) => problemAt(file, ['policy'], `unknown policy \`${raw.policy}\`${hint(raw.policy, known)}`))
}

function contents({ files, policies, facts }: Rules): RuleProblem[] {
  return files.cases.flatMap(({ file, raw }) => {
    const policy = policies.find((lowered) => lowered.policy.id === raw.policy)?.policy
    if (!policy) return []
    const amounts = policy.amounts.map(({ id }) => id)
    const names = raw.cases.map(({ name }) => name)
    return raw.cases.flatMap((example, index) => {
      const path = ['cases', index]
      return [
        ...(names.indexOf(example.name) < index
          ? [problemAt(file, [...path, 'name'], `two cases are called 「${example.name}」`)]
          : []),
        ...answerFaults(example, facts).map(([key, fault]) => problemAt(file, [...path, 'answers', ...key], fault)),
        ...expectationFaults(example, amounts, facts).map(([key, fault]) =>
          problemAt(file, [...path, 'expect', ...key], fault),
        ),
      ]
    })
  })
}

type Fault = [path: KeyPath, message: string]

function answerFaults({ answers }: RawCase, facts: ReadonlyMap<string, Fact>): Fault[] {
  return Object.entries(answers).flatMap(([id, answer]): Fault[] => {
    const fact = facts.get(id)
    if (!fact) return [[[id], `unknown fact \`${id}\`${hint(id, facts.keys())}`]]
    const fault = answer === null ? undefined : answerFault(fact, answer)
    return fault === undefined ? [] : [[[id], `\`${id}\`: ${fault}`]]
  })
}

/** Answers that the engine does not take: out of range, low above high. For rules that are sound otherwise. */
export const checkAnswersOfCases: Check = ({ files, facts }) => {
  const slots = slotsOf({ facts: [...facts.values()] })
  return files.cases.flatMap(({ file, raw }) =>
    raw.cases.flatMap(({ answers }, index) => {
      const fault = refusal(answers, slots)
      return fault ? [problemAt(file, ['cases', index, ...fault.path.split('.')], fault.message)] : []
    }),
  )
}

function refusal(answers: RawCase['answers'], slots: ReadonlyMap<string, Slot>): AnswerError | undefined {
  try {
    checkAnswers({ slots }, answers)
    return undefined
  } catch (error) {
    if (error instanceof AnswerError) return error
    throw error
  }
}

function answerFault(fact: Fact, answer: RawAnswer): string | undefined {
  if (fact.type === 'choice') {
    const options = fact.options.map(({ id }) => id)
    const chosen = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer
    if (typeof chosen === 'string' && options.includes(chosen)) return undefined
    return `the answer must be one of ${options.join(', ')}`
  }
  if (typeof answer === 'object' && answer !== null && ('low' in answer || 'high' in answer)) return undefined
  return numberOf(answer) ? undefined : 'the answer must be a number'
}

function expectationFaults({ expect }: RawCase, amounts: readonly string[], facts: ReadonlyMap<string, Fact>): Fault[] {
  return Object.entries(expect).flatMap(([key, value]): Fault[] => {
    if (key === 'status' || key === 'verdict') return []
    if (key === 'needs') {
      return (Array.isArray(value) ? value : [])
        .filter((fact) => typeof fact === 'string' && !facts.has(fact))
        .map((fact) => [[key], `unknown fact \`${String(fact)}\`${hint(String(fact), facts.keys())}`])
    }
    if (!amounts.includes(key))
      return [[[key], `the policy has no amount \`${key}\`${hint(key, [...amounts, 'status', 'verdict', 'needs'])}`]]
    return (Array.isArray(value) ? value : [value]).every(isFen)
      ? []
      : [[[key], `\`${key}\` must be yuan with at most two decimals`]]
  })
}

function isFen(value: unknown): boolean {
  const yuan = exact.fromDecimal(String(value))
  return yuan !== undefined && exact.mul(yuan, exact.rational(100n)).den === 1n
}
