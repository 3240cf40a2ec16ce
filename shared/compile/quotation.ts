/** Without white space; the forms of digits, percent signs and brackets that differ only in width are made one. */
export function squeeze(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/％/g, '%')
}

/** Two numbers with only white space between them, as in a table, stay two numbers. */
const keepApart = (text: string) => text.replace(/([0-9])\s+(?=[0-9])/g, '$1|')

const DIGIT = /[0-9]/
const CHINESE_DIGIT = /[〇零一二三四五六七八九十百千万亿]/

/**
 * Whether the words stand in the text, white space aside, as a number of their own:
 * 「1%」 does not stand in 「11%」, 「1.1%」 or 「1.5%」, nor 「二」 in 「十二」.
 */
export function occursIn(words: string, text: string): boolean {
  const needle = squeeze(keepApart(words))
  const hay = squeeze(keepApart(text))
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const before = hay.slice(Math.max(0, at - 2), at)
    const after = hay.slice(at + needle.length, at + needle.length + 2)
    if (!continuesBefore(needle.slice(0, 1), before) && !continuesAfter(needle.slice(-1), after)) return true
  }
  return false
}

function continuesBefore(first: string, before: string): boolean {
  if (DIGIT.test(first)) return /[0-9]$|[0-9][.,]$/.test(before)
  return CHINESE_DIGIT.test(first) && CHINESE_DIGIT.test(before.slice(-1))
}

function continuesAfter(last: string, after: string): boolean {
  if (DIGIT.test(last)) return /^[0-9%‰万亿]|^[.,][0-9]/.test(after)
  return /[万千百]/.test(last)
    ? /^[万亿]/.test(after)
    : CHINESE_DIGIT.test(last) && CHINESE_DIGIT.test(after.slice(0, 1))
}
