import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const generators = /(?<![\w$.])(?:eval|Function)\s*\((?<argument>[^)]{0,40})/g
const allowed = /^\s*(["'])return this\1\s*$/

/**
 * Places in a built mini-program that make code from text, as `file: excerpt`.
 * `Function("return this")`, by which bundles look for the global object, is not counted: WeChat accepts it.
 */
export function findCodeGeneration(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') || file.endsWith('.wxs'))
    .flatMap((file) =>
      codeGenerationIn(readFileSync(path.join(folder, file), 'utf8')).map((found) => `${file}: ${found}`),
    )
}

/** The calls of `eval(…)`, `Function(…)` and `new Function(…)` in a source, except the allowed one. */
export function codeGenerationIn(source: string): string[] {
  return [...source.matchAll(generators)]
    .filter((match) => !allowed.test(match.groups?.argument ?? ''))
    .map((match) => match[0])
}
