import type { Answer } from '../../results'
import { byTheme, evaluate, mayApply, nextScreen, questionsFor, type Engine, type PolicyResult } from '../../index'
import type { Persona } from '../schema/personas'

export interface Review {
  /** Questions, in the order in which they are asked; those of one screen together. */
  readonly screens: readonly (readonly string[])[]
  readonly results: readonly PolicyResult[]
}

/** The full check as a firm goes through it: what it does not know it answers with 不清楚. */
export function review(engine: Engine, { on, answers }: Pick<Persona, 'on' | 'answers'>): Review {
  const policies = engine.bundle.checks.find(({ id }) => id === 'all')?.policies
  const given: Record<string, Answer> = {}
  const screens: string[][] = []
  for (;;) {
    const open = evaluate(engine, given, on, policies).filter(mayApply)
    const last = engine.facts.get(screens[screens.length - 1]?.[0] ?? '')
    const questions = byTheme(engine, questionsFor(engine, given, open), open, last?.theme)
    // Exact figures behind a band come last; whoever has one would have given it.
    const screen = nextScreen(engine, questions).filter(({ exact }) => !exact)
    if (screen.length === 0) return { screens, results: evaluate(engine, given, on) }
    for (const { fact } of screen) given[fact] = answers[fact] ?? null
    screens.push(screen.map(({ fact }) => fact))
  }
}

/** For an analyst: the questions with the answers, then what the firm gets. */
export function reviewText(engine: Engine, persona: Persona): string {
  const { screens, results } = review(engine, persona)
  const lines = screens.map((ids, index) => {
    const texts = ids.map((id) => {
      const fact = engine.facts.get(id)
      return `[${fact?.theme ?? ''}] ${fact?.title ?? ''} ${JSON.stringify(persona.answers[id] ?? null)} (${id})`
    })
    return `${index + 1}. ${texts.join('\n   ')}`
  })
  const group = (verdict: PolicyResult['verdict']) =>
    results.filter((one) => one.verdict === verdict).map(({ policy, status }) => `${policy.id} (${status})`)
  return [
    `${persona.name}, ${persona.on}`,
    ...lines,
    `eligible: ${group('eligible').join(', ')}`,
    `unknown: ${group('unknown').join(', ')}`,
    '',
  ].join('\n')
}
