/** What can be measured on a screen: accessibility, sizes for fingers, text that does not fit. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Smallest side of anything to tap, in CSS pixels. */
const FINGER = 44

/** Makes the screen as tall as the page, so that nothing is hidden under a bar while it is looked at. */
export async function unroll(page: Page): Promise<void> {
  const { width = 390 } = page.viewportSize() ?? {}
  const height = await page.evaluate(() =>
    Math.max(...Array.from(document.querySelectorAll('*'), (element) => element.scrollHeight)),
  )
  await page.setViewportSize({ width, height: Math.max(844, height) })
  // A screen caught before it is painted at its new size cannot be pictured.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
}

/** Violations found by axe-core, all of its rules, as `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`if (!globalThis.axe) { ${axe} }`)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
    )
  })
  return found
}

/** Visible controls smaller than a finger, as `name: width×height`. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((finger) => {
    const controls = document.querySelectorAll<HTMLElement>('button, input, a[href], select, textarea, [role=button]')
    return Array.from(controls).flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      const shown = control.checkVisibility({ visibilityProperty: true }) && width > 0
      const name = control.getAttribute('aria-label') ?? control.innerText
      return shown && Math.min(width, height) < finger - 0.01
        ? [`${name}: ${Math.round(width)}×${Math.round(height)}`]
        : []
    })
  }, FINGER)
}

/** Text that is cut off, lies outside the screen or on other text, and pages that scroll sideways. */
export async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const wordsIn = (element: HTMLElement) => (element instanceof HTMLInputElement ? element.value : element.innerText)
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    for (const element of Array.from(document.querySelectorAll<HTMLElement>('body *'))) {
      if (!isShown(element)) continue
      const style = getComputedStyle(element)
      const sideways = element.scrollWidth - element.clientWidth > 1 && element.clientWidth > 0
      if (sideways && style.display !== 'inline') {
        found.push(`${element.className} is ${element.scrollWidth} wide in ${element.clientWidth}: ${wordsIn(element)}`)
      }
      const clips = style.overflowY === 'hidden' || style.overflowY === 'clip'
      if (clips && element.scrollHeight - element.clientHeight > 1) {
        found.push(
          `${element.className} is ${element.scrollHeight} high in ${element.clientHeight}: ${wordsIn(element)}`,
        )
      }
    }
    const dialog = document.querySelector('[role=dialog]')
    const root = dialog ?? document.body
    const texts: { text: string; box: DOMRect }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue?.trim() ?? ''
      if (text === '' || !node.parentElement || !isShown(node.parentElement)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of Array.from(range.getClientRects())) {
        if (box.width === 0) continue
        if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`outside the screen: ${text}`)
        texts.push({ text, box })
      }
    }
    // Lines may touch: only what covers more than a third of a line is on top of it.
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        const third = Math.min(one.box.height, other.box.height) / 3
        if (wide > 2 && high > third) found.push(`「${one.text}」 and 「${other.text}」 overlap`)
      }
    }
    return found
  })
}
