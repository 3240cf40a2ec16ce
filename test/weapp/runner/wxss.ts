import path from 'node:path'
import postcss from 'postcss'

/** 750 rpx are the width of any screen. */
const rpx = /(-?\d*\.?\d+)rpx\b/g
const tag = /(^|[\s>+~,(])([a-z][a-z-]*)/g
const htmlTags = new Set(['input', 'textarea', 'canvas', 'from', 'to'])

/** Turns a WXSS file and what it imports into CSS for elements named `wx-…`. */
export function wxssToCss(file: string, read: (file: string) => string): string {
  const root = postcss.parse(read(file), { from: file })
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^(url\()?["']?|["']?\)?$/g, '')
    const imported = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)
    rule.replaceWith(postcss.parse(wxssToCss(imported, read)))
  })
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(rpx, (_, amount: string) => `calc(${amount} * 100vw / 750)`)
  })
  root.walkRules((rule) => {
    rule.selector = rule.selector.replace(tag, (whole, before: string, name: string) =>
      htmlTags.has(name) || name.startsWith('wx-') ? whole : `${before}wx-${name}`,
    )
  })
  return root.toString()
}
