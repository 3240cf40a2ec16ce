import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Folders of the project, each ending in a slash. */
export const root = here('../../')
export const functionsDir = here('../')
export const miniappDir = here('../../miniapp/')
export const h5Dir = here('../../miniapp/dist/h5/')
export const dataDir = here('../../.data/')
export const policiesDir = here('../../policies/')
export const sharedDir = here('../../shared/')
export const compilerDir = here('../../shared/compile/')
export const bundleFile = here('../../shared/generated/bundle.json')
export const libraryFile = here('../../shared/generated/library.json')
export const serverlessFile = here('../../serverless.yml')
