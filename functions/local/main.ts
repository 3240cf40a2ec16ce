import { StartError } from './ready'

/** Runs `main`; a StartError ends the process with its message alone. */
export async function runMain(main: () => Promise<void> | void): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
