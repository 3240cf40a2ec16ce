/** What the whole catalogue costs for the twenty personas, in microseconds of CPU. Prints JSON: also run without a JIT. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parse } from 'yaml'
import type { Persona } from '../../shared/compile/schema/personas'

export interface CatalogueNumbers {
  /** The slowest persona, every policy. */
  readonly evaluateMicros: number
  /** The slowest persona halfway through its questions. */
  readonly nextMicros: number
  /** Reading the bundle, its JSON included. */
  readonly loadMs: number
}

/** In a process of its own, so that it can run without a JIT. */
export async function measureCatalogue(flags: readonly string[] = []): Promise<CatalogueNumbers> {
  const outfile = join(tmpdir(), `qinghui-catalogue-${process.pid}.mjs`)
  await build({
    entryPoints: [fileURLToPath(new URL('catalogue-run.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2020',
    outfile,
    logLevel: 'error',
  })
  const file = new URL('../policies/personas.yaml', import.meta.url)
  const { personas } = parse(readFileSync(file, 'utf8')) as { personas: readonly Persona[] }
  const text = execFileSync(process.execPath, [...flags, outfile], {
    input: JSON.stringify(personas),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return JSON.parse(text.toString()) as CatalogueNumbers
}
