import { download } from './download.h5'

/** A browser saves a file by itself. */
export const needsTap: boolean = false

/** As `file.ts`. */
export function giveFile(name: string, text: string): Promise<string> {
  download(name, 'application/json', text)
  return Promise.resolve(`已保存为 ${name}。`)
}

/** The file is the owner's. */
export function dropFile(): void {
  // Nothing of it is in the app.
}
