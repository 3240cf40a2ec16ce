/** A browser enlarges by itself. */
export function phoneWantsLargeType(): boolean {
  return false
}

/** Shows the top of the page again, at once. Pages below this one keep their place. */
export function scrollToTop(): void {
  for (const page of Array.from(document.querySelectorAll('.taro_page'))) {
    if (page instanceof HTMLElement && page.style.display !== 'none') page.scrollTop = 0
  }
}
