/** In a browser a page is shared by its address. */
export const sharesByLink: boolean = true
export const sharePicture = ''

/** Copies a text; whether that was possible. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** The address of the page on the screen. */
export const pageAddress = (): string => window.location.href
