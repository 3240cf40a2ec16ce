/** The benchmark's thirteen answers, written in the product's own format and compiled by its own compiler. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mkdirSync, writeFileSync } from 'node:fs'
import { compile } from '../../shared/compile/compile'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The benchmark calls its facts by other names than our format allows: the adapter's whole work, done once. */
const FACT_IDS = /(?<="(?:id|fact)":")([a-z_]+)(?=")/g
const camel = (id: string): string => id.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Only what the engine itself is: no wording, no formats. */
const ENGINE_ENTRY = `export { load, evaluate, explain, explainAll, nextQuestions, portfolio } from '${here('../../shared/index.ts')}'`

/** Writes `build/engine.mjs` and `build/rules.json` for plain Node. Throws when the rules do not compile. */
export async function buildContestant(): Promise<void> {
  const { bundle, problems } = compile(here('rules'), { skip: ['examples', 'boundaries'] })
  if (!bundle) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  mkdirSync(here('build'), { recursive: true })
  writeFileSync(
    here('build/rules.json'),
    JSON.stringify(bundle).replace(FACT_IDS, (_, id: string) => camel(id)),
  )
  await build({
    stdin: { contents: ENGINE_ENTRY, resolveDir: here('.'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2020',
    outfile: here('build/engine.mjs'),
    logLevel: 'error',
  })
}
