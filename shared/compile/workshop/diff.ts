import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle } from '../../bundle'
import { evaluate, keepAnswers, load, moneyDirection, moneyRange, type PolicyResult } from '../../index'
import { compile } from '../compile'
import { formatProblem } from '../errors'
import type { Persona } from '../schema/personas'

/** What one persona gets from one policy, before and after. */
export interface Change {
  readonly persona: string
  readonly policy: string
  readonly change: 'won' | 'lost' | 'up' | 'down' | 'other'
  readonly before: string
  readonly after: string
  readonly clauses: readonly string[]
}

/** The rules as they were in a revision of the repository. Throws when they do not compile with today's compiler. */
export function bundleAt(root: string, revision: string): Bundle {
  const directory = mkdtempSync(join(tmpdir(), 'policies-'))
  try {
    const archive = execFileSync('git', ['archive', revision, 'policies'], { cwd: root, maxBuffer: 2 ** 28 })
    execFileSync('tar', ['-x', '-C', directory], { input: archive })
    const { bundle, problems } = compile(join(directory, 'policies'))
    if (!bundle) throw new Error(`the rules of ${revision} do not compile:\n${problems.map(formatProblem).join('\n')}`)
    return bundle
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** What changed for the personas from one bundle to the next. */
export function changes(before: Bundle, after: Bundle, personas: readonly Persona[]): Change[] {
  const [old, current] = [load(before), load(after)]
  return personas.flatMap(({ name, on, answers }) => {
    const was = new Map(evaluate(old, keepAnswers(old, answers).answers, on).map((one) => [one.policy.id, one]))
    const is = new Map(evaluate(current, keepAnswers(current, answers).answers, on).map((one) => [one.policy.id, one]))
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
      const found = changeOf(was.get(id), is.get(id))
      const clauses = (is.get(id) ?? was.get(id))?.policy.clauses ?? []
      return found ? [{ persona: name, policy: id, clauses, ...found }] : []
    })
  })
}

function changeOf(
  before: PolicyResult | undefined,
  after: PolicyResult | undefined,
): Pick<Change, 'change' | 'before' | 'after'> | undefined {
  const [was, is] = [textOf(before), textOf(after)]
  if (was === is) return undefined
  const rank = verdictRank(after) - verdictRank(before)
  const money = moneyDirection(before?.amounts ?? [], after?.amounts ?? [])
  const change = rank > 0 ? 'won' : rank < 0 ? 'lost' : (money ?? 'other')
  return { change, before: was, after: is }
}

/** Gone and ineligible are alike for a firm. */
function verdictRank(result: PolicyResult | undefined): number {
  return result?.verdict === 'eligible' ? 2 : result?.verdict === 'unknown' ? 1 : 0
}

function textOf(result: PolicyResult | undefined): string {
  if (!result) return 'none'
  const amounts = result.amounts.map((amount) => `${amount.label} ${moneyRange(amount)}`)
  return [`${result.status}, ${result.verdict}`, ...amounts].join('; ')
}

/** For an analyst: a line a change, by persona. */
export function changesText(found: readonly Change[]): string {
  if (found.length === 0) return 'nothing changed for the personas'
  const lines = found.map(
    ({ persona, change, policy, clauses, before, after }) =>
      `${persona}: ${change}: ${policy} (${clauses.join(', ')})\n  before: ${before}\n  after:  ${after}`,
  )
  return lines.join('\n')
}
