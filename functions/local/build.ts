/** Bundles every function for Lambda: `dist/<name>.mjs`, one file each. */
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { functionsDir, root } from './paths'

/** Names of the functions: one TypeScript file each, directly in functions/. */
export function functionNames(): string[] {
  return readdirSync(functionsDir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
}

/** Writes the bundles to `outdir` and tells what went into each. */
export async function buildFunctions(outdir: string): Promise<Metafile> {
  rmSync(outdir, { recursive: true, force: true })
  const { metafile } = await build({
    entryPoints: functionNames().map((name) => `${functionsDir}${name}.ts`),
    absWorkingDir: root,
    outdir,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
  return metafile
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { outputs } = await buildFunctions(`${root}dist`)
  for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${file} ${(bytes / 1000).toFixed(1)} kB`)
}
