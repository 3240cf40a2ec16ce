/** A browser saves a file by itself. */
export const needsTap: boolean = false

/** As `file.ts`. */
export function giveFile(name: string, text: string): Promise<string> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
  return Promise.resolve(`已保存为 ${name}。`)
}
