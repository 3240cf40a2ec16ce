import url from '../../../shared/generated/bundle.json?url'
import type { Bundle } from '../../../shared/index'

/** The compiled rules: on the web a file of data beside the script, fetched at the same time. The app starts with it. */
export const rules = await fetchRules()

async function fetchRules(): Promise<Bundle> {
  for (;;) {
    try {
      const response = await fetch(url)
      if (response.ok) return (await response.json()) as Bundle
    } catch {
      // Asked again below.
    }
    await retry()
  }
}

/** Says in the place of 「正在打开」 what is missing; goes on when the owner taps. */
function retry(): Promise<void> {
  return new Promise((resolve) => {
    const opening = document.getElementById('opening') as HTMLElement
    const button = document.createElement('button')
    button.textContent = '没有打开，点这里再试一次'
    button.className = 'button button--secondary'
    button.onclick = () => {
      button.replaceWith(opening)
      resolve()
    }
    opening.replaceWith(button)
  })
}
