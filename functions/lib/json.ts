/**
 * JSON at the border, stricter than JSON.parse: no duplicate keys, no deep nesting, no keys that reach prototypes,
 * no number beyond the range of a double. Every refusal names the field.
 */
import { Problem } from './problem'

/** Levels of nesting: the deepest valid request, a quarter figure, needs five. */
const MAX_DEPTH = 8
const LONGEST_KEY_SHOWN = 60
const BACKSLASH = 92

type Step = string | number

/** Parses the text of a request body. Throws Problem (400) with the path of the field at fault. */
export function parseJson(text: string): unknown {
  const value = parse(text)
  const path: Step[] = []
  const kept = countMembers(value, path, 0)
  // JSON.parse keeps one member per name; each was written with a colon, and text inside strings may have more.
  const repeated = kept === colons(text) ? undefined : duplicate(text)
  if (repeated) throw refusal('同一个字段出现了两次，请只保留一个。', repeated)
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('malformed-json', '请求正文无法按 JSON 解析，请检查括号、引号和数字的写法。', 'body')
  }
}

/**
 * Members of all objects in the tree. Throws for depth, reserved keys and infinite numbers.
 * `path` holds the steps down to the value, of which there are `depth`.
 */
function countMembers(value: unknown, path: Step[], depth: number): number {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal('数字超出范围，请填写实际数值。', path.slice(0, depth))
    return 0
  }
  if (typeof value !== 'object' || value === null) return 0
  if (depth >= MAX_DEPTH) throw refusal(`嵌套太深，最多 ${MAX_DEPTH} 层。`, path.slice(0, depth))
  let count = 0
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      path[depth] = i
      count += countMembers(value[i], path, depth + 1)
    }
    return count
  }
  const members = value as Readonly<Record<string, unknown>>
  for (const key in members) {
    path[depth] = key
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw refusal('不允许使用这个字段名。', path.slice(0, depth + 1))
    }
    const member = members[key]
    count += typeof member === 'string' ? 1 : 1 + countMembers(member, path, depth + 1)
  }
  return count
}

/** All colons, those inside strings too: quick to count, and in most requests exactly one a member. */
function colons(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++
  return count
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before--
  return (at - before) % 2 === 0
}

/** Where the first repeated key is, if any. The text is valid JSON. */
function duplicate(text: string): Step[] | undefined {
  const open: { readonly keys: Set<string> | null; step: Step }[] = []
  let last = ''
  for (let i = 0; i < text.length; i++) {
    const inside = open[open.length - 1]
    switch (text[i]) {
      case '"': {
        const end = endOfString(text, i)
        last = JSON.parse(text.slice(i, end + 1)) as string
        i = end
        break
      }
      case '{':
        open.push({ keys: new Set(), step: '' })
        break
      case '[':
        open.push({ keys: null, step: 0 })
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        if (typeof inside?.step === 'number') inside.step++
        break
      case ':':
        if (!inside?.keys) break
        inside.step = last
        if (inside.keys.has(last)) return open.map(({ step }) => step)
        inside.keys.add(last)
        break
      default:
    }
  }
  return undefined
}

/** `answers.staff_average.quarters.0.1` */
function pathText(steps: readonly Step[]): string {
  const shown = steps.slice(0, MAX_DEPTH + 1)
  return shown.map((step) => String(step).slice(0, LONGEST_KEY_SHOWN)).join('.') || 'body'
}

function refusal(detail: string, path: readonly Step[]): Problem {
  return new Problem('invalid-body', detail, pathText(path))
}
