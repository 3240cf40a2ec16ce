/** Bundles every function for Lambda: `dist/<name>.mjs`, one file each. */
import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { bundleFile, functionsDir, libraryFile, root } from './paths'

/** Names of the functions: one TypeScript file each, directly in functions/. */
export function functionNames(): string[] {
  return readdirSync(functionsDir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
}

/** Compiled file → its name beside the code. */
const DATA = { [bundleFile]: 'rules.json', [libraryFile]: 'library.json' }

/** Rules and texts as data beside the code: read once at cold start, and the code stays small as they grow. */
const dataBesideTheCode: Plugin = {
  name: 'data-beside-the-code',
  setup(bundling) {
    bundling.onLoad({ filter: /shared[\\/]generated[\\/]\w+\.json$/ }, ({ path }) => {
      const name = DATA[path]
      if (name === undefined) throw new Error(`no place for ${path} beside the code`)
      return {
        contents: `import { readFileSync } from 'node:fs'
          export default JSON.parse(readFileSync(new URL('./${name}', import.meta.url), 'utf8'))`,
        loader: 'js',
      }
    })
  },
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
    plugins: [dataBesideTheCode],
  })
  for (const [file, name] of Object.entries(DATA)) copyFileSync(file, `${outdir}/${name}`)
  return metafile
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { outputs } = await buildFunctions(`${root}dist`)
  for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${file} ${(bytes / 1000).toFixed(1)} kB`)
}
