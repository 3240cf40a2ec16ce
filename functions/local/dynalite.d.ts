declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface Options {
    /** Folder of the store; in memory without. */
    readonly path?: string
    readonly createTableMs?: number
    readonly updateTableMs?: number
    readonly deleteTableMs?: number
  }
  export default function dynalite(options?: Options): Server
}

declare module 'dynalite/db/index.js' {
  interface Store {
    readonly db: { open(): Promise<void>; close(): Promise<void> }
  }
  const module: { create(options: { readonly path: string }): Store }
  export default module
}
