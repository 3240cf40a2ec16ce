/** A browser enlarges by itself. */
export function phoneWantsLargeType(): boolean {
  return false
}

/** Shows the page from there on, at once. Pages below this one keep their place. */
export function scrollTo(top: number): void {
  for (const page of Array.from(document.querySelectorAll('.taro_page'))) {
    if (page instanceof HTMLElement && page.style.display !== 'none') page.scrollTop = top
  }
}

export function scrollToTop(): void {
  scrollTo(0)
}
