import { pathToFileURL } from 'node:url'
import type { Config } from './config'
import type { Handlers, LambdaHandler } from './gateway'

/** Loads the function files of the configuration from a folder: `functions/` (.ts) or `dist/` (.mjs). */
export async function loadHandlers(
  { functions }: Config,
  folder: string,
  extension: '.ts' | '.mjs',
): Promise<Handlers> {
  const loaded = await Promise.all(
    functions.map(async (name) => {
      const module = (await import(pathToFileURL(`${folder}${name}${extension}`).href)) as { handler?: LambdaHandler }
      if (typeof module.handler !== 'function') throw new Error(`functions/${name}.ts exports no handler`)
      return [name, module.handler] as const
    }),
  )
  return Object.fromEntries(loaded)
}
