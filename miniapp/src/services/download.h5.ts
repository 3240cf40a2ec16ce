const DOWNLOADED_BY_MS = 60_000

/** Has the browser save a text as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Some browsers begin to read only after the tap is over.
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, DOWNLOADED_BY_MS)
}
