/** Finding a policy among many by its theme or by words. */
import type { Engine, PolicyResult, Theme } from '../../../shared/index'
import { themeOf } from './facts'

/** The themes the results are about, in the order of the questions, with how many each has. */
export function themesOf(engine: Engine, results: readonly PolicyResult[]): { theme: Theme; count: number }[] {
  return engine.bundle.themes.flatMap((theme) => {
    const count = results.filter(({ policy }) => themeOf(engine, policy) === theme.id).length
    return count > 0 ? [{ theme, count }] : []
  })
}

/** Results of that theme (null = any) with all the words in title, summary or audience. */
export function find(
  engine: Engine,
  results: readonly PolicyResult[],
  words: string,
  theme: string | null,
): PolicyResult[] {
  const wanted = words.trim().toLowerCase().split(/\s+/)
  return results.filter(({ policy }) => {
    if (theme !== null && themeOf(engine, policy) !== theme) return false
    const text = `${policy.title} ${policy.summary} ${policy.audience}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
